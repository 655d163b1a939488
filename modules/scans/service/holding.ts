import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import * as policy from '../policy.ts'
import { leaseEnd, stateOf } from '../rules/index.ts'
import type { EndBody, LeaseView } from '../schema.ts'
import * as store from '../store/claims.ts'
import { noteLapses } from './claims.ts'
import { type ScansDeps, sealJson } from './deps.ts'

export interface Holding {
  /**
   * Renews the lease of a claim the actor's organisation holds, alone or jointly.
   * @throws Fault `claim-not-found`, `claim-ended`, `claim-lease-ended`
   */
  heartbeat(actor: Actor, id: string): Promise<LeaseView>
  /**
   * Ends a claim and writes down what came of it. A lapsed one too: it holds nothing, and what was
   * searched is worth knowing. @throws Fault `claim-not-found`, `claim-ended`
   */
  end(actor: Actor, id: string, body: EndBody): Promise<void>
}

export function createHolding({ db, keyring }: ScansDeps): Holding {
  /** The claim, under the locks of its target, when the actor's organisation holds it. */
  async function asHolder<T>(
    actor: Actor,
    id: string,
    work: (tx: Tx, row: store.ClaimRow, now: Date) => Promise<T>,
  ): Promise<T> {
    const seen = policy.mayClaim(actor) ? await db.as(actor, (tx) => store.findClaim(tx, id)) : undefined
    if (!seen) throw notFound(id)
    return db.as(system, async (tx) => {
      // A renewal and a taking of the same target take turns: else both could win at the lease's last instant.
      await store.lockTargets(tx, seen.keys)
      const row = await store.lockClaim(tx, id)
      const holders = [row?.organisation_id, ...((await store.joinedTo(tx, [id])).get(id) ?? [])]
      if (!row || !holders.includes(actor.organisationId)) throw notFound(id)
      if (row.ended_at)
        throw fault(
          'claim-ended',
          `It was ended at ${row.ended_at.toISOString()}. To search on, claim the target again.`,
        )
      return work(tx, row, await store.instant(tx))
    })
  }

  return {
    async heartbeat(actor, id) {
      const outcome = await asHolder(actor, id, async (tx, row, now) => {
        if (stateOf({ endedAt: null, leaseUntil: row.lease_until }, now) === 'lapsed') {
          if (!row.lapse_seen_at) await noteLapses(tx, [row], now)
          // Thrown outside, so that what was written down stays.
          return { held: false as const, until: row.lease_until }
        }
        const until = leaseEnd(now, row.lease_seconds, row.window_to)
        await store.renewLease(tx, id, until)
        return { held: true as const, until, forSeconds: (until.getTime() - now.getTime()) / 1000 }
      })
      if (outcome.held) return { id, leaseUntil: outcome.until.toISOString(), forSeconds: outcome.forSeconds }
      throw fault(
        'claim-lease-ended',
        `The lease ended at ${outcome.until.toISOString()}, and somebody else may hold the target. Stop, and claim it again.`,
      )
    },
    end: (actor, id, body) =>
      asHolder(actor, id, async (tx, row, now) => {
        await store.endClaim(tx, id, now, sealJson(keyring.unwrap(row.wrapped), body))
        await emit(tx, 'scan-claim.ended', id)
        const detail = { by: actor.accountId, findings: body.findingIds?.length ?? 0 }
        await record(tx, { act: 'scan claim ended', subjectKind: 'scan claim', subjectId: id, detail })
      }),
  }
}

const notFound = (id: string) =>
  fault('claim-not-found', `no claim ${id} of your organisation, or none you may see`)
