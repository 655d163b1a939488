import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { TLP_LEVELS } from '../../../platform/access/schema.ts'
import { isId } from '../../../platform/clock/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import * as policy from '../policy.ts'
import { stateOf } from '../rules/index.ts'
import type { ClaimSummary, ClaimView } from '../schema.ts'
import * as store from '../store/claims.ts'
import { joinsOf } from '../store/joins.ts'
import { type OpenedClaim, openClaim, type ScansDeps } from './deps.ts'

export interface ClaimQueryInput {
  cursor?: string
  limit?: number
  state?: ClaimSummary['state']
}

export interface ClaimReading {
  /** An organisation's own claims and those it was let into; for coordinators all they are cleared for. */
  listClaims(actor: Actor, query: ClaimQueryInput): Promise<{ items: ClaimSummary[]; next: string | null }>
  /** @throws Fault `claim-not-found` */
  getClaim(actor: Actor, id: string): Promise<ClaimView>
}

export function createClaimReading({ db, keyring }: ScansDeps): ClaimReading {
  const requireReader = (actor: Actor) => {
    if (!policy.mayReadClaims(actor))
      throw fault('not-allowed', 'Reading claims takes a signed-in account and the scope scans:read.')
  }
  // Names of organisations a claim brings together are read by the house: the actor may see the claim.
  const namesOf = (ids: string[]) => db.as(system, (tx) => store.organisationNames(tx, ids))

  return {
    async listClaims(actor, { cursor, limit = 50, state }) {
      requireReader(actor)
      if (cursor !== undefined && !isId(cursor))
        throw fault('invalid-input', 'The cursor is not one this house gave; start again without it.')
      const { rows, now } = await db.as(actor, async (tx) => {
        const now = await store.instant(tx)
        return { now, rows: await store.listClaims(tx, { before: cursor, limit: limit + 1, state, now }) }
      })
      const page = rows.slice(0, limit)
      const names = await namesOf(page.map((row) => row.organisation_id))
      return {
        items: page.map((row) => summary(openClaim(keyring, row), names, now)),
        next: rows.length > limit ? page.at(-1)!.id : null,
      }
    },
    async getClaim(actor, id) {
      requireReader(actor)
      const found = await db.as(actor, async (tx) => {
        const row = await store.findClaim(tx, id)
        return row && { row, joins: await joinsOf(tx, id), now: await store.instant(tx) }
      })
      if (!found) throw fault('claim-not-found', `no claim ${id}, or none you may see`)
      const { row, joins, now } = found
      const names = await namesOf([row, ...joins].map((one) => one.organisation_id))
      const claim = openClaim(keyring, row)
      return {
        ...summary(claim, names, now),
        budget: claim.budget ?? null,
        show: row.show,
        joinable: row.joinable,
        shareCoverage: row.share_coverage,
        compartment: row.compartment,
        note: claim.note,
        joins: joins.map((join) => ({
          id: join.id,
          organisation: names.get(join.organisation_id) ?? '',
          state: join.state,
          askedAt: join.asked_at.toISOString(),
          decidedAt: join.decided_at?.toISOString() ?? null,
        })),
      }
    },
  }
}

function summary(claim: OpenedClaim, names: ReadonlyMap<string, string>, now: Date): ClaimSummary {
  const { row, located, end } = claim
  return {
    id: row.id,
    state: stateOf({ endedAt: row.ended_at, leaseUntil: row.lease_until }, now),
    target: located.target,
    line: located.line,
    organisation: names.get(row.organisation_id) ?? '',
    method: claim.method,
    depth: claim.depth,
    tool: claim.tool,
    window: { from: row.window_from.toISOString(), to: row.window_to.toISOString() },
    leaseSeconds: row.lease_seconds,
    leaseUntil: row.lease_until.toISOString(),
    takenAt: row.taken_at.toISOString(),
    tlp: TLP_LEVELS[row.tlp]!,
    ended: end && row.ended_at ? { at: row.ended_at.toISOString(), ...end } : null,
  }
}
