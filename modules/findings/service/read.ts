import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { TLP_LEVELS } from '../../../platform/access/schema.ts'
import { open, sha256 } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import * as policy from '../policy.ts'
import { explain, featuresOf, type Reason, stemOf, wordsOf } from '../rules/index.ts'
import type {
  EvidenceLevel,
  FindingDocument,
  FindingSummary,
  FindingView,
  RootCauseSummary,
  RootCauseView,
  Severity,
  TrackRecord,
} from '../schema.ts'
import { type FindingCounts, findingCounts, verdictCounts } from '../store/counts.ts'
import * as store from '../store/read.ts'
import { decodeCursor, encodeCursor, idCursor } from './cursor.ts'
import type { FindingsDeps } from './deps.ts'
import { packageKey } from './keys.ts'
import { readTrackRecords } from './track-record.ts'

export interface FindingQueryInput {
  cursor?: string
  limit?: number
  form?: string
  severity?: string
  verdict?: string
  discoverer?: string
  package?: string
  q?: string
  rootCauseId?: string
  sort?: 'updated' | 'collisions'
}

type Page<T> = { items: T[]; next: string | null }

export interface Reading {
  listFindings(actor: Actor, query: FindingQueryInput): Promise<Page<FindingSummary>>
  /** @throws Fault `finding-not-found` */
  getFinding(actor: Actor, id: string): Promise<FindingView>
  /** What the holder of an anonymous receipt sees. @throws Fault `receipt-not-found` */
  getReceipt(
    token: string,
  ): Promise<{ receivedAt: string; title: string; verdict: FindingSummary['verdict']; grouped: boolean }>
  listRootCauses(actor: Actor, query: FindingQueryInput): Promise<Page<RootCauseSummary>>
  /** @throws Fault `root-cause-not-found` */
  getRootCause(actor: Actor, id: string): Promise<RootCauseView>
  /** Summaries inside somebody else's transaction: cases read their root causes with them. */
  rootCausesIn(tx: Tx, ids: string[]): Promise<RootCauseSummary[]>
  /** All discoverers for coordinators and overseers, itself for a discoverer. @throws Fault `not-allowed` */
  trackRecords(actor: Actor): Promise<TrackRecord[]>
  /** Findings of root causes with who reported them, in order of arrival. */
  membersIn(
    tx: Tx,
    rootCauseIds: string[],
  ): Promise<Map<string, { findingId: string; organisationId: string; organisation: string }[]>>
  /** Says which case coordinates root causes; null when none does any more. */
  linkCase(tx: Tx, rootCauseIds: string[], caseId: string | null): Promise<void>
  /** Counts of the first three stages, without text or names. */
  counts(tx: Tx): Promise<{ stages: FindingCounts | undefined; verdicts: Record<string, number> }>
  /** The text of findings, for the house's own work. Missing ids cannot be read. */
  documents(tx: Tx, ids: string[]): Promise<Map<string, FindingDocument>>
}

const PAGE = 50

