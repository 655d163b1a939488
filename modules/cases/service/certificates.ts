import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fromBase64 } from '../../../standards/attest/base64.ts'
import type { Envelope } from '../../../standards/attest/dsse.ts'
import { patchCertificateStatement } from '../../../standards/attest/patch-certificate.ts'
import {
  readStatement,
  type Statement,
  type Subject,
  signStatement,
} from '../../../standards/attest/statement.ts'
import { type Certificate, certificatesOf } from '../rules/index.ts'
import * as store from '../store/parts.ts'
import { type CasesDeps, openJson, sealJson } from './deps.ts'
import type { CasePart } from './load.ts'

/** What is kept of a certificate, sealed under the case's key. */
export interface SealedCertificate {
  candidate: string
  detail: string
  /** DSSE envelope with an in-toto statement of type urn:tocsin:patch-certificate:v1; null without signed evidence. */
  statement: Envelope | null
}

/**
 * Brings a case's patch certificates up to date with its reproductions. One that says the same stays as it
 * is, so that its date and signature stay; one whose repair nobody claims any more goes.
 */
export async function refreshCertificates(
  deps: CasesDeps,
  tx: Tx,
  caseId: string,
  key: Uint8Array,
  parts: readonly CasePart[],
): Promise<{ rootCauseId: string; certificate: Certificate }[]> {
  const known = new Map(
    (await store.certificatesOfCase(tx, caseId)).map((row) => [
      `${row.root_cause_id}/${row.candidate_key.toString('hex')}`,
      row,
    ]),
  )
  const news: { rootCauseId: string; certificate: Certificate }[] = []
  for (const { rootCause, judged } of parts) {
    const made = certificatesOf(
      judged.map(({ id, recipe, result }) => ({ reproductionId: id, recipe, judgement: result.judgement })),
    )
    for (const certificate of made) {
      const candidateKey = deps.keyring.blind('candidate', certificate.candidate)
      const at = `${rootCause.id}/${candidateKey.toString('hex')}`
      const before = known.get(at)
      known.delete(at)
      if (
        before &&
        before.grade === certificate.grade &&
        openJson<SealedCertificate>(key, before.sealed).detail === certificate.detail
      )
        continue
      const now = deps.clock.now()
      const sealed: SealedCertificate = {
        candidate: certificate.candidate,
        detail: certificate.detail,
        statement: statementFor(deps, rootCause.id, certificate, judged, now),
      }
      await store.upsertCertificate(tx, {
        id: before?.id ?? newId(now.getTime()),
        caseId,
        rootCauseId: rootCause.id,
        candidateKey,
        grade: certificate.grade,
        reproductionId: certificate.reproductionId,
        sealed: sealJson(key, sealed),
        at: now,
      })
      news.push({ rootCauseId: rootCause.id, certificate })
    }
  }
  await store.deleteCertificates(
    tx,
    [...known.values()].map((row) => row.id),
  )
  return news
}

/** The signed statement: its subjects are the repaired builds named by the reproductions it rests on. */
function statementFor(
  deps: CasesDeps,
  rootCauseId: string,
  certificate: Certificate,
  judged: CasePart['judged'],
  now: Date,
): Envelope | null {
  const statements = judged
    .filter(({ id }) => certificate.restsOn.includes(id))
    .flatMap(({ result }) => statementIn(result.statement) ?? [])
  // A reproduction names the vulnerable build first and the repaired one second.
  const repaired = statements.flatMap(({ subject }) => subject[1] ?? [])
  const subject: Subject[] = [
    ...new Map(repaired.map((entry) => [entry.digest.sha256 ?? '', entry])).values(),
  ]
  if (subject.length === 0) return null
  const { candidate, grade, detail, variants } = certificate
  return signStatement(
    patchCertificateStatement({
      subject,
      rootCause: rootCauseId,
      candidate,
      grade,
      detail,
      variants: variants ?? 'not tried',
      projectTests: 'not run',
      at: now.toISOString(),
      reproductions: statements.map((statement) => ({ ...statement, predicate: statement.predicate })),
    }),
    [{ keyid: deps.keyring.keyId, sign: (bytes) => deps.keyring.sign(bytes) }],
  )
}

function statementIn(envelope: Envelope | null): Statement | undefined {
  const payload = envelope === null ? undefined : fromBase64(envelope.payload)
  const read = payload === undefined ? undefined : readStatement(payload)
  return read?.ok === true ? read.statement : undefined
}
