import { awaitRun, runText } from '../feed-text.ts'
import type { Definition } from '../program.ts'
import type { FeedRun } from '../types.ts'

export const feedsRun: Definition = {
  name: 'feeds run',
  summary: 'look at a feed’s publisher now, and wait until what is new has been taken in',
  shape: (command) => command.argument('<feed>').option('--no-wait', 'only start it'),
  async run({ client, output }, feed: string, { wait }: { wait: boolean }) {
    const run = await client().send<FeedRun>('POST', `/v1/feeds/${encodeURIComponent(feed)}/run`)
    if (!wait) {
      output.result(run, `started: ${run.run}`)
      return undefined
    }
    const then = await awaitRun(client(), output, feed)
    output.result(then, runText(then))
    return then.lastError === null ? undefined : 1
  },
}
