import { randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type Actor, ANONYMOUS_ORGANISATION, system } from '../../../platform/access/actor.ts'
import { TLP_LEVELS } from '../../../platform/access/schema.ts'
import { newId } from '../../../platform/clock/index.ts'
import { sha256 } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import type { ReadItem } from '../../../standards/report/limits.ts'
import { mayReport } from '../policy.ts'
import { FINGERPRINT_VERSION, featuresOf } from '../rules/index.ts'
import type { FindingDocument, IntakeReceipt, IntakeResult, ReportForm } from '../schema.ts'
import {
  advanceStream,
  idsByContentKey,
  insertFindings,
  type NewFinding,
  streamProgress,
} from '../store/intake.ts'
import type { FindingsDeps } from './deps.ts'
import { hashFingerprints, packageKey } from './keys.ts'

/** One item of what was sent: a document that was read, or why it could not be. */
export interface IntakeItem extends ReadItem<FindingDocument> {
  form: ReportForm
}

export interface IntakeOutcome {
  results: IntakeResult[]
  /** Anonymous reports only: the secret of the status link, shown once. */
  receipt: string | undefined
  /** What maintainers of the packages that were accepted want reporters to know. */
  maintainersSay: NonNullable<IntakeReceipt['maintainersSay']>
}

/** Where a batch stands in a stream sent under an Idempotency-Key. */
export interface StreamPosition {
  keyHash: Buffer
  /** Lines committed before it: the batch is refused when somebody else has moved on from there. */
  from: number
  lines: number
}

export interface Intake {
  /**
   * Accepts items in one transaction with their event and journal entry. A bad item is reported with
   * its position and reason and never sinks the others; accepted + duplicate + rejected = sent.
   * Anonymous senders get a receipt.
   * @throws Fault `not-allowed`; `conflict` when the same stream is being sent twice at once
   */
  accept(actor: Actor, items: IntakeItem[], stream?: StreamPosition): Promise<IntakeOutcome>
  /** How far a stream under this key was committed. */
  progress(
    actor: Actor,
    keyHash: Buffer,
  ): Promise<{ lines: number; accepted: number; duplicates: number; rejected: number }>
}

