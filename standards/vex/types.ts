import type { Loose } from '../report/loose.ts'

/** What OpenVEX, CSAF's VEX profile and CycloneDX's analyses have in common. The document stays beside it as it came. */

/** Status labels of OpenVEX, which are those of the VEX working group. */
export const VEX_STATUSES = ['not_affected', 'affected', 'fixed', 'under_investigation'] as const
export type VexStatus = (typeof VEX_STATUSES)[number]

/** A product a statement speaks of, by every name the document gives it. */
export interface VexProduct {
  /** As the document refers to it: `@id`, product_id or bom-ref. */
  id: string
  /** Canonical text; a package URL that is none stays in `id` and counts as no name. */
  purl?: string
  /** CPE names as written, 2.2 URIs or 2.3 formatted strings. */
  cpes: string[]
  vendor?: string
  name?: string
  version?: string
  /** Several versions in one expression, `vers:npm/>=1.0.0|<2.0.0` or as the document has it. */
  versionRange?: string
  /** What it holds for alone, in the document's words: an architecture, models, serial numbers. */
  only?: string
  /** The parts of the product in which the vulnerability would be; none: the product itself. */
  subcomponents: VexProduct[]
}

/** One statement: these vulnerabilities, in these products, this status, because of this. */
export interface VexStatement {
  /** Identifier of the document that makes it. */
  document: string
  /** JSON Pointer into that document. */
  where: string
  /** The identifier and its aliases, each once. */
  vulnerabilities: string[]
  products: VexProduct[]
  /** Undefined when the document gives none that is known: it says nothing then. */
  status: VexStatus | undefined
  /** Why it is not affected, as a label of the document's own format. */
  justification?: string
  /** Why it is not affected, in words. */
  impact?: string
  /** What to do about it, in words. */
  action?: string
  author?: string
  /** When it was known to be so, ISO 8601, UTC: the statement's own, else the document's. */
  timestamp?: string
  /** The statement's own object, for writing it back as it came. */
  original?: Loose
}

export type VexForm = 'openvex' | 'csaf' | 'cyclonedx'

export interface VexDocument {
  form: VexForm
  /** Identifier; where the document has none, a digest of its content. */
  id: string
  author?: string
  /** ISO 8601, UTC. */
  timestamp?: string
  /** As written. */
  version?: string
  statements: VexStatement[]
  /** What stands in the document and was not understood, or breaks the rules of its format; at most 100. */
  problems: string[]
  /** The document as it came. */
  document: Loose
}

/** Bounds of one document. */
export const VEX_LIMITS = { bytes: 32 * 1024 * 1024, statements: 100_000, products: 20_000 } as const
