import type { Client } from './client.ts'
import { failed } from './exit.ts'
import { facts, type Output, plain, table } from './output.ts'
import type { FeedView } from './types.ts'

export const feedsTable = (feeds: readonly FeedView[]): string =>
  table(
    ['feed', 'mode', 'state', 'data as of', 'last success', 'what it is'],
    feeds.map((feed) => [
      feed.name,
      feed.mode,
      feed.running ? `${feed.running.stage} ${feed.running.position}` : feed.freshness,
      feed.asOf?.slice(0, 10),
      feed.lastSuccessAt?.slice(0, 16).replace('T', ' '),
      feed.title,
    ]),
  )

/** What a run did, and what of it could not be read. */
export function runText({ name, lastRun, lastError }: FeedView): string {
  if (!lastRun)
    return facts([
      ['feed', name],
      ['error', lastError],
    ])
  const head = facts([
    ['feed', name],
    ['outcome', lastRun.outcome],
    ['records', lastRun.records],
    ['added', lastRun.added],
    ['changed', lastRun.changed],
    ['as before', lastRun.same],
    ['older than held', lastRun.older],
    ['could not be read', lastRun.rejected],
    ['error', lastError],
  ])
  const rejected = lastRun.rejections.map(
    ({ position, name: file, problem }) => `${position}  ${plain(file)}: ${plain(problem)}`,
  )
  return [head, ...rejected].join('\n')
}

/** Waits until a feed's import has ended. @throws CommandError when it failed */
export async function awaitRun(client: Client, output: Output, name: string): Promise<FeedView> {
  for (let said = -1; ; ) {
    const feed = (await client.get<FeedView[]>('/v1/feeds')).find((one) => one.name === name)
    if (!feed) throw failed(`There is no feed ${name} any more.`)
    if (!feed.running) return feed
    // A fetch that failed waits to be tried again: nobody should wait with it.
    if (feed.failingSince && feed.running.stage === 'fetch') return feed
    if (feed.running.position !== said) output.say(`${name}: ${feed.running.stage}, ${feed.running.position}`)
    said = feed.running.position
    await new Promise((later) => setTimeout(later, 500))
  }
}
