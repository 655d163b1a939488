import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { Delivery } from '../types.ts'

export const deliveriesList: Definition = {
  name: 'deliveries list',
  summary: 'list e-mails and webhook calls about your cases, and what became of them',
  shape: (command) =>
    command
      .option('--state <state>', 'pending, sent, dead or dropped')
      .option('--limit <n>', 'how many at most', (text) => Number.parseInt(text, 10), 50),
  async run({ client, output }, { state, limit }: { state?: string; limit: number }) {
    const items = await client().list<Delivery>('/v1/deliveries', { state }, limit)
    output.result(
      items,
      items.length === 0
        ? 'None.'
        : table(
            ['id', 'kind', 'state', 'to', 'tries', 'last error'],
            items.map((one) => [
              one.id,
              one.kind,
              one.state,
              one.to ?? '–',
              one.attempts,
              one.lastError ?? '',
            ]),
          ),
    )
    return undefined
  },
}
