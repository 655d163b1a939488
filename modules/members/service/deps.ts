import type { Tlp } from '../../../platform/access/schema.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import { type Keyring, open, seal } from '../../../platform/crypto/index.ts'
import type { Database, Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import type { SaidRecord } from '../../../standards/exposure/types.ts'
import type { UrgencyFacts } from '../../../standards/exposure/urgency.ts'
import type { NameKey, Range } from '../../../standards/matching/types.ts'
import type { KnownProduct } from '../../../standards/products/types.ts'
import * as store from '../store/members.ts'
import type { RepairSource } from './repairs.ts'
import type { TellingDeps } from './telling.ts'

/** One record that says what is affected, and who may learn of it. */
export interface Said extends SaidRecord {
  tlp: Tlp
  /** Before publication: only organisations on this case's roster may learn of it. */
  caseId: string | undefined
  /** What it says itself of how bad it is, where no public answers stand under its identifier. */
  ratings: Pick<UrgencyFacts, 'cvss' | 'severity'> | undefined
}

export type Name = Pick<NameKey, 'space' | 'name'> & { kind: Range['kind'] }

/** What is affected: reference feeds, the house's own advisories, cases under embargo. Asked as the house. */
export interface AffectedSource {
  /** Every public record that names any of these, with its ranges under these names. */
  about(tx: Tx, names: readonly Name[]): Promise<Said[]>
  /** Names public records say something new about: taken out of what waits, so looked at in this transaction. */
  takeChanges(tx: Tx, limit: number): Promise<Name[]>
  /**
   * What this house itself says in one case: its published advisory, and before that what the case knows. Undefined:
   * nothing (any more).
   */
  ofCase(tx: Tx, caseId: string): Promise<Said | undefined>
  /** All public records, for a bundle: pass `next` on until it is undefined. */
  all(tx: Tx, after: string | undefined, limit: number): Promise<{ items: Said[]; next: string | undefined }>
  /** Newest instant the reference data name. */
  asOf(tx: Tx): Promise<Date | undefined>
  /** A page of products that any source names, for telling what somebody's words mean. */
  knownProducts(
    tx: Tx,
    after: string | undefined,
    limit: number,
  ): Promise<{ items: KnownProduct[]; next: string | undefined }>
}

/** What the members services are made with; the composition root provides it. */
export interface MembersDeps {
  db: Database
  keyring: Keyring
  clock: Clock
  affected: AffectedSource
  /** What is known of how urgent these identifiers are; one nobody speaks of is left out. */
  urgency(tx: Tx, identifiers: readonly string[]): Promise<Map<string, UrgencyFacts>>
  /** Asks for a background job of this module, in the caller's transaction. */
  enqueue(
    tx: Tx,
    queue: string,
    jobs: { data: object; key?: string; startAfterSeconds?: number }[],
  ): Promise<void>
  /** Public address of the house, without a slash at its end. */
  publicUrl(): string
  houseName: string
  /** Directory bundles are made in. */
  bundles: string
  /** Ways out of the house, for alerts. */
  telling: TellingDeps
  /** How far repairs came, as cases and public records know it. */
  repairs: RepairSource
}

export const sealJson = (key: Uint8Array, value: unknown): Buffer =>
  seal(key, Buffer.from(JSON.stringify(value)))
export const openJson = <T>(key: Uint8Array, sealed: Uint8Array): T =>
  JSON.parse(open(key, sealed).toString('utf8')) as T

/** Keyed hash of a vulnerability's identifier: the same for every member, nothing in a dump. */
export const vulnerabilityKey = (keyring: Keyring, id: string): Buffer =>
  keyring.blind('vulnerability', id.trim().toUpperCase())

/** Keyed hash of a name something may be affected under, as 32 hexadecimal digits. */
export const nameKeyHex = (keyring: Keyring, { kind, space, name }: Name): string =>
  keyring.blindHex('affected name', `${kind}\0${space}\0${name}`)

/** The member's row and key, for what is done in its name. @throws Fault `member-not-joined` */
export async function memberOf(
  { keyring }: Pick<MembersDeps, 'keyring'>,
  tx: Tx,
  organisationId: string | undefined,
): Promise<{ row: store.MemberRow; key: Buffer }> {
  const row = organisationId === undefined ? undefined : await store.findMember(tx, organisationId)
  if (!row)
    throw fault(
      'member-not-joined',
      'A coordinator admits organisations as members (Members, or "tocsin members admit"); yours is not admitted yet.',
    )
  return { row, key: keyring.unwrap(row.wrapped) }
}
