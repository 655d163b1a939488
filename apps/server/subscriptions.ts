import { type CaseEvent, toldOutside } from '../../modules/cases/index.ts'
import { NotGroupedYet } from '../../modules/findings/index.ts'
import { system } from '../../platform/access/actor.ts'
import { Fault } from '../../platform/errors/index.ts'
import type { HouseEvent, Subscriber } from '../../platform/events/index.ts'
import type { Jobs, OnError } from '../../platform/jobs/index.ts'
import type { House } from './compose.ts'

/** Queues of work that joins modules: each carries news of one to another. */
export const HOUSE_QUEUES = [{ name: 'house.verdict' }, { name: 'house.open-case', onePerKey: true }]

/**
 * News travels upwards: what happened in one module becomes work in another. Runs in the relay's
 * transaction, so that a job is queued exactly once for an event.
 */
export function subscriptions(house: House): Record<string, Subscriber> {
  return {
    async work(tx, events) {
      // One statement a queue, however many events: they come by the hundred.
      const queued = new Map<string, Parameters<Jobs['enqueue']>[2]>()
      const enqueue = (queue: string, jobs: Parameters<Jobs['enqueue']>[2]) =>
        queued.set(queue, [...(queued.get(queue) ?? []), ...jobs])
      let feedsUpdated = false
      const told: object[] = []
      for (const event of events) {
        const ids = (event.data.ids ?? []) as string[]
        if (event.kind === 'findings.accepted') {
          enqueue('findings.group', [{ data: { ids } }])
          enqueue('findings.index', [{ data: { ids }, priority: -1 }])
          await house.validation.request(tx, ids)
        }
        if (event.kind === 'findings.outdated') {
          const { after } = event.data
          enqueue('findings.refresh', [{ data: after ? { after } : {}, priority: -1 }])
        }
        if (event.kind === 'findings.outdated-packages') {
          enqueue(
            'findings.regroup',
            ids.map((findingId) => ({ data: { findingId }, priority: -1 })),
          )
        }
        if (event.kind === 'reproduction.judged') {
          enqueue('house.verdict', [{ data: { reproductionId: event.subjectId, ...event.data } }])
        }
        if (event.kind === 'finding.judged') {
          const rootCauseId = event.data.rootCauseId as string
          enqueue('cases.refresh', [{ data: { rootCauseIds: [rootCauseId] } }])
          if (event.data.verdict === 'reproduced') enqueue('house.open-case', [openCaseJob(rootCauseId)])
        }
        if (event.kind === 'findings.grouped') {
          const rootCauseIds = (event.data.rootCauses ?? []) as string[]
          // A report's words may name the repair that a proof before it did not.
          enqueue(
            'house.verdict',
            (await house.findings.worthReplaying(tx, ids)).map((findingId) => ({
              data: { findingId, purpose: 'cross', verdict: 'cannot run' },
            })),
          )
          enqueue('cases.refresh', [{ data: { rootCauseIds } }])
          enqueue(
            'house.open-case',
            rootCauseIds.map((rootCauseId) => openCaseJob(rootCauseId)),
          )
        }
        if (event.kind === 'feeds.updated') feedsUpdated = true
        if (event.kind === 'feeds.taken-in') {
          enqueue('members.meet', [{ data: {}, key: 'records', priority: -1 }])
          enqueue('members.chain', [{ data: { after: null }, key: 'public', priority: -1 }])
        }
        if ((event.kind === 'member.admitted' || event.kind === 'member.changed') && event.subjectId)
          enqueue('members.meet', [{ data: { organisationId: event.subjectId }, key: event.subjectId }])
        const says = caseSaying(event)
        if (says) enqueue('members.meet', [{ data: { caseId: says }, key: says }])
        const moved = caseMoved(event)
        if (moved) enqueue('members.chain', [{ data: { caseId: moved }, key: moved, priority: -1 }])
        if (toldOutside(event)) told.push(caseEvent(event))
        if (event.kind === 'root-causes.merged') {
          enqueue('cases.merged', [{ data: { from: event.data.from, into: event.subjectId } }])
        }
        if (event.kind === 'finding.attested') {
          enqueue('house.verdict', [
            { data: { findingId: event.subjectId, purpose: 'attestation', verdict: 'cannot run' } },
          ])
        }
      }
      // Which CVEs a case is about is sealed: whatever is new may be about any case in work.
      if (feedsUpdated) {
        enqueue('members.rate', [{ data: {}, key: 'all', priority: -1 }])
        enqueue('members.resolve', [{ data: {}, key: 'all', priority: -1 }])
        const rootCauses = await house.cases.rootCausesInWork(tx)
        for (let at = 0; at < rootCauses.length; at += 100)
          enqueue('cases.refresh', [{ data: { rootCauseIds: rootCauses.slice(at, at + 100) }, priority: -1 }])
      }
      if (told.length > 0 && (await house.cases.anybodyToTell(tx)))
        enqueue(
          'cases.notify',
          told.map((data) => ({ data })),
        )
      for (const [queue, jobs] of queued) await house.jobs.enqueue(tx, queue, jobs)
    },
  }
}

/** The case whose repair may stand elsewhere now: judged anew, or published. */
const caseMoved = ({ kind, subjectId, data }: HouseEvent): string | undefined => {
  if (kind === 'case.opened' || kind === 'case.changed') return subjectId ?? undefined
  return kind === 'advisory.published' ? (data.caseId as string) : undefined
}

/** The case of which the house may say something else now, or to somebody else. */
const caseSaying = ({ kind, subjectId, data }: HouseEvent): string | undefined => {
  if (['case.opened', 'case.changed', 'case.moved', 'case.party'].includes(kind))
    return subjectId ?? undefined
  return kind.startsWith('advisory.') ? (data.caseId as string | undefined) : undefined
}

const caseEvent = ({ id, kind, subjectId, data, at }: HouseEvent): CaseEvent => ({
  id,
  kind,
  caseId: subjectId!,
  data,
  at: at.toISOString(),
})

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
  await house.jobs.work<OpenCaseJob>('house.open-case', 50, async (batch) => {
    for (const { data } of batch) await openCaseWhenReady(house, data)
  })
}

interface OpenCaseJob {
  rootCauseId: string
  /** How often it was put off. */
  waited?: number
}
/** Fifteen seconds apart: a package that is reported on without end gets its cases all the same. */
const MAX_WAITS = 40

const openCaseJob = (rootCauseId: string, waited = 0) => ({
  data: { rootCauseId, waited } satisfies OpenCaseJob,
  key: rootCauseId,
  startAfterSeconds: waited === 0 ? 10 : 15,
})

/**
 * A reproduced root cause opens a case, once nothing of its package is being run: replays may still show
 * that two root causes are one. Asked too early it waits; the next verdict asks again.
 */
async function openCaseWhenReady(house: House, { rootCauseId, waited = 0 }: OpenCaseJob): Promise<void> {
  const ready = await house.db.as(system, async (tx) => {
    const [rootCause] = await house.findings.rootCausesIn(tx, [rootCauseId])
    if (!rootCause || rootCause.caseId || rootCause.verdict !== 'reproduced' || rootCause.findingCount === 0)
      return false
    const [member] = (await house.findings.membersIn(tx, [rootCauseId])).get(rootCauseId) ?? []
    if (!member) return false
    const peers = await house.findings.samePackage(tx, member.findingId)
    const related = peers.length > 0 ? peers : [member.findingId]
    if (waited < MAX_WAITS && (await house.validation.underWay(tx, related))) {
      await house.jobs.enqueue(tx, 'house.open-case', [openCaseJob(rootCauseId, waited + 1)])
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
