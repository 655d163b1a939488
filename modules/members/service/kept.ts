import type { Tx } from '../../../platform/db/index.ts'
import { identifiersOf } from '../../../standards/exposure/find.ts'
import type { Runner } from '../../../standards/exposure/rater.ts'
import { URGENCY_RULE_VERSION, type Urgency, type UrgencyFacts } from '../../../standards/exposure/urgency.ts'
import type { Explained, Exposure, ExposureFace } from '../rules/exposure.ts'
import { directiveOf } from '../rules/profile.ts'
import type { MemberKind } from '../schema.ts'
import type { ExplainedRow, ExposureWrite } from '../store/exposures.ts'
import { type MembersDeps, openJson, sealJson, vulnerabilityKey } from './deps.ts'

/** Identifiers asked about at once: answers are looked through one by one. */
const ASKED_AT_ONCE = 500

/** Answers about these identifiers, a few hundred at a time. */
export async function factsOf(
  deps: Pick<MembersDeps, 'urgency'>,
  tx: Tx,
  identifiers: readonly string[],
): Promise<Map<string, UrgencyFacts>> {
  const all = [...new Set(identifiers)]
  const facts = new Map<string, UrgencyFacts>()
  for (let at = 0; at < all.length; at += ASKED_AT_ONCE)
    for (const [id, one] of await deps.urgency(tx, all.slice(at, at + ASKED_AT_ONCE))) facts.set(id, one)
  return facts
}

export const keysOfIdentifiers = (
  { keyring }: Pick<MembersDeps, 'keyring'>,
  identifiers: readonly string[],
): string[] => [...new Set(identifiers.map((id) => vulnerabilityKey(keyring, id).toString('hex')))]

export function openExposure(key: Uint8Array, row: ExplainedRow): Exposure {
  const face = openJson<ExposureFace>(key, row.sealed)
  return {
    id: row.id,
    vulnerability: face.vulnerability,
    caseId: row.case_id,
    tlp: row.tlp,
    verdict: row.verdict,
    suppressed: row.suppressed,
    reported: row.reported,
    reopened: row.reopened_at !== null,
    reportedAt: row.reported_at,
    reopenedAt: row.reopened_at,
    state: row.state,
    band: row.band,
    score: row.score,
    dueAt: row.due_at,
    foundAt: row.found_at,
    face,
    explained: openJson<Explained>(key, row.explained),
  }
}

/** An exposure as its row. */
export function writeOf(
  deps: Pick<MembersDeps, 'keyring'>,
  key: Buffer,
  place: { organisationId: string; inventoryId: string; assetId: string; componentId: string },
  exposure: Exposure,
): ExposureWrite {
  const { vulnerability, explained } = exposure
  return {
    id: exposure.id,
    organisation_id: place.organisationId,
    inventory_id: place.inventoryId,
    asset_id: place.assetId,
    component_id: place.componentId,
    vulnerabilityKey: vulnerabilityKey(deps.keyring, vulnerability).toString('hex'),
    identifiers: keysOfIdentifiers(deps, identifiersOf({ vulnerability, ...explained })).join(''),
    case_id: exposure.caseId,
    tlp: exposure.tlp,
    verdict: exposure.verdict,
    suppressed: exposure.suppressed,
    reported: exposure.reported,
    reported_at: exposure.reportedAt,
    reopened_at: exposure.reopenedAt,
    state: exposure.state,
    band: exposure.band,
    score: exposure.score,
    due_at: exposure.dueAt,
    found_at: exposure.foundAt,
    sealed: sealJson(key, exposure.face),
    explained: sealJson(key, explained),
  }
}

export const explainedUrgency = ({ summary, factors, missing, timeline }: Urgency): Explained['urgency'] => ({
  summary,
  factors,
  missing,
  timeline,
  ruleVersion: URGENCY_RULE_VERSION,
})

/** Who runs it, as urgency asks. */
export const runnerOf = ({ kind, zone }: { kind: string; zone: string }): Runner => ({
  directive: directiveOf(kind as MemberKind),
  zone,
})
