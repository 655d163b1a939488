import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { sha256 } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { explain, featuresOf, type Reason } from '../rules/index.ts'
import type { FindingDocument, FindingSummary, FindingView, TrackRecord } from '../schema.ts'
import { type FindingCounts, findingCounts, verdictCounts } from '../store/counts.ts'
import * as store from '../store/read.ts'
import { idCursor } from './cursor.ts'
import type { FindingsDeps } from './deps.ts'
import { readDocuments } from './documents.ts'
import { packageKey } from './keys.ts'
import { type FindingQueryInput, PAGE, type Page, requireReader } from './query.ts'
import { findingSummaries, findingSummary } from './summary.ts'
import { termsOf } from './terms.ts'
import { readTrackRecords } from './track-record.ts'

export interface FindingReading {
  listFindings(actor: Actor, query: FindingQueryInput): Promise<Page<FindingSummary>>
  /** @throws Fault `finding-not-found` */
  getFinding(actor: Actor, id: string): Promise<FindingView>
  /** What the holder of an anonymous receipt sees. @throws Fault `receipt-not-found` */
  getReceipt(
    token: string,
  ): Promise<{ receivedAt: string; title: string; verdict: FindingSummary['verdict']; grouped: boolean }>
  /** All discoverers for coordinators and overseers, itself for a discoverer. @throws Fault `not-allowed` */
  trackRecords(actor: Actor): Promise<TrackRecord[]>
  /** Counts of the first three stages, without text or names. */
  counts(tx: Tx): Promise<{ stages: FindingCounts | undefined; verdicts: Record<string, number> }>
  /** The text of findings, for the house's own work. Missing ids cannot be read. */
  documents(tx: Tx, ids: string[]): Promise<Map<string, FindingDocument>>
}

export function createFindingReading({ db, blobs, keyring }: FindingsDeps): FindingReading {
  const documents = (tx: Tx, ids: string[]) => readDocuments(tx, blobs, ids)
  return {
    documents,
    async listFindings(actor, query) {
      requireReader(actor)
      const limit = query.limit ?? PAGE
      return db.as(actor, async (tx) => {
        const rows = await store.listFindings(tx, {
          before: idCursor(query.cursor),
          limit: limit + 1,
          form: query.form,
          severity: query.severity,
          verdict: query.verdict,
          discoverer: query.discoverer,
          rootCauseId: query.rootCauseId,
          packageKey: query.package ? packageKey(keyring, query.package) : undefined,
          terms: termsOf(keyring, query.q),
        })
        const page = rows.slice(0, limit)
        return {
          items: await findingSummaries(tx, blobs, page),
          next: rows.length > limit ? page.at(-1)!.id : null,
        }
      })
    },
    async getFinding(actor, id) {
      requireReader(actor)
      return db.as(actor, async (tx) => {
        const row = await store.findFinding(tx, id)
        const document = row && (await documents(tx, [id])).get(id)
        if (!row || !document) throw fault('finding-not-found', `no finding ${id}, or none you may see`)
        return {
          ...findingSummary(row, document),
          document,
          fingerprints: featuresOf(document).fingerprints.map(({ kind, basis }) => ({
            kind: String(kind),
            version: row.fingerprint_version,
            basis,
          })),
          whyHere: row.reasons ? explain(row.reasons as Reason[]).join('; ') : null,
        }
      })
    },
    async getReceipt(token) {
      return db.as(system, async (tx) => {
        const row = await store.findingByReceipt(tx, sha256(token))
        const document = row && (await documents(tx, [row.id])).get(row.id)
        if (!row || !document)
          throw fault('receipt-not-found', 'No report belongs to this link. Check that it was copied whole.')
        return {
          receivedAt: row.received_at.toISOString(),
          title: document.title,
          verdict: row.verdict as FindingSummary['verdict'],
          grouped: row.root_cause_id !== null,
        }
      })
    },
    async counts(tx) {
      const verdicts = await verdictCounts(tx)
      return {
        stages: await findingCounts(tx),
        verdicts: Object.fromEntries(verdicts.map((row) => [row.verdict, Number(row.n)])),
      }
    },
    trackRecords: (actor) => readTrackRecords(db, actor),
  }
}
