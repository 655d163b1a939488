import type { Actor } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { type ActionExposure, makeActions } from '../../../standards/exposure/actions.ts'
import { createOrder } from '../../../standards/matching/order.ts'
import type { ExposureFace } from '../rules/exposure.ts'
import type { ActionList, AssetBody } from '../schema.ts'
import * as reading from '../store/exposure-reading.ts'
import * as store from '../store/exposures.ts'
import { type MembersDeps, memberOf, openJson } from './deps.ts'
import { requireReader } from './own.ts'

export interface Acting {
  /** What to do, most urgent first, in plain words. @throws Fault `not-allowed`, `member-not-joined` */
  listActions(actor: Actor, query: { limit?: number }): Promise<ActionList>
}

const PAGE = 5000

export function createActing(deps: MembersDeps): Acting {
  const { db, clock } = deps
  return {
    async listActions(actor, { limit = 10 }) {
      requireReader(actor)
      return db.as(actor, async (tx) => {
        const { row: member, key } = await memberOf(deps, tx, actor.organisationId)
        const now = clock.now()
        const exposures = await openOnes(tx, key)
        const compare = createOrder()
        const { items, more } = makeActions(exposures, { now, zone: member.zone, limit, compare })
        return {
          items: items.map(({ deadline, ...item }) => ({
            ...item,
            deadline: deadline?.toISOString() ?? null,
          })),
          more,
          madeAt: now.toISOString(),
          asOf: (await deps.affected.asOf(tx))?.toISOString() ?? null,
        }
      })
    },
  }
}

/** All of them: what is left out of the ten is still counted. */
async function openOnes(tx: Tx, key: Buffer): Promise<ActionExposure[]> {
  const exposures: ActionExposure[] = []
  const assets = new Map<string, ActionExposure['asset']>()
  for (let after: string | undefined; ; ) {
    const rows = await reading.openExposures(tx, after, PAGE)
    const unknown = rows.flatMap(({ asset_id }) => (assets.has(asset_id) ? [] : [asset_id]))
    for (const asset of await store.assetsById(tx, unknown)) {
      const { name, assetType } = openJson<Pick<AssetBody, 'name' | 'assetType'>>(key, asset.sealed)
      assets.set(asset.id, {
        id: asset.id,
        name,
        quantity: asset.quantity,
        reach: asset.exposure ?? undefined,
        type: assetType,
      })
    }
    for (const row of rows) {
      const { vulnerability, thing, fixedIn, scheme, rule, exploited } = openJson<ExposureFace>(
        key,
        row.sealed,
      )
      exposures.push({
        id: row.id,
        vulnerability,
        state: row.state,
        band: row.band,
        score: row.score,
        dueAt: row.due_at ?? undefined,
        exploited,
        embargoed: row.case_id !== null,
        thing: { ...thing, space: thing.space, release: thing.release, version: thing.version },
        asset: assets.get(row.asset_id)!,
        fixedIn,
        scheme,
        rule,
      })
    }
    if (rows.length < PAGE) return exposures
    after = rows.at(-1)!.id
  }
}
