import { InvalidArgumentError } from 'commander'
import { withQuery } from '../client.ts'
import { actionText } from '../exposure-text.ts'
import type { Definition } from '../program.ts'
import type { ActionList } from '../types.ts'

export const actionsList: Definition = {
  name: 'actions list',
  summary: 'what to do this week, in plain words, most urgent first',
  shape: (command) => command.option('--limit <number>', 'actions at most', count, 10),
  async run({ client, output }, { limit }: { limit: number }) {
    const list = await client().get<ActionList>(withQuery('/v1/actions', { limit: String(limit) }))
    const lines = [
      ...(list.items.length === 0 ? ['Nothing to do.'] : list.items.map(actionText)),
      ...(list.more > 0 ? [`… and ${list.more} more.`] : []),
      ...(list.asOf === null ? ['No records were taken in yet: nothing was compared.'] : []),
    ]
    output.result(list, lines.join('\n\n'))
    return undefined
  },
}

function count(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 200)
    throw new InvalidArgumentError('a whole number from 1 to 200 is needed.')
  return value
}
