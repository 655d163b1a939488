import type { Definition } from '../program.ts'
import type { LastResortMaintainer } from '../types.ts'

export const lastResortRegister: Definition = {
  name: 'last-resort register',
  summary: 'write down who is willing to mend what nobody mends; of one name the last word holds',
  shape: (command) =>
    command
      .argument('<name>', 'an organisation of this house by its exact name, or any other')
      .option('--email <address>', 'where it is written to; needed where it has no account here')
      .option('--ecosystem <type...>', 'types of package addresses it takes, as npm or pypi; none: all')
      .option('--words <text>', 'what was agreed, for coordinators'),
  async run(
    { client, output },
    name: string,
    { email, ecosystem = [], words }: { email?: string; ecosystem?: string[]; words?: string },
  ) {
    const one = await client().send<LastResortMaintainer>('POST', '/v1/last-resort-maintainers', {
      name,
      ecosystems: ecosystem,
      ...(email === undefined ? {} : { email }),
      ...(words === undefined ? {} : { words }),
    })
    output.result(one, `registered ${one.id}: ${one.name}, ${one.ecosystems.join(', ') || 'everything'}`)
    return undefined
  },
}

export const lastResortWithdraw: Definition = {
  name: 'last-resort withdraw',
  summary: 'take an organisation off the list; cases it took over stay with it',
  shape: (command) => command.argument('<id>', 'the id in "last-resort list"'),
  async run({ client, output }, id: string) {
    await client().send('DELETE', `/v1/last-resort-maintainers/${encodeURIComponent(id)}`)
    output.result({ withdrawn: id }, 'withdrawn')
    return undefined
  },
}
