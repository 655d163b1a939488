import type { Jobs } from '../../platform/jobs/index.ts'
import { QUEUE, RUN_QUEUES } from './service/deps.ts'
import type { Validation } from './service/index.ts'

export const VALIDATION_QUEUES = [
  { name: QUEUE.prepare, expireInSeconds: 600 },
  // A runner that dies keeps its job no longer than this, and one that sends heartbeats not even so long.
  ...RUN_QUEUES.map((name) => ({ name, expireInSeconds: 180 })),
]

/** Fetching waits for the network, so several packages are prepared side by side. */
const AT_ONCE = 4

/** Jobs of this module. The run queues have no handler here: runners take from them. */
export async function validationJobs(jobs: Jobs, validation: Validation): Promise<void> {
  await jobs.work<{ id: string }>(QUEUE.prepare, 24, async (batch) => {
    const rest = [...batch]
    const lane = async () => {
      for (let job = rest.shift(); job; job = rest.shift()) await validation.prepare(job.data.id)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
  })
}
