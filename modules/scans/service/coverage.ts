import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { fault } from '../../../platform/errors/index.ts'
import * as policy from '../policy.ts'
import { isPublicKnowledge, meet, type Scope, type Search } from '../rules/index.ts'
import type { SearchView, TargetInput } from '../schema.ts'
import * as store from '../store/claims.ts'
import { keysOf, type OpenedClaim, openClaim, readTarget, type ScansDeps } from './deps.ts'

export interface CoverageReading {
  /**
   * Searches of a target that ended, newest first, without who made them: for rivals those that found
   * nothing and are shared, for coordinators all. @throws Fault `not-allowed`, `target-unreadable`
   */
  coverage(actor: Actor, target: TargetInput): Promise<SearchView[]>
}

const MOST_SEARCHES = 500

export function createCoverage({ db, keyring }: ScansDeps): CoverageReading {
  return {
    async coverage(actor, target) {
      if (!policy.mayReadCoverage(actor))
        throw fault(
          'not-allowed',
          'What was searched is shown to discoverers and coordinators, with the scope scans:read.',
        )
      const located = readTarget(target)
      const everything = policy.mayReadEverySearch(actor)
      const rows = await db.as(system, async (tx) => {
        const keys = await store.sameSource(tx, keysOf(keyring, located))
        return store.endedClaims(tx, keys, new Date(0), MOST_SEARCHES)
      })
      // A coordinator's label binds here as it does where rows are read.
      const cleared = new Set(
        everything
          ? await db.as(actor, (tx) =>
              store.visibleAmong(
                tx,
                rows.map(({ id }) => id),
              ),
            )
          : [],
      )
      return rows.flatMap((row) => {
        const claim = openClaim(keyring, row)
        const search = searchOf(claim)
        const met = meet(search.scope, located.scope)
        const known = cleared.has(row.id)
        if (met === 'apart' || (!known && !isPublicKnowledge(search))) return []
        return [
          {
            on: search.endedAt.toISOString().slice(0, 10),
            method: claim.method,
            depth: search.depthReached,
            outcome: search.outcome,
            part: partOf(search.scope),
            compared: met,
            ...(known ? { claimId: row.id } : {}),
          },
        ]
      })
    },
  }
}

/** A claim that ended, as the rules see it. */
export const searchOf = ({ row, located, end }: OpenedClaim): Search => ({
  scope: located.scope,
  outcome: end!.outcome,
  depthReached: end!.depthReached,
  shared: row.share_coverage,
  endedAt: row.ended_at!,
})

function partOf(scope: Scope): string {
  switch (scope.kind) {
    case 'versions':
      return scope.text === '*' ? '' : scope.text
    case 'commit':
      return scope.commit
    case 'commits':
      return scope.text
    case 'path':
      return scope.path.length === 0 ? '' : `/${scope.path.join('/')}`
    default:
      return ''
  }
}
