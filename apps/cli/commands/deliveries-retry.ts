import type { Definition } from '../program.ts'

export const deliveriesRetry: Definition = {
  name: 'deliveries retry',
  summary: 'send a dead letter again',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    await client().send('POST', `/v1/deliveries/${encodeURIComponent(id)}/retry`)
    output.say('It is sent again, from the first try.')
    return undefined
  },
}
