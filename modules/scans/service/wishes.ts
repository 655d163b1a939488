import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Keyring } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { record } from '../../../platform/journal/index.ts'
import * as policy from '../policy.ts'
import { COVERAGE_DAYS, covers, meet } from '../rules/index.ts'
import type { Depth, Target, WishBody, WishView } from '../schema.ts'
import * as claims from '../store/claims.ts'
import * as store from '../store/wishes.ts'
import { searchOf } from './coverage.ts'
import { keysOf, openClaim, openRow, readTarget, type ScansDeps, sealNew } from './deps.ts'

export interface Wishes {
  /** Targets that nobody holds and nobody searched lately, the weightiest first; coordinators see all of them. */
  wishes(actor: Actor): Promise<WishView[]>
  /** Puts a target on the list, or changes it there. @throws Fault `not-allowed`, `target-unreadable` */
  wish(actor: Actor, body: WishBody): Promise<WishView>
  /** @throws Fault `not-allowed`, `target-not-listed` */
  unwish(actor: Actor, id: string): Promise<void>
}

interface SealedWish {
  target: Target
  depth: Depth
  reason: string | null
}

/** More than people keep in view; what is beyond waits until the weightier are covered. */
const LONGEST_LIST = 500
const ENOUGH_SEARCHES = 10_000

export function createWishes({ db, keyring }: ScansDeps): Wishes {
  const requireCoordinator = (actor: Actor) => {
    if (!policy.mayCoordinate(actor))
      throw fault(
        'not-allowed',
        'The list of wanted targets is kept by coordinators, with the scope scans:write.',
      )
  }
  return {
    async wishes(actor) {
      if (!policy.mayReadCoverage(actor))
        throw fault(
          'not-allowed',
          'Wanted targets are shown to discoverers and coordinators, with the scope scans:read.',
        )
      const all = await db.as(system, async (tx) => wishStates(keyring, tx, await claims.instant(tx)))
      return policy.mayReadEverySearch(actor) ? all : all.filter(({ state }) => state === 'open')
    },
    async wish(actor, body) {
      requireCoordinator(actor)
      const located = readTarget(body.target)
      const sealed: SealedWish = {
        target: located.target,
        depth: body.depth ?? 'standard',
        reason: body.reason ?? null,
      }
      return db.as(system, async (tx) => {
        const keys = keysOf(keyring, located)
        await claims.lockTargets(tx, keys)
        const at = await claims.instant(tx)
        const id = newId(at.getTime())
        const targetKey = keyring.blind('scan wish', located.line)
        await store.setWish(tx, {
          id,
          targetKey,
          keys,
          weight: body.weight ?? 100,
          at,
          ...sealNew(keyring, sealed),
        })
        const detail = { by: actor.accountId }
        await record(tx, { act: 'wanted target set', subjectKind: 'scan target', subjectId: id, detail })
        return (await wishStates(keyring, tx, at)).find((wish) => wish.id === id)!
      })
    },
    async unwish(actor, id) {
      requireCoordinator(actor)
      await db.as(system, async (tx) => {
        if ((await store.deleteWish(tx, id)) === 0)
          throw fault(
            'target-not-listed',
            `no wanted target ${id}; it may have been set anew under another id`,
          )
        const detail = { by: actor.accountId }
        await record(tx, { act: 'wanted target removed', subjectKind: 'scan target', subjectId: id, detail })
      })
    },
  }
}

/** The list with what became of each target, as the house sees it. */
export async function wishStates(keyring: Keyring, tx: Tx, now: Date): Promise<WishView[]> {
  const rows = await store.listWishes(tx, LONGEST_LIST)
  if (rows.length === 0) return []
  const names = await claims.sameSources(
    tx,
    rows.map((row) => row.keys),
  )
  const every = names.flat()
  const since = new Date(now.getTime() - COVERAGE_DAYS * 86_400_000)
  const held = (await claims.openClaims(tx, every)).filter((row) => row.lease_until > now)
  const ended = await claims.endedClaims(tx, every, since, ENOUGH_SEARCHES)
  const open = (row: claims.ClaimRow) => ({
    ...openClaim(keyring, row),
    keys: row.keys.map((key) => key.toString('hex')),
  })
  const [holding, searched] = [held.map(open), ended.map(open)]
  return rows.map((row, at) => {
    const wish = openRow<SealedWish>(keyring, row)
    const { scope, line } = readTarget(wish.target)
    const own = new Set(names[at]!.map((key) => key.toString('hex')))
    const same = ({ keys }: { keys: string[] }) => keys.some((key) => own.has(key))
    const isHeld = holding.some((claim) => same(claim) && meet(claim.located.scope, scope) !== 'apart')
    const isCovered = searched.some(
      (claim) => same(claim) && covers(searchOf(claim), { scope, depth: wish.depth }, now),
    )
    return {
      id: row.id,
      ...wish,
      line,
      weight: row.weight,
      setAt: row.set_at.toISOString(),
      state: isHeld ? 'held' : isCovered ? 'covered' : 'open',
    }
  })
}
