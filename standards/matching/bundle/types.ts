import Type, { type Static } from 'typebox'
import type { UrgencyFacts } from '../../exposure/urgency.ts'
import type { Band } from '../../scoring/priority-types.ts'
import type { VexStatement } from '../../vex/types.ts'
import type { Range } from '../types.ts'

export const BUNDLE_PAYLOAD_TYPE = 'application/vnd.tocsin.advisory-bundle+json'
export const BUNDLE_FORMAT = 'tocsin advisory bundle'
/** Counts up when a reader of the old one would misread the new one. */
export const BUNDLE_VERSION = 1

/** Bounds on both sides: a bundle beyond them is not made, and not read. */
export const BUNDLE_LIMITS = {
  /** The first line. */
  headBytes: 8 * 1024 * 1024,
  /** One piece of the body: what a reader holds at a time. */
  pieceBytes: 1024 * 1024,
  /** One line, and so a piece that holds nothing else. */
  lineBytes: 16 * 1024 * 1024,
  pieces: 16_384,
  ranges: 20_000,
} as const

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
/** ISO 8601 instant in UTC, to the millisecond. */
const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' })

/** Whole lines of the body, one after the other; verified before anything in it is looked at. */
export const Piece = Type.Object({
  bytes: Type.Integer({ minimum: 1, maximum: BUNDLE_LIMITS.lineBytes }),
  records: Type.Integer({ minimum: 1 }),
  sha256: Sha256,
})

/** What a bundle holds, by digest. */
export const BundleContent = Type.Object({
  counts: Type.Object({ advisories: Count, statements: Count }),
  bytes: Count,
  pieces: Type.Array(Piece, { maxItems: BUNDLE_LIMITS.pieces }),
  /** sha256 over the canonical JSON of `pieces`: the content's one name. */
  digest: Sha256,
})
export type BundleContent = Static<typeof BundleContent>

/** Who makes a bundle, and until when it may be relied on. */
export const BundleMaker = Type.Object({
  issuer: Type.String({ minLength: 1, maxLength: 512 }),
  madeAt: Instant,
  expiresAt: Instant,
  /** Traffic Light Protocol label of the whole, for instance `clear`. */
  tlp: Type.Optional(Type.String({ maxLength: 32 })),
})
export type BundleMaker = Static<typeof BundleMaker>

/** The signed first line. */
export const BundleHeader = Type.Object({
  format: Type.Literal(BUNDLE_FORMAT),
  version: Type.Literal(BUNDLE_VERSION),
  ...BundleMaker.properties,
  ...BundleContent.properties,
})
export type BundleHeader = Static<typeof BundleHeader>

/** How urgent it is, computed by whoever made the bundle. */
export interface BundleUrgency {
  band: Band
  /** 0–100, for ordering only. */
  score: number
  because: string
  /** YYYY-MM-DD by which it is to be done, where a directive or a rule says so. */
  due?: string
}

/** One thing to do, in plain words. */
export interface BundleAction {
  text: string
  /** What to ask the vendor, where the reader cannot do it alone. */
  ask?: string
}

/** What is known of how urgent one of the record's vulnerabilities is, for rating it where it is found. */
export interface BundleFacts {
  id: string
  facts: UrgencyFacts
}

export interface BundleAdvisory {
  kind: 'advisory'
  id: string
  aliases: string[]
  title: string
  /** ISO 8601 instant, UTC. */
  modified?: string
  href?: string
  urgency?: BundleUrgency
  facts?: BundleFacts[]
  actions: BundleAction[]
  ranges: Range[]
}

/** A VEX statement, without the object it was read from. */
export interface BundleStatement {
  kind: 'vex'
  statement: Omit<VexStatement, 'original'>
}

export type BundleRecord = BundleAdvisory | BundleStatement
