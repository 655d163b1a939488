import { utf8ToBytes } from '@noble/hashes/utils.js'
import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { canonicalJson } from '../judging/digest.ts'
import { type Envelope, type Signer, signEnvelope, type Verifier, verifyEnvelope } from './dsse.ts'

/** in-toto attestation framework, envelope layer: the payload type of every statement. */
export const IN_TOTO_PAYLOAD_TYPE = 'application/vnd.in-toto+json'
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1'

/** in-toto DigestSet: algorithm → lower-case hexadecimal (other encodings for other algorithms). */
const DigestSet = Type.Record(
  Type.String({ pattern: '^[A-Za-z0-9_]{1,64}$' }),
  Type.String({ minLength: 1, maxLength: 512 }),
  {
    minProperties: 1,
  },
)

/** in-toto ResourceDescriptor, the members read here; others are kept. */
export const Subject = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 2048 })),
  uri: Type.Optional(Type.String({ maxLength: 2048 })),
  digest: DigestSet,
})
export type Subject = Static<typeof Subject>

/** in-toto Statement v1 (in-toto/attestation, spec/v1/statement.md). Subjects are matched by digest alone. */
export const Statement = Type.Object({
  _type: Type.Literal(STATEMENT_TYPE),
  subject: Type.Array(Subject, { minItems: 1, maxItems: 1024 }),
  predicateType: Type.String({ minLength: 1, maxLength: 2048 }),
  predicate: Type.Optional(Type.Unknown()),
})
export type Statement = Static<typeof Statement>

/** Statement of one predicate type. */
export interface StatementOf<P> {
  _type: typeof STATEMENT_TYPE
  subject: Subject[]
  predicateType: string
  predicate: P
}

export type StatementRead = { ok: true; statement: Statement } | { ok: false; reason: string }

/** Reads the payload of an envelope as a statement; every byte may be hostile. */
export function readStatement(payload: Uint8Array): StatementRead {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  } catch {
    return { ok: false, reason: 'The payload is not JSON in UTF-8.' }
  }
  if (Value.Check(Statement, value)) return { ok: true, statement: value }
  const first = Value.Errors(Statement, value)[0]
  return {
    ok: false,
    reason: `This is no in-toto Statement v1 at ${first?.instancePath || 'the top'}: ${first?.message ?? 'unreadable'}.`,
  }
}

/** Signs a statement's canonical JSON (RFC 8785), so that equal statements are equal bytes. */
export const signStatement = <P>(statement: StatementOf<P>, signers: readonly Signer[]) =>
  signEnvelope(IN_TOTO_PAYLOAD_TYPE, utf8ToBytes(canonicalJson(statement)), signers)

export type StatementVerified =
  | { ok: true; statement: Statement; keyids: string[] }
  | { ok: false; reason: string }

/** Verifies an envelope and reads the statement in it. */
export function verifyStatement(
  envelope: Envelope | unknown,
  verifiers: readonly Verifier[],
  threshold = 1,
): StatementVerified {
  const verified = verifyEnvelope(envelope, verifiers, threshold)
  if (!verified.ok) return verified
  // Without this check a signature over something else of the same key could be passed off as a statement.
  if (verified.payloadType !== IN_TOTO_PAYLOAD_TYPE) {
    return {
      ok: false,
      reason: `The envelope holds ${JSON.stringify(verified.payloadType)}, not an in-toto statement.`,
    }
  }
  const read = readStatement(verified.payload)
  return read.ok ? { ok: true, statement: read.statement, keyids: verified.keyids } : read
}
