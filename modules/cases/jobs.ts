import { system } from '../../platform/access/actor.ts'
import type { Database } from '../../platform/db/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { CaseEvent } from './service/hooks.ts'
import type { Cases } from './service/index.ts'

export const CASES_QUEUES = [{ name: 'cases.refresh' }, { name: 'cases.merged' }, { name: 'cases.notify' }]

/** Jobs of this module. Each may run twice: a refresh recomputes, a merge already followed moves nothing. */
export async function casesJobs(jobs: Jobs, cases: Cases, db: Database): Promise<void> {
  // Upon finding.judged, findings.grouped and root-causes.unmerged: their root causes.
  await jobs.work<{ rootCauseIds: string[] }>('cases.refresh', 100, (batch) =>
    cases.refreshCases([...new Set(batch.flatMap((job) => job.data.rootCauseIds))]),
  )
  // Upon root-causes.merged.
  await jobs.work<{ from: string; into: string }>('cases.merged', 20, async (batch) => {
    for (const { data } of batch) await db.as(system, (tx) => cases.followMerge(tx, data.from, data.into))
  })
  // Upon what parties and endpoints are told of. Told twice, it is delivered once.
  await jobs.work<CaseEvent>('cases.notify', 50, async (batch) => {
    const failed: unknown[] = []
    // One that cannot be told must not keep the others from being told.
    for (const { data } of batch) await cases.notify(data).catch((error) => failed.push(error))
    if (failed.length > 0) throw failed[0]
  })
}
