import type { Definition } from '../program.ts'

export const deliveriesDrop: Definition = {
  name: 'deliveries drop',
  summary: 'give a dead letter up: its address and text are forgotten',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    await client().send('POST', `/v1/deliveries/${encodeURIComponent(id)}/drop`)
    output.result({ dropped: id }, 'dropped')
    return undefined
  },
}
