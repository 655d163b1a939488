import type { Subscriber } from '../../platform/events/index.ts'
import type { House } from './compose.ts'

/** Queues of work that joins modules: each carries news of one to another. */
export const HOUSE_QUEUES = [{ name: 'house.verdict' }]

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
        if (event.kind === 'reproduction.judged') {
          await house.jobs.enqueue(tx, 'house.verdict', [
            { data: { reproductionId: event.subjectId, ...event.data } },
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

interface VerdictJob {
  findingId: string | null
  purpose: 'finding' | 'trial' | 'cross' | 'attestation'
  verdict: 'reproduced' | 'not reproduced' | 'intermittent' | 'out of threat model' | 'cannot run'
}

/** Work that joins modules. A job may run twice: verdicts overwrite alike, replays skip what is known. */
export async function houseJobs(house: House): Promise<void> {
  await house.jobs.work<VerdictJob>('house.verdict', 100, async (batch) => {
    const touched = new Set<string>()
    for (const { data } of batch) {
      if (!data.findingId || data.purpose === 'trial') continue
      if (data.purpose !== 'attestation') touched.add(data.findingId)
      if (data.purpose === 'cross') continue
      const level =
        data.purpose === 'attestation' ? 'attested' : data.verdict === 'reproduced' ? 'reproduced' : 'claimed'
      await house.findings.recordVerdict(data.findingId, data.verdict, level)
    }
    // One look at a package serves all its findings of this batch.
    const done = new Set<string>()
    for (const findingId of touched) {
      if (done.has(findingId)) continue
      for (const peer of await house.validation.replay(findingId)) done.add(peer)
    }
  })
}
