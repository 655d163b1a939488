/** Bounds of one document. Everything that arrives is hostile until it has passed them. */
export interface ReadLimits {
  /** Bytes of one document. */
  bytes: number
  /** Nesting of arrays and objects. */
  depth: number
  /** Findings in one document. */
  items: number
  /** Characters of one free-form report: block structure is looked for, so it is bounded tighter. */
  markdownCharacters: number
}

export const READ_LIMITS: ReadLimits = {
  bytes: 32 * 1024 * 1024,
  depth: 64,
  items: 100_000,
  markdownCharacters: 512 * 1024,
}

/** Why a document or one of its items was refused: what, where (JSON Pointer) and how to mend it. */
export interface ReadError {
  code: ReadErrorCode
  /** JSON Pointer (RFC 6901) into the document; empty for the document itself. */
  path: string
  message: string
}

export type ReadErrorCode =
  | 'report-too-large'
  | 'report-too-deep'
  | 'report-too-many-items'
  | 'report-not-text'
  | 'report-not-json'
  | 'report-empty'
  | 'report-wrong-form'
  | 'report-unsupported-version'
  | 'finding-unknown-member'
  | 'finding-missing-member'
  | 'finding-invalid-member'

/** One finding of a document: its document, or why there is none. Position is 1-based. */
export interface ReadItem<Document> {
  position: number
  document?: Document
  error?: ReadError
  warnings: string[]
}

export interface ReadResult<Document> {
  items: ReadItem<Document>[]
  /** Set when the document as a whole could not be read; `items` is then empty. */
  documentError?: ReadError
  /** What was noticed about the document as a whole. */
  documentWarnings: string[]
}
