import type { FindingSummary } from '../modules/findings/schema.ts'
import type { PipelineView } from '../modules/oversight/schema.ts'
import type { Api } from './api.ts'

/** What the house still has to do, without what waits for the network or a person. */
export interface Work {
  /** Runs. */
  pending: number
  /** What follows from them: grouping, replays to plan, cases to open. */
  background: number
  judged: number
}

/** Reads the pipeline. */
export async function readWork(api: Api): Promise<Work> {
  const { jobs, verdicts } = await api.get<PipelineView>('/v1/pipeline')
  const judged = Object.entries(verdicts)
    .filter(([verdict]) => verdict !== 'waiting')
    .reduce((sum, [, count]) => sum + count, 0)
  return { pending: jobs.queued + jobs.running, background: jobs.background, judged }
}

/** The view is a second old at most and one thing sets off the next: that many quiet looks in a row are the end. */
const QUIET_LOOKS = 4
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
    quiet = work.pending + work.background === 0 ? quiet + 1 : 0
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
