import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { identifiersOf } from '../../../standards/exposure/find.ts'
import { createRater } from '../../../standards/exposure/rater.ts'
import { moreUrgent } from '../../../standards/exposure/urgency.ts'
import type { AssetTags } from '../../../standards/scoring/bod2604-assess.ts'
import { changeOf, type Exposure, type ExposureChange, type Finding, pair } from '../rules/exposure.ts'
import type { AssetBody } from '../schema.ts'
import * as store from '../store/exposures.ts'
import * as house from '../store/house-ranges.ts'
import { lockMember } from '../store/members.ts'
import { insertReports, type ReportRow } from '../store/uptake.ts'
import { openComponent, subjectsIn } from './components.ts'
import { type MembersDeps, memberOf, openJson, sealJson, vulnerabilityKey } from './deps.ts'
import { findIn, type Seen } from './find.ts'
import { factsOf, keysOfIdentifiers, openExposure, runnerOf, writeOf } from './kept.ts'
import { isSame, nextOf } from './next.ts'
import { statementsFor } from './vex.ts'

/**
 * Looks at components of one inventory that were not looked at since they, or what is said of them, changed: judges all
 * their names at once and writes down what that changes. In a transaction of the house; the same again changes nothing.
 *
 * @returns undefined when the inventory is gone; `more` when components are left
 */
export async function lookAtPage(
  deps: MembersDeps,
  tx: Tx,
  inventoryId: string,
  limit: number,
): Promise<{ changes: ExposureChange[]; more: boolean } | undefined> {
  const { keyring, clock } = deps
  const place = await store.findPlace(tx, inventoryId)
  if (!place) return undefined
  await lockMember(tx, place.organisation_id)
  const rows = await store.componentsToLook(tx, inventoryId, limit)
  if (rows.length === 0) return { changes: [], more: false }
  const now = clock.now()
  const { row: member, key } = await memberOf(deps, tx, place.organisation_id)
  const seen = new Map<string, Seen>(
    rows.map((row) => {
      const opened = openComponent(key, row)
      return [row.id, { row, opened, subjects: row.removed_at === null ? subjectsIn(opened) : [] }]
    }),
  )
  const findings = await findIn(deps, tx, [...seen.values()], { id: place.organisation_id, tlp: member.tlp })
  const before = await exposuresBefore(tx, key, [...seen.keys()])
  const caseIds = [...before.values()].flat().flatMap(({ caseId }) => caseId ?? [])
  const granted = await house.grantedCases(tx, place.organisation_id, [...new Set(caseIds)])

  // Who is not on the roster (any more), or not cleared for it, keeps nothing of it.
  const dropped: string[] = []
  const mayKeep = ({ id, caseId, tlp }: Exposure): boolean => {
    const may = caseId === null || (granted.has(caseId) && tlp <= member.tlp)
    if (!may) dropped.push(id)
    return may
  }
  const pairs: { seen: Seen; before: Exposure | undefined; finding: Finding | undefined }[] = []
  const merged: { from: Exposure; into: Exposure }[] = []
  for (const [id, one] of seen) {
    const found = pair((before.get(id) ?? []).filter(mayKeep), findings.get(id) ?? [])
    for (const each of found.pairs) pairs.push({ seen: one, ...each })
    merged.push(...found.merged)
  }
  const inherited = new Set<string>()
  for (const { from, into } of merged) {
    await store.moveReports(tx, from.id, into.id)
    if (into.reported !== null || from.reported === null) continue
    Object.assign(into, { reported: from.reported, reportedAt: from.reportedAt })
    inherited.add(into.id)
  }
  await store.deleteExposures(tx, [...dropped, ...merged.map(({ from }) => from.id)])

  const open = pairs.flatMap(({ finding }) => (finding && isBad(finding) ? [finding] : []))
  const statements = await statementsFor(
    deps,
    tx,
    key,
    { organisationId: place.organisation_id, inventoryId },
    keysOfIdentifiers(
      deps,
      open.flatMap(({ found }) => identifiersOf(found)),
    ),
  )
  const facts = await factsOf(
    deps,
    tx,
    open.flatMap(({ found }) => [found.vulnerability, ...found.cves]),
  )
  const tags: AssetTags = {
    ...openJson<Pick<AssetBody, 'organisation' | 'environment' | 'assetType'>>(key, place.asset_sealed),
    exposure: place.exposure ?? undefined,
  }
  const rate = createRater(runnerOf(member), tags, facts)

  const where = { organisationId: place.organisation_id, inventoryId, assetId: place.asset_id }
  const inserts: store.ExposureWrite[] = []
  const updates: store.ExposureWrite[] = []
  const reports: ReportRow[] = []
  const changes: ExposureChange[] = []
  for (const { seen: one, before: old, finding } of pairs) {
    const next = nextOf({ old, finding, one, now, statements, rate })
    const write = () => writeOf(deps, key, { ...where, componentId: one.row.id }, next.exposure)
    if (!old) inserts.push(write())
    else if (inherited.has(old.id) || !isSame(old, next.exposure)) updates.push(write())
    if (next.entry)
      reports.push({
        id: newId(now.getTime()),
        exposureId: next.exposure.id,
        organisationId: place.organisation_id,
        vulnerabilityKey: vulnerabilityKey(keyring, next.exposure.vulnerability),
        said: next.entry.said,
        via: next.entry.said === 'gone' ? 'house' : 'inventory',
        at: now,
        sealed: sealJson(key, { by: deps.houseName, words: next.entry.words }),
      })
    const kind = changeOf(old, next.exposure, moreUrgent)
    if (kind)
      changes.push({
        kind,
        exposureId: next.exposure.id,
        vulnerability: next.exposure.vulnerability,
        organisationId: place.organisation_id,
        state: next.exposure.state,
        band: next.exposure.band,
        caseId: next.exposure.caseId,
      })
  }
  await store.updateExposures(tx, updates, now)
  await store.insertExposures(tx, where, inserts, now)
  await insertReports(tx, reports)
  await store.markLooked(tx, [...seen.keys()], now)
  return { changes, more: rows.length === limit }
}

const isBad = ({ found }: Finding): boolean => found.status !== 'not affected'

async function exposuresBefore(
  tx: Tx,
  key: Buffer,
  ids: readonly string[],
): Promise<Map<string, Exposure[]>> {
  const before = new Map<string, Exposure[]>()
  for (const row of await store.exposuresOfComponents(tx, ids)) {
    const list = before.get(row.component_id) ?? []
    list.push(openExposure(key, row))
    before.set(row.component_id, list)
  }
  return before
}
