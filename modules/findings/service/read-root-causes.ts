import type { Actor } from '../../../platform/access/actor.ts'
import { TLP_LEVELS } from '../../../platform/access/schema.ts'
import { open } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { explain, type Reason } from '../rules/index.ts'
import type { EvidenceLevel, RootCauseSummary, RootCauseView, Severity } from '../schema.ts'
import * as store from '../store/read.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { FindingsDeps } from './deps.ts'
import { packageKey } from './keys.ts'
import { type FindingQueryInput, PAGE, type Page, requireReader } from './query.ts'
import { findingSummaries } from './summary.ts'
import { termsOf } from './terms.ts'

/** A finding of a root cause, and who reported it. */
interface MemberOf {
  findingId: string
  organisationId: string
  organisation: string
  /** When this house got it. */
  receivedAt: Date
}

export interface RootCauseReading {
  listRootCauses(actor: Actor, query: FindingQueryInput): Promise<Page<RootCauseSummary>>
  /** @throws Fault `root-cause-not-found` */
  getRootCause(actor: Actor, id: string): Promise<RootCauseView>
  /** Summaries inside somebody else's transaction: cases read their root causes with them. */
  rootCausesIn(tx: Tx, ids: string[]): Promise<RootCauseSummary[]>
  /** Findings of root causes with who reported them, in order of arrival. */
  membersIn(tx: Tx, rootCauseIds: string[]): Promise<Map<string, MemberOf[]>>
  /** Says which case coordinates root causes; null when none does any more. */
  linkCase(tx: Tx, rootCauseIds: string[], caseId: string | null): Promise<void>
}

export function createRootCauseReading({ db, blobs, keyring }: FindingsDeps): RootCauseReading {
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
          terms: termsOf(keyring, query.q),
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
        const views = await findingSummaries(tx, blobs, members)
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
    async rootCausesIn(tx, ids) {
      return (await store.findRootCauses(tx, ids)).map(rootCauseSummary)
    },
    async membersIn(tx, rootCauseIds) {
      const members = new Map<string, MemberOf[]>()
      for (const row of await store.membersIn(tx, rootCauseIds)) {
        const member = {
          findingId: row.finding_id,
          organisationId: row.organisation_id,
          organisation: row.organisation,
          receivedAt: row.received_at,
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
