import type { Sealed } from '../../../platform/blobs/index.ts'
import { byteaArray, uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'

/** A finding ready to be written: sealed text, keyed fingerprints. */
export interface NewFinding {
  id: string
  organisationId: string
  submittedBy: string | null
  contentKey: Buffer
  form: string
  severity: string
  weakness: string | null
  family: string | null
  tlp: number
  exploited: boolean
  hasRecipe: boolean
  packageKey: Buffer | null
  fingerprintVersion: number
  fingerprints: Buffer
  receiptHash: Buffer | null
  sealed: Sealed
}

/**
 * Writes findings with their sealed text in five statements, whatever their number. A report already
 * known (same discoverer, same canonical bytes) is left as it is.
 * @returns ids of the findings that were new
 */
export async function insertFindings(tx: Tx, findings: NewFinding[]): Promise<Set<string>> {
  if (findings.length === 0) return new Set()
  const column = <T>(pick: (finding: NewFinding) => T) => findings.map(pick)
  const inserted = await tx.all(sql<{ id: string }>`
    insert into findings (id, organisation_id, submitted_by, content_key, form, severity, weakness, family, tlp, exploited,
      has_recipe, address, package_key, fingerprint_version, fingerprints, receipt_hash)
    select * from unnest(
      ${uuidArray(column((f) => f.id))}::uuid[], ${uuidArray(column((f) => f.organisationId))}::uuid[], ${uuidArray(column((f) => f.submittedBy))}::uuid[],
      ${byteaArray(column((f) => f.contentKey))}::bytea[], ${column((f) => f.form)}::text[], ${column((f) => f.severity)}::text[],
      ${column((f) => f.weakness)}::text[], ${column((f) => f.family)}::text[], ${column((f) => f.tlp)}::smallint[],
      ${column((f) => f.exploited)}::boolean[], ${column((f) => f.hasRecipe)}::boolean[],
      ${byteaArray(column((f) => f.sealed.address))}::bytea[], ${byteaArray(column((f) => f.packageKey))}::bytea[],
      ${column((f) => f.fingerprintVersion)}::smallint[], ${byteaArray(column((f) => f.fingerprints))}::bytea[],
      ${byteaArray(column((f) => f.receiptHash))}::bytea[])
    on conflict (content_key) do nothing returning id`)
  const fresh = new Set(inserted.map((row) => row.id))
  const sealed = findings.filter((finding) => fresh.has(finding.id)).map((finding) => finding.sealed)
  if (sealed.length === 0) return fresh
  const kinds = sealed.map((entry) => entry.ownerKey.kind)
  const ids = sealed.map((entry) => entry.ownerKey.id)
  await tx.run(sql`insert into owner_keys (owner_kind, owner_id, wrapped)
    select * from unnest(${kinds}::text[], ${uuidArray(ids)}::uuid[], ${byteaArray(sealed.map((entry) => entry.ownerKey.wrapped))}::bytea[])`)
  await tx.run(sql`insert into blobs (address, ciphertext)
    select * from unnest(${byteaArray(sealed.map((entry) => entry.address))}::bytea[],
      ${byteaArray(sealed.map((entry) => entry.ciphertext))}::bytea[])`)
  await tx.run(sql`insert into blob_keys (address, owner_kind, owner_id, wrapped)
    select * from unnest(${byteaArray(sealed.map((entry) => entry.address))}::bytea[], ${kinds}::text[], ${uuidArray(ids)}::uuid[],
      ${byteaArray(sealed.map((entry) => entry.wrapped))}::bytea[])`)
  return fresh
}

/** Ids of findings by content key, for telling a sender which finding its duplicate is. */
export async function idsByContentKey(tx: Tx, keys: Buffer[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await tx.all(
    sql<{
      id: string
      content_key: Buffer
    }>`select id, content_key from findings where content_key = any(${byteaArray(keys)}::bytea[])`,
  )
  return new Map(rows.map((row) => [row.content_key.toString('hex'), row.id]))
}

export interface StreamProgress {
  lines_done: string
  accepted: string
  duplicates: string
  rejected: string
}

/** What was already committed under this key. */
export async function streamProgress(
  tx: Tx,
  organisationId: string,
  keyHash: Buffer,
): Promise<StreamProgress> {
  await tx.run(
    sql`insert into idempotency (organisation_id, key_hash) values (${organisationId}, ${keyHash}) on conflict do nothing`,
  )
  const row =
    await tx.first(sql<StreamProgress>`select lines_done::text, accepted::text, duplicates::text, rejected::text
    from idempotency where organisation_id = ${organisationId} and key_hash = ${keyHash}`)
  return row!
}

/** @returns 0 when the stream does not stand at `from`: another sending has moved it on */
export const advanceStream = (
  tx: Tx,
  organisationId: string,
  stream: { keyHash: Buffer; from: number; lines: number },
  add: { accepted: number; duplicates: number; rejected: number },
): Promise<number> =>
  tx.run(sql`update idempotency set lines_done = lines_done + ${stream.lines}, accepted = accepted + ${add.accepted},
    duplicates = duplicates + ${add.duplicates}, rejected = rejected + ${add.rejected}, updated_at = now()
    where organisation_id = ${organisationId} and key_hash = ${stream.keyHash} and lines_done = ${stream.from}`)
