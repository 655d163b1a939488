import { TLP_LEVELS } from '../../../platform/access/schema.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { findExposures } from '../../../standards/exposure/find.ts'
import { createAdvisoryIndex } from '../../../standards/matching/advisory-index.ts'
import { createOrder } from '../../../standards/matching/order.ts'
import type { Subject } from '../../../standards/matching/types.ts'
import type { Finding } from '../rules/exposure.ts'
import type { ComponentRow } from '../store/components.ts'
import * as house from '../store/house-ranges.ts'
import type { OpenedComponent } from './components.ts'
import { type MembersDeps, type Name, nameKeyHex, openJson, type Said } from './deps.ts'

/** One component on the table. */
export interface Seen {
  row: ComponentRow
  opened: OpenedComponent
  subjects: Subject[]
}

/**
 * What is said of each component. Public records first; a case before publication adds what no public record says, so
 * that an exposure rests either on what everybody may know or on one case alone.
 */
export async function findIn(
  deps: MembersDeps,
  tx: Tx,
  seen: readonly Seen[],
  organisation: { id: string; tlp: number },
): Promise<Map<string, Finding[]>> {
  const names = new Map<string, Name>()
  for (const { subjects } of seen)
    for (const { kind, space, name } of subjects)
      names.set(nameKeyHex(deps.keyring, { kind, space, name }), { kind, space, name })
  const ours = await houseSays(deps, tx, [...names.keys()], organisation)
  const said = [
    ...(await deps.affected.about(tx, [...names.values()])),
    ...ours.filter(({ caseId }) => caseId === undefined),
  ]
  const compare = createOrder()
  const runs = seen.map(({ row, subjects }) => ({ ref: row.id, subjects }))
  const findings = new Map<string, Finding[]>()
  const collect = (records: readonly Said[], caseId: string | null) => {
    if (records.length === 0) return
    const index = createAdvisoryIndex()
    const faces = new Map(records.map((record) => [record.ref, record]))
    for (const { ref, ranges } of records) index.put({ id: ref, ranges })
    for (const { ref, found } of findExposures(runs, index, (id) => faces.get(id), compare)) {
      const list = findings.get(ref) ?? []
      for (const one of found) {
        const own = one.said.flatMap((opinion) => faces.get(opinion.ref) ?? [])
        list.push({
          found: one,
          caseId,
          tlp: Math.max(0, ...own.map(({ tlp }) => TLP_LEVELS.indexOf(tlp))),
          ratings: own.find(({ ratings }) => ratings !== undefined)?.ratings,
        })
      }
      findings.set(ref, list)
    }
  }
  collect(said, null)
  const cases = new Map<string, Said[]>()
  for (const one of ours)
    if (one.caseId !== undefined) cases.set(one.caseId, [...(cases.get(one.caseId) ?? []), one])
  for (const [caseId, records] of cases) collect(records, caseId)
  return findings
}

/** What this house says of these names, as far as the organisation may learn of it. */
async function houseSays(
  deps: MembersDeps,
  tx: Tx,
  keys: readonly string[],
  organisation: { id: string; tlp: number },
): Promise<Said[]> {
  if (keys.length === 0) return []
  const records = new Map<string, Said>()
  for (const row of await house.houseRangesOf(tx, keys)) {
    const one = openJson<Said>(deps.keyring.unwrap(row.wrapped), row.sealed)
    const known = records.get(one.ref)
    records.set(one.ref, known ? { ...known, ranges: [...known.ranges, ...one.ranges] } : one)
  }
  const all = [...records.values()]
  const granted = await house.grantedCases(
    tx,
    organisation.id,
    all.flatMap(({ caseId }) => caseId ?? []),
  )
  return all.filter(
    ({ caseId, tlp }) =>
      TLP_LEVELS.indexOf(tlp) <= organisation.tlp && (caseId === undefined || granted.has(caseId)),
  )
}
