import { NotGroupedYet } from '../../modules/findings/index.ts'
import { system } from '../../platform/access/actor.ts'
import { Fault } from '../../platform/errors/index.ts'
import type { Subscriber } from '../../platform/events/index.ts'
import type { OnError } from '../../platform/jobs/index.ts'
import type { House } from './compose.ts'

/** Queues of work that joins modules: each carries news of one to another. */
export const HOUSE_QUEUES = [{ name: 'house.verdict' }, { name: 'house.open-case' }]

/**
 * News travels upwards: what happened in one module becomes work in another. Runs in the relay's
 * transaction, so that a job is queued exactly once for an event.
 */
export function subscriptions(house: House): Record<string, Subscriber> {
  return {
    async work(tx, events) {
      for (const event of events) {
        const ids = (event.data.ids ?? []) as string[]
        if (event.kind === 'findings.accepted') {
          await house.jobs.enqueue(tx, 'findings.group', [{ data: { ids } }])
          await house.jobs.enqueue(tx, 'findings.index', [{ data: { ids }, priority: -1 }])
          await house.validation.request(tx, ids)
        }
        if (event.kind === 'findings.outdated') {
          const { after } = event.data
          await house.jobs.enqueue(tx, 'findings.refresh', [{ data: after ? { after } : {}, priority: -1 }])
        }
        if (event.kind === 'findings.outdated-packages') {
          await house.jobs.enqueue(
            tx,
            'findings.regroup',
            ids.map((findingId) => ({ data: { findingId }, priority: -1 })),
          )
        }
        if (event.kind === 'reproduction.judged') {
          await house.jobs.enqueue(tx, 'house.verdict', [
            { data: { reproductionId: event.subjectId, ...event.data } },
          ])
        }
        if (event.kind === 'finding.judged') {
          const rootCauseId = event.data.rootCauseId as string
          await house.jobs.enqueue(tx, 'cases.refresh', [{ data: { rootCauseIds: [rootCauseId] } }])
          if (event.data.verdict === 'reproduced')
            await house.jobs.enqueue(tx, 'house.open-case', [
              { data: { rootCauseId }, startAfterSeconds: 10 },
            ])
        }
        if (event.kind === 'findings.grouped') {
          const rootCauseIds = (event.data.rootCauses ?? []) as string[]
          // A report's words may name the repair that a proof before it did not.
          await house.jobs.enqueue(
            tx,
            'house.verdict',
            (await house.findings.worthReplaying(tx, ids)).map((findingId) => ({
              data: { findingId, purpose: 'cross', verdict: 'cannot run' },
            })),
          )
          await house.jobs.enqueue(tx, 'cases.refresh', [{ data: { rootCauseIds } }])
          await house.jobs.enqueue(
            tx,
            'house.open-case',
            rootCauseIds.map((rootCauseId) => ({ data: { rootCauseId }, startAfterSeconds: 10 })),
          )
        }
        if (event.kind === 'root-causes.merged') {
          await house.jobs.enqueue(tx, 'cases.merged', [
            { data: { from: event.data.from, into: event.subjectId } },
          ])
        }
        if (event.kind === 'finding.attested') {
          await house.jobs.enqueue(tx, 'house.verdict', [
            { data: { findingId: event.subjectId, purpose: 'attestation', verdict: 'cannot run' } },
          ])
        }
      }
    },
  }
}

/** Five seconds apart: far longer than grouping ever lags. */
const MAX_TRIES = 200

interface VerdictJob {
  tries?: number
  findingId: string | null
  purpose: 'finding' | 'trial' | 'cross' | 'attestation'
  verdict: 'reproduced' | 'not reproduced' | 'intermittent' | 'out of threat model' | 'cannot run'
}

/** Work that joins modules. A job may run twice: verdicts overwrite alike, replays skip what is known. */
export async function houseJobs(house: House, onError: OnError): Promise<void> {
  await house.jobs.work<VerdictJob>('house.verdict', 100, async (batch) => {
    const touched = new Map<string, { id: string; data: VerdictJob }>()
    // One finding that is not ready (not grouped yet, say) must not hold back the rest of the batch.
    const later: VerdictJob[] = []
    const attempt = async (id: string, data: VerdictJob, work: () => Promise<unknown>) => {
      try {
        await work()
      } catch (error) {
        const tries = (data.tries ?? 0) + 1
        const lost = tries > MAX_TRIES
        if (!lost) later.push({ ...data, tries })
        // A verdict is often there before its group is: that is waiting, and no failure until it never ends.
        if (lost || !(error instanceof NotGroupedYet))
          onError(error, { queue: 'house.verdict', ids: [id], lost: lost ? [id] : [] })
      }
    }
    for (const { id, data } of batch) {
      const { findingId } = data
      if (!findingId || data.purpose === 'trial') continue
      if (data.purpose === 'cross') {
        touched.set(findingId, { id, data })
        continue
      }
      await attempt(id, data, async () => {
        const level =
          data.purpose === 'attestation'
            ? 'attested'
            : data.verdict === 'reproduced'
              ? 'reproduced'
              : 'claimed'
        await house.findings.recordVerdict(findingId, data.verdict, level)
        if (data.purpose === 'finding')
          touched.set(findingId, { id, data: { findingId, purpose: 'cross', verdict: data.verdict } })
      })
    }
    // One look at a package serves all its findings of this batch.
    const done = new Set<string>()
    for (const [findingId, { id, data }] of touched) {
      if (done.has(findingId)) continue
      await attempt(id, data, async () => {
        for (const peer of await house.validation.replay(findingId)) done.add(peer)
      })
    }
    await house.db.as(system, (tx) =>
      house.jobs.enqueue(
        tx,
        'house.verdict',
        later.map((data) => ({ data, startAfterSeconds: 5 })),
      ),
    )
  })
  await house.jobs.work<{ rootCauseId: string }>('house.open-case', 50, async (batch) => {
    for (const rootCauseId of new Set(batch.map((job) => job.data.rootCauseId))) {
      await openCaseWhenReady(house, rootCauseId)
    }
  })
}

/**
 * A reproduced root cause opens a case, once no replay of its findings is under way: replays may still
 * show that two root causes are one. Asked too early it does nothing; the next verdict asks again.
 */
async function openCaseWhenReady(house: House, rootCauseId: string): Promise<void> {
  const ready = await house.db.as(system, async (tx) => {
    const [rootCause] = await house.findings.rootCausesIn(tx, [rootCauseId])
    if (!rootCause || rootCause.caseId || rootCause.verdict !== 'reproduced' || rootCause.findingCount === 0)
      return false
    const members = (await house.findings.membersIn(tx, [rootCauseId])).get(rootCauseId) ?? []
    if (
      await house.validation.underWay(
        tx,
        members.map((member) => member.findingId),
      )
    ) {
      await house.jobs.enqueue(tx, 'house.open-case', [{ data: { rootCauseId }, startAfterSeconds: 15 }])
      return false
    }
    return true
  })
  if (!ready) return
  try {
    await house.cases.openCase(system, [rootCauseId])
  } catch (error) {
    // Somebody opened one meanwhile, or regrouping emptied it: both are fine.
    if (!(error instanceof Fault)) throw error
  }
}
