import type { Keyring } from '../../../platform/crypto/index.ts'
import { newKey, open, seal } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { isUnreadable, type Located, locate } from '../rules/index.ts'
import type { ClaimBody, Depth, EndBody, Method, Target, TargetInput } from '../schema.ts'
import type { ClaimRow } from '../store/claims.ts'

/** What the scans services are made with; the composition root provides it. */
export interface ScansDeps {
  db: Database
  keyring: Keyring
}

/** What is kept of a claim under its key. */
export interface SealedClaim {
  target: Target
  method: Method
  depth: Depth
  tool: string | null
  budget: ClaimBody['budget'] | null
  note: string | null
}
export type SealedEnd = EndBody

export const sealJson = (key: Uint8Array, value: unknown): Buffer =>
  seal(key, Buffer.from(JSON.stringify(value)))
export const openJson = <T>(key: Uint8Array, sealed: Uint8Array): T =>
  JSON.parse(open(key, sealed).toString('utf8')) as T

/** Seals a value under a new owner's key. */
export function sealNew(keyring: Keyring, value: unknown): { wrapped: Buffer; sealed: Buffer } {
  const key = newKey()
  return { wrapped: keyring.wrap(key), sealed: sealJson(key, value) }
}
export const openRow = <T>(keyring: Keyring, row: { wrapped: Buffer; sealed: Buffer }): T =>
  openJson<T>(keyring.unwrap(row.wrapped), row.sealed)

/** A target as it was sent. @throws Fault `target-unreadable` with its place and how to mend it */
export function readTarget(given: TargetInput, path = '/target'): Located {
  const located = locate(given)
  if (!isUnreadable(located)) return located
  throw fault('target-unreadable', located.message, [
    { path: `${path}${located.path}`, message: located.message },
  ])
}

/** Keyed hash of a source's name: what is compared without being read. */
export const keyOf = (keyring: Keyring, name: string): Buffer => keyring.blind('scan target', name)
export const keysOf = (keyring: Keyring, located: Located): Buffer[] =>
  located.identities.map((name) => keyOf(keyring, name))

/** A stored claim with what is sealed in it. */
export interface OpenedClaim extends SealedClaim {
  row: ClaimRow
  located: Located
  end: SealedEnd | null
}
export function openClaim(keyring: Keyring, row: ClaimRow): OpenedClaim {
  const key = keyring.unwrap(row.wrapped)
  const sealed = openJson<SealedClaim>(key, row.sealed)
  return {
    ...sealed,
    row,
    located: readTarget(sealed.target),
    end: row.end_sealed && openJson<SealedEnd>(key, row.end_sealed),
  }
}
