import { system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { featuresOf, GROUPING_VERSION, KIND, type Placed, type Placement, regroup } from '../rules/index.ts'
import type { FindingDocument } from '../schema.ts'
import * as store from '../store/grouping.ts'
import { forgetRelations } from '../store/relations.ts'
import { insertRootCauses, refreshRootCauses } from '../store/root-causes.ts'
import { addTo } from './candidates.ts'
import type { FindingsDeps } from './deps.ts'
import { readDocuments } from './documents.ts'
import { makeRootCause, renewFaces } from './faces.ts'
import { subjectOf } from './keys.ts'
import { adopt } from './orphans.ts'
import { countKey } from './recount.ts'
import { relateByReplay, relateChains, tellsOfChain } from './relations.ts'

/** Findings of one package regrouped in one go; beyond this they are grouped as they arrive only. */
const REGROUP_LIMIT = 5000

export interface Regrouping {
  /** Groups all findings of a package anew, after replay has shown more. People's decisions stay. */
  regroupPackageOf(findingId: string): Promise<void>
  /**
   * Gives findings that name no package the one their text mentions, once the house knows it, and
   * groups that package anew. @returns how many found their package
   */
  adoptOrphans(): Promise<number>
}

/** A finding as it was read, as the rule sees it, and where the rule puts it. */
interface Entry {
  row: store.PlacedRow
  placement: Placement
  placed: Placed
}

export function createRegrouping({ db, blobs, keyring }: FindingsDeps): Regrouping {
  async function regroupPackage(tx: Tx, findingId: string): Promise<void> {
    await store.lockGrouping(tx)
    const of = await store.packageOfFinding(tx, findingId)
    if (!of?.package_key) return
    const rows = await store.findingsOfPackage(tx, of.package_key, REGROUP_LIMIT + 1)
    if (rows.length > REGROUP_LIMIT) return
    const ids = rows.map((row) => row.id)
    const documents = await readDocuments(tx, blobs, ids)
    const apart = new Map<string, Set<string>>()
    for (const pair of await store.apartPairs(tx, ids)) addTo(apart, pair.finding_id, pair.root_cause_id)
    const placements = new Map(
      rows.map((row) => [row.id, placementOf(row, documents.get(row.id), apart.get(row.id))]),
    )
    const byId = new Map(rows.map((row) => [row.id, row]))
    const entries = regroup([...placements.values()], newId).map((placed) => ({
      row: byId.get(placed.findingId)!,
      placement: placements.get(placed.findingId)!,
      placed,
    }))
    const touched = await write(tx, entries, documents)
    await renewFaces(tx, keyring, membersOf(rows, entries), documents)
    await forgetRelations(tx, touched)
    await relate(tx, entries)
    const moved = entries.filter(({ row, placed }) => row.root_cause_id !== placed.group)
    if (moved.length > 0)
      await emit(tx, 'findings.grouped', null, { ids: moved.map(({ row }) => row.id), rootCauses: touched })
  }

  function placementOf(
    row: store.PlacedRow,
    document: FindingDocument | undefined,
    apart: ReadonlySet<string> = new Set(),
  ): Placement {
    const { version, fixed } = document ? featuresOf(document) : {}
    return {
      ...subjectOf(row),
      version,
      fixed,
      repairedIn: row.behaviour_sealed ? keyring.unwrap(row.behaviour_sealed).toString('utf8') : undefined,
      findingId: row.id,
      current: row.root_cause_id ?? undefined,
      pinned: row.decided_by === 'person' && row.root_cause_id !== null,
      apart,
    }
  }

  /** Writes where everything is now. @returns the root causes that changed, or may have */
  async function write(
    tx: Tx,
    entries: readonly Entry[],
    documents: ReadonlyMap<string, FindingDocument>,
  ): Promise<string[]> {
    const before = new Set(entries.flatMap(({ row }) => row.root_cause_id ?? []))
    const founders = new Map<string, store.PlacedRow>()
    for (const { row, placed } of entries)
      if (!before.has(placed.group) && !founders.has(placed.group)) founders.set(placed.group, row)
    await insertRootCauses(
      tx,
      [...founders].map(([id, row]) => makeRootCause(keyring, id, row, documents.get(row.id))),
    )
    await store.upsertMemberships(
      tx,
      entries.filter(({ row }) => row.decided_by !== 'person').map(membershipOf),
    )
    const keys = new Map<string, store.KeyCount>()
    for (const { placement, placed } of entries)
      for (const { kind, key } of placement.keys) countKey(keys, placed.group, kind, key)
    const touched = [...before, ...founders.keys()]
    await store.replaceKeys(tx, touched, [...keys.values()])
    await store.replaceNearMisses(
      tx,
      entries.map(({ row }) => row.id),
      entries.flatMap(({ row, placed }) => placed.almost.map((miss) => ({ findingId: row.id, ...miss }))),
    )
    await refreshRootCauses(tx, touched)
    return touched
  }

  /** Says anew how root causes of the package relate: by what replay showed, and by what reports tell. */
  async function relate(tx: Tx, entries: readonly Entry[]): Promise<void> {
    const replayed = entries.flatMap(({ row, placed }) => {
      if (row.behaviour_kind !== KIND.behaviour || !row.behaviour || !row.behaviour_sealed) return []
      const also = (row.behaviour_also ?? []).map((key) => key.toString('hex'))
      const fix = keyring.unwrap(row.behaviour_sealed).toString('utf8')
      return [{ rootCauseId: placed.group, behaviour: row.behaviour.toString('hex'), also, fix }]
    })
    await relateByReplay(tx, keyring, replayed)
    const tellers = entries
      .filter(({ placement }) => tellsOfChain(placement))
      .map(({ row, placed }) => ({ findingId: row.id, rootCauseId: placed.group }))
    if (tellers.length > 0) await relateChains(tx, { blobs, keyring }, tellers)
  }

  return {
    async regroupPackageOf(findingId) {
      await db.as(system, (tx) => regroupPackage(tx, findingId))
    },
    async adoptOrphans() {
      const adopted = await db.as(system, (tx) => adopt(tx, { blobs, keyring }))
      for (const id of adopted) await db.as(system, (tx) => regroupPackage(tx, id))
      return adopted.length
    },
  }
}

const membershipOf = ({ row, placed }: Entry): store.MembershipRow => ({
  findingId: row.id,
  rootCauseId: placed.group,
  relation: relationOf(row),
  decidedBy: placed.reasons.some((reason) => reason.code === 'behaviour agrees') ? 'replay' : 'rule',
  ruleVersion: GROUPING_VERSION,
  score: placed.score,
  reasons: placed.reasons,
})

/** Refuted as told, yet its proof shows this flaw elsewhere: the flaw's other reports say more than it does. */
const relationOf = (row: store.PlacedRow): 'duplicate' | 'subsumed' =>
  row.verdict === 'not reproduced' && row.behaviour_kind === KIND.behaviour ? 'subsumed' : 'duplicate'

/** Root cause → its findings, in order of arrival. */
function membersOf(
  rows: readonly store.PlacedRow[],
  entries: readonly Entry[],
): Map<string, store.PlacedRow[]> {
  const groupOf = new Map(entries.map(({ row, placed }) => [row.id, placed.group]))
  const members = new Map<string, store.PlacedRow[]>()
  for (const row of rows) {
    const group = groupOf.get(row.id)!
    members.set(group, [...(members.get(group) ?? []), row])
  }
  return members
}
