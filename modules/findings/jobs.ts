import type { Jobs } from '../../platform/jobs/index.ts'
import type { Findings } from './service/index.ts'
import type { RefreshPlace } from './service/refresh.ts'

export const FINDINGS_QUEUES = [
  { name: 'findings.group' },
  { name: 'findings.index' },
  { name: 'findings.regroup' },
  { name: 'findings.refresh' },
]

/** Jobs of this module. Each may run twice: grouping skips what is grouped, the others overwrite alike. */
export async function findingsJobs(jobs: Jobs, findings: Findings): Promise<void> {
  await jobs.work<{ ids: string[] }>('findings.group', 20, (batch) =>
    findings.group(batch.flatMap((job) => job.data.ids)),
  )
  await jobs.work<{ ids: string[] }>('findings.index', 20, (batch) =>
    findings.index(batch.flatMap((job) => job.data.ids)),
  )
  await jobs.work<{ findingId: string }>('findings.regroup', 50, async (batch) => {
    for (const findingId of new Set(batch.map((job) => job.data.findingId)))
      await findings.regroupPackageOf(findingId)
  })
  await jobs.work<{ after?: RefreshPlace }>('findings.refresh', 1, async (batch) => {
    for (const { data } of batch) await findings.refreshBatch(data.after)
  })
}
