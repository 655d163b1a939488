import type { Jobs } from '../../platform/jobs/index.ts'
import type { Feeds } from './service/index.ts'

/** A download may take hours; a holder that is alive says so every few seconds. */
export const FEEDS_QUEUES = [{ name: 'feeds.run', onePerKey: true, expireInSeconds: 6 * 3600, retryLimit: 5 }]

/** Jobs of this module. Each may run twice: an import is moved on by whoever finds it where it left it. */
export async function feedsJobs(jobs: Jobs, feeds: Pick<Feeds, 'work'>): Promise<void> {
  await jobs.work<{ feed: string }>('feeds.run', 1, async (batch) => {
    for (const { data } of batch) await feeds.work(data.feed)
  })
}