export function createIntake({ db, blobs, keyring, clock, maintainersSay }: FindingsDeps): Intake {
  const senderOf = (actor: Actor) => actor.organisationId ?? ANONYMOUS_ORGANISATION

  /** The work before the transaction: validation, fingerprints, sealing. */
  function prepare(actor: Actor, items: IntakeItem[], receiptHash: Buffer | null) {
    const results: IntakeResult[] = []
    const fresh: { finding: NewFinding; result: IntakeResult }[] = []
    const seen = new Map<string, IntakeResult>()
    for (const item of items) {
      const result: IntakeResult = { position: item.position, status: 'rejected' }
      if (item.warnings.length > 0) result.warnings = item.warnings
      results.push(result)
      if (!item.document) {
        result.error = item.error ?? {
          code: 'report-unreadable',
          path: '/',
          message: 'nothing could be read here',
        }
        continue
      }
      const tlp = TLP_LEVELS.indexOf(item.document.tlp ?? defaultTlp(actor))
      if (actor.kind === 'account' && tlp > TLP_LEVELS.indexOf(actor.tlp)) {
        result.error = {
          code: 'above-your-ceiling',
          path: '/tlp',
          message: `you may send up to TLP:${actor.tlp.toUpperCase()}`,
        }
        continue
      }
      const finding = makeFinding(actor, item.form, item.document, tlp, receiptHash)
      const twin = seen.get(finding.contentKey.toString('hex'))
      if (twin) {
        result.status = 'duplicate'
        if (twin.findingId) result.findingId = twin.findingId
        continue
      }
      result.findingId = finding.id
      seen.set(finding.contentKey.toString('hex'), result)
      fresh.push({ finding, result })
      receiptHash = null
    }
    return { results, fresh }
  }

  function makeFinding(
    actor: Actor,
    form: ReportForm,
    document: FindingDocument,
    tlp: number,
    receiptHash: Buffer | null,
  ): NewFinding {
    const bytes = Buffer.from(canonicalize(document) ?? '')
    const id = newId(clock.now().getTime())
    const features = featuresOf(document)
    return {
      id,
      organisationId: senderOf(actor),
      submittedBy: actor.accountId ?? null,
      contentKey: keyring.blind('content', Buffer.concat([Buffer.from(senderOf(actor)), bytes])),
      form,
      severity: document.severity ?? 'unknown',
      weakness: document.weaknesses?.[0] ?? document.recipe?.weakness ?? null,
      family: features.family ?? null,
      tlp,
      exploited: document.exploited ?? false,
      hasRecipe: document.recipe !== undefined,
      packageKey: features.package ? packageKey(keyring, features.package) : null,
      fingerprintVersion: FINGERPRINT_VERSION,
      fingerprints: hashFingerprints(keyring, features.fingerprints),
      receiptHash,
      sealed: blobs.sealNew({ kind: 'finding', id }, bytes),
    }
  }

  /** Findings a sender already has under the same bytes are duplicates; the rest are new. */
  async function write(
    tx: Tx,
    prepared: ReturnType<typeof prepare>,
    stream: StreamPosition | undefined,
  ): Promise<IntakeResult[]> {
    const { results, fresh } = prepared
    const inserted = await insertFindings(
      tx,
      fresh.map((entry) => entry.finding),
    )
    const known = fresh.filter((entry) => !inserted.has(entry.finding.id))
    const existing = await idsByContentKey(
      tx,
      known.map((entry) => entry.finding.contentKey),
    )
    for (const { finding, result } of fresh) {
      result.status = inserted.has(finding.id) ? 'accepted' : 'duplicate'
      if (result.status === 'accepted') continue
      const id = existing.get(finding.contentKey.toString('hex'))
      if (id) result.findingId = id
    }
    const count = (status: IntakeResult['status']) =>
      results.filter((result) => result.status === status).length
    const counts = {
      accepted: count('accepted'),
      duplicates: count('duplicate'),
      rejected: count('rejected'),
    }
    if (inserted.size > 0) {
      const ids = [...inserted]
      await emit(tx, 'findings.accepted', ids.length === 1 ? ids[0]! : null, { ids })
      await record(tx, {
        act: 'findings accepted',
        subjectKind: 'finding',
        subjectId: ids[0]!,
        detail: { ...counts, first: ids[0], last: ids.at(-1) },
      })
    }
    if (stream) {
      const organisationId = tx.actor.organisationId ?? ANONYMOUS_ORGANISATION
      if ((await advanceStream(tx, organisationId, stream, counts)) === 0)
        throw fault(
          'conflict',
          'This stream is being sent twice at once; wait for the other sending to end, then send it again.',
        )
    }
    return results
  }

  /** Asked before the commit: what fails here must not cost a sender the receipt of what was taken. */
  async function whatMaintainersSay(items: IntakeItem[]): Promise<IntakeOutcome['maintainersSay']> {
    const purls = items.flatMap(({ document }) => document?.component?.purl ?? [])
    if (!maintainersSay || purls.length === 0) return []
    const said = await db.as(system, (tx) => maintainersSay(tx, [...new Set(purls)]))
    return [...said].map(([name, says]) => ({ package: name, says }))
  }

  return {
    async accept(actor, items, stream) {
      if (!mayReport(actor))
        throw fault('not-allowed', 'This key may not submit findings: it lacks the scope findings:write.')
      const receipt = actor.kind === 'anonymous' ? randomBytes(24).toString('base64url') : undefined
      const prepared = prepare(actor, items, receipt ? sha256(receipt) : null)
      // Nobody may read the anonymous organisation's findings, not even the sender: the house writes them.
      const writer = actor.kind === 'anonymous' ? system : actor
      const said = await whatMaintainersSay(items)
      const results = await db.as(writer, (tx) => write(tx, prepared, stream))
      const any = results.some((result) => result.status === 'accepted')
      return {
        results,
        receipt: any ? receipt : undefined,
        maintainersSay: said,
      }
    },
    async progress(actor, keyHash) {
      const writer = actor.kind === 'anonymous' ? system : actor
      const row = await db.as(writer, (tx) => streamProgress(tx, senderOf(actor), keyHash))
      return {
        lines: Number(row.lines_done),
        accepted: Number(row.accepted),
        duplicates: Number(row.duplicates),
        rejected: Number(row.rejected),
      }
    },
  }
}

/** Unmarked reports are TLP:AMBER, or the sender's ceiling where that is lower. */
function defaultTlp(actor: Actor): (typeof TLP_LEVELS)[number] {
  if (actor.kind !== 'account') return 'amber'
  return TLP_LEVELS[Math.min(TLP_LEVELS.indexOf('amber'), TLP_LEVELS.indexOf(actor.tlp))]!
}
