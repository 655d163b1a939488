import { TLP_LEVELS } from '../../../platform/access/schema.ts'
import type { Blobs } from '../../../platform/blobs/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { packageOf } from '../rules/index.ts'
import type { EvidenceLevel, FindingDocument, FindingSummary, Severity } from '../schema.ts'
import type { FindingRow } from '../store/read.ts'
import { readDocuments } from './documents.ts'

/** Findings as lists show them, in the order of the rows. */
export async function findingSummaries(tx: Tx, blobs: Blobs, rows: FindingRow[]): Promise<FindingSummary[]> {
  const documents = await readDocuments(
    tx,
    blobs,
    rows.map((row) => row.id),
  )
  return rows.map((row) => findingSummary(row, documents.get(row.id)))
}

/** @param document undefined when it cannot be opened any more */
export function findingSummary(row: FindingRow, document: FindingDocument | undefined): FindingSummary {
  return {
    id: row.id,
    form: row.form as FindingSummary['form'],
    title: document?.title ?? '(its key was deleted)',
    package: (document && packageOf(document)) ?? null,
    version: document?.component?.version ?? document?.recipe?.target.version ?? null,
    weakness: row.weakness,
    severity: row.severity as Severity,
    tlp: TLP_LEVELS[row.tlp]!,
    discoverer: row.organisation ?? 'another organisation',
    receivedAt: row.received_at.toISOString(),
    rootCauseId: row.root_cause_id,
    verdict: row.verdict as FindingSummary['verdict'],
    evidenceLevel: row.evidence_level as EvidenceLevel,
  }
}
