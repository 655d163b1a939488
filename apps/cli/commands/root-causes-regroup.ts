import type { Definition } from '../program.ts'

export const rootCausesRegroup: Definition = {
  name: 'root-causes regroup',
  summary: 'make anew what older versions of the grouping rules made; decisions of people stay',
  shape: (command) => command,
  async run({ client, output }) {
    const reply = await client().send<{ needed: boolean }>('POST', '/v1/root-causes/regroup')
    output.result(
      reply,
      reply.needed
        ? 'The house groups anew in the background, package by package.'
        : 'Nothing to do: every grouping was made by the rules of this version.',
    )
    return undefined
  },
}
