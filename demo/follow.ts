import type { FindingSummary } from '../modules/findings/schema.ts'
import type { PipelineView } from '../modules/oversight/schema.ts'
import { type Api, ApiError } from './api.ts'

/** What the house still has to do, without what waits for the network or a person. */
export interface Work {
  pending: number
  waiting: number
  judged: number
}

/** Reads the pipeline. */
export async function readWork(api: Api): Promise<Work> {
  try {
    const { jobs, verdicts } = await api.get<PipelineView>('/v1/pipeline')
    const judged = Object.entries(verdicts)
      .filter(([verdict]) => verdict !== 'waiting')
      .reduce((sum, [, count]) => sum + count, 0)
    return { pending: jobs.queued + jobs.running, waiting: jobs.waiting, judged }
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return readReproductions(api)
    throw error
  }
}

async function readReproductions(api: Api): Promise<Work> {
  const work: Work = { pending: 0, waiting: 0, judged: 0 }
  for (const { state } of await api.all<{ state: string }>('/v1/reproductions')) {
    if (state === 'judged') work.judged += 1
    else if (state === 'waiting') work.waiting += 1
    else work.pending += 1
  }
  return work
}

/** A verdict sets off grouping, replays and, some seconds later, cases: only a quiet spell of this many looks is the end. */
const QUIET_LOOKS = 25
const LOOK_MS = 1000

export interface Following {
  api: Api
  wait(ms: number): Promise<void>
  /** Findings that must be grouped before the end. */
  findingIds(): ReadonlySet<string>
  seen(work: Work): void
}

/** Waits until nothing is queued or running and every finding is grouped. */
export async function followUntilQuiet(following: Following): Promise<Work> {
  const { api, wait } = following
  for (let quiet = 0; ; ) {
    const work = await readWork(api)
    following.seen(work)
    quiet = work.pending === 0 ? quiet + 1 : 0
    if (quiet >= QUIET_LOOKS) {
      if (await allGrouped(following)) return work
      quiet = 0
    }
    await wait(LOOK_MS)
  }
}

async function allGrouped({ api, findingIds }: Following): Promise<boolean> {
  const wanted = findingIds()
  const findings = await api.all<FindingSummary>('/v1/findings')
  return findings.every(({ id, rootCauseId }) => !wanted.has(id) || rootCauseId !== null)
}