export function createReading({ db, blobs, keyring }: FindingsDeps): Reading {
  const requireReader = (actor: Actor) => {
    if (!policy.mayReadFindings(actor))
      throw fault('not-allowed', 'Reading findings takes a signed-in account and the scope findings:read.')
  }
  const termsOf = (q: string | undefined) =>
    wordsOf(q ?? '')
      .slice(0, 8)
      .map((word) => keyring.blind('term', stemOf(word)))

  async function documents(tx: Tx, ids: string[]): Promise<Map<string, FindingDocument>> {
    const texts = await blobs.getMany(tx, 'finding', ids)
    return new Map(
      [...texts].map(([id, bytes]) => [id, JSON.parse(bytes.toString('utf8')) as FindingDocument]),
    )
  }

  async function summaries(tx: Tx, rows: store.FindingRow[]): Promise<FindingSummary[]> {
    const texts = await documents(
      tx,
      rows.map((row) => row.id),
    )
    return rows.map((row) => summary(row, texts.get(row.id)))
  }

  function face(row: store.RootCauseRow): { title: string; package: string | null; sink: string | null } {
    return JSON.parse(open(keyring.unwrap(row.wrapped), row.sealed).toString('utf8'))
  }
  const rootCauseSummary = (row: store.RootCauseRow): RootCauseSummary => ({
    id: row.id,
    ...face(row),
    weakness: row.weakness,
    severity: row.severity as Severity,
    tlp: TLP_LEVELS[row.tlp]!,
    findingCount: row.finding_count,
    collisionCount: row.collision_count,
    verdict: row.verdict as RootCauseSummary['verdict'],
    evidenceLevel: row.evidence_level as EvidenceLevel,
    caseId: row.case_id,
    firstReportedAt: row.first_reported_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  })

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
          terms: termsOf(query.q),
        })
        const page = rows.slice(0, limit)
        return { items: await summaries(tx, page), next: rows.length > limit ? page.at(-1)!.id : null }
      })
    },
    async getFinding(actor, id) {
      requireReader(actor)
      return db.as(actor, async (tx) => {
        const row = await store.findFinding(tx, id)
        const document = row && (await documents(tx, [id])).get(id)
        if (!row || !document) throw fault('finding-not-found', `no finding ${id}, or none you may see`)
        return {
          ...summary(row, document),
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
    async listRootCauses(actor, query) {
      requireReader(actor)
      const limit = query.limit ?? PAGE
      const sort = query.sort ?? 'updated'
      return db.as(actor, async (tx) => {
        const rows = await store.listRootCauses(tx, {
          limit: limit + 1,
          sort,
          before: decodeCursor(query.cursor, sort),
          severity: query.severity,
          verdict: query.verdict,
          packageKey: query.package ? packageKey(keyring, query.package) : undefined,
          terms: termsOf(query.q),
        })
        const page = rows.slice(0, limit)
        const last = page.at(-1)
        const next =
          rows.length > limit && last
            ? encodeCursor(sort === 'updated' ? last.updated_key : String(last.collision_count), last.id)
            : null
        return { items: page.map(rootCauseSummary), next }
      })
    },
    async getRootCause(actor, id) {
      requireReader(actor)
      return db.as(actor, async (tx) => {
        const row = await store.findRootCause(tx, id)
        if (!row) throw fault('root-cause-not-found', `no root cause ${id}, or none you may see`)
        const members = await store.listFindings(tx, {
          before: undefined,
          limit: 1000,
          form: undefined,
          severity: undefined,
          verdict: undefined,
          discoverer: undefined,
          rootCauseId: id,
          packageKey: undefined,
          terms: [],
        })
        const views = await summaries(tx, members)
        const near = await store.nearMisses(tx, id)
        const relations = await store.relationsOf(tx, id)
        const others = new Map(
          (
            await store.findRootCauses(tx, [
              ...near.map((miss) => miss.root_cause_id),
              ...relations.map((relation) => relation.other_id),
            ])
          )
            .filter((other) => other.merged_into === null && other.finding_count > 0)
            .map((other) => [other.id, face(other).title]),
        )
        const key = keyring.unwrap(row.wrapped)
        return {
          ...rootCauseSummary(row),
          members: members.map((member, index) => ({
            finding: views[index]!,
            relation: (member.relation ?? 'duplicate') as 'duplicate',
            explanation: explain((member.reasons ?? []) as Reason[]),
            decidedBy: (member.decided_by ?? 'rule') as 'rule',
            ruleVersion: member.rule_version ?? 0,
            score: member.score ?? 0,
          })),
          almostJoined: near
            .filter((miss) => others.has(miss.root_cause_id))
            .map((miss) => ({
              rootCauseId: miss.root_cause_id,
              title: others.get(miss.root_cause_id)!,
              score: miss.score,
              explanation: explain(miss.reasons),
            })),
          relations: relations
            .filter((relation) => others.has(relation.other_id))
            .map((relation) => ({
              rootCauseId: relation.other_id,
              title: others.get(relation.other_id)!,
              relation: relation.relation,
              inverse: relation.inverse,
              explanation: openOr(keyring.unwrap(relation.wrapped), relation.explanation_sealed),
            })),
          overrides: (await store.overridesOf(tx, id)).map((override) => ({
            at: override.at.toISOString(),
            by: override.by_name,
            act: override.act,
            reason: openOr(key, override.reason_sealed),
          })),
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
    async rootCausesIn(tx, ids) {
      return (await store.findRootCauses(tx, ids)).map(rootCauseSummary)
    },
    async membersIn(tx, rootCauseIds) {
      const members = new Map<string, { findingId: string; organisationId: string; organisation: string }[]>()
      for (const row of await store.membersIn(tx, rootCauseIds)) {
        const member = {
          findingId: row.finding_id,
          organisationId: row.organisation_id,
          organisation: row.organisation,
        }
        const known = members.get(row.root_cause_id)
        if (known) known.push(member)
        else members.set(row.root_cause_id, [member])
      }
      return members
    },
    async linkCase(tx, rootCauseIds, caseId) {
      await store.linkCase(tx, rootCauseIds, caseId)
    },
    trackRecords: (actor) => readTrackRecords(db, actor),
  }
}

function summary(row: store.FindingRow, document: FindingDocument | undefined): FindingSummary {
  return {
    id: row.id,
    form: row.form as FindingSummary['form'],
    title: document?.title ?? '(its key was deleted)',
    package: (document && featuresOf(document).package) ?? null,
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

// A reason sealed by a root cause that was merged here opens only with the other's key.
function openOr(key: Buffer, sealed: Buffer): string {
  try {
    return open(key, sealed).toString('utf8')
  } catch {
    return 'recorded with the other root cause'
  }
}
