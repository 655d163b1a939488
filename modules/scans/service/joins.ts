import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { grantAccess } from '../../../platform/access/store.ts'
import { newId } from '../../../platform/clock/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import * as policy from '../policy.ts'
import { stateOf } from '../rules/index.ts'
import * as claims from '../store/claims.ts'
import * as store from '../store/joins.ts'
import type { ScansDeps } from './deps.ts'

export interface Joins {
  /**
   * Asks to hold a claim together with its holder, by the handle a refusal gave. Asked again it answers
   * what became of the first request. @throws Fault `not-allowed`, `claim-not-joinable`
   */
  ask(actor: Actor, handle: string): Promise<{ id: string; state: store.JoinRow['state'] }>
  /**
   * The holder lets the asker in, or not. @throws Fault `claim-not-found`, `claim-join-not-found`,
   * `claim-join-decided`, `claim-not-joinable` when the claim holds no more
   */
  decide(actor: Actor, claimId: string, joinId: string, accept: boolean): Promise<void>
}

export function createJoins({ db }: ScansDeps): Joins {
  return {
    async ask(actor, handle) {
      const { organisationId } = actor
      if (!policy.mayClaim(actor) || !organisationId)
        throw fault('not-allowed', 'Joining a claim takes a discoverer, with the scope scans:write.')
      return db.as(system, async (tx) => {
        const row = await claims.findByHandle(tx, handle)
        const now = await claims.instant(tx)
        // One answer for all: a guessed handle must not tell whether there is such a claim.
        const open =
          row?.joinable && stateOf({ endedAt: row.ended_at, leaseUntil: row.lease_until }, now) === 'held'
        if (!row || !open || row.organisation_id === organisationId)
          throw fault(
            'claim-not-joinable',
            'No claim that others may join has this handle, or it has ended. Check the target again.',
          )
        const join = {
          id: newId(now.getTime()),
          claimId: row.id,
          organisationId,
          accountId: actor.accountId ?? null,
          at: now,
        }
        const { row: asked, fresh } = await store.askToJoin(tx, join)
        if (fresh) {
          await emit(tx, 'scan-claim.join-asked', row.id)
          const detail = { by: actor.accountId, organisationId }
          await record(tx, {
            act: 'join of scan claim asked',
            subjectKind: 'scan claim',
            subjectId: row.id,
            detail,
          })
        }
        return { id: asked.id, state: asked.state }
      })
    },
    async decide(actor, claimId, joinId, accept) {
      const seen = policy.mayClaim(actor)
        ? await db.as(actor, (tx) => claims.findClaim(tx, claimId))
        : undefined
      // Who was let in decides about nobody else.
      if (!seen || seen.organisation_id !== actor.organisationId)
        throw fault('claim-not-found', `no claim ${claimId} of your organisation, or none you may see`)
      await db.as(system, async (tx) => {
        const row = await claims.lockClaim(tx, claimId)
        const join = await store.lockJoin(tx, claimId, joinId)
        if (!row || !join) throw fault('claim-join-not-found', `nobody asked to join under ${joinId}`)
        if (join.state !== 'asked') throw fault('claim-join-decided', `it was ${join.state} already`)
        const now = await claims.instant(tx)
        if (accept && stateOf({ endedAt: row.ended_at, leaseUntil: row.lease_until }, now) !== 'held')
          throw fault('claim-not-joinable', 'Your claim holds no more; there is nothing to let anybody into.')
        await store.decideJoin(tx, joinId, accept ? 'accepted' : 'declined', now)
        if (accept) await grantAccess(tx, 'scan claim', claimId, join.organisation_id)
        await emit(tx, 'scan-claim.join-decided', claimId, { accepted: accept })
        const detail = { by: actor.accountId, organisationId: join.organisation_id, accepted: accept }
        await record(tx, {
          act: 'join of scan claim decided',
          subjectKind: 'scan claim',
          subjectId: claimId,
          detail,
        })
      })
    },
  }
}
