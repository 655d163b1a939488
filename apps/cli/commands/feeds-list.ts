import { feedsTable } from '../feed-text.ts'
import { plain } from '../output.ts'
import type { Definition } from '../program.ts'
import type { FeedView } from '../types.ts'

export const feedsList: Definition = {
  name: 'feeds list',
  summary: 'list reference feeds: how fresh each is, what went wrong, what is late',
  async run({ client, output }) {
    const feeds = await client().get<FeedView[]>('/v1/feeds')
    const notes = feeds.flatMap(({ name, alarm, lastError }) => [
      ...(alarm ? [`late   ${plain(alarm)}`] : []),
      ...(lastError ? [`error  ${name}: ${plain(lastError)}`] : []),
    ])
    output.result(feeds, [feedsTable(feeds), ...(notes.length > 0 ? ['', ...notes] : [])].join('\n'))
    return undefined
  },
}
