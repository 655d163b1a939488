export type InventoryErrorCode =
  | 'inventory-unknown-form'
  | 'inventory-wrong-form'
  | 'inventory-empty'
  | 'inventory-not-text'
  | 'inventory-not-json'
  | 'inventory-cut-short'
  | 'inventory-too-deep'
  | 'inventory-too-large'
  | 'inventory-too-many-components'

/**
 * An inventory document that cannot be read, or not to its end. The message says what, where and how to mend it. What
 * was read before it stays read.
 */
export class InventoryError extends Error {
  override name = 'InventoryError'
  readonly code: InventoryErrorCode
  /** JSON Pointer (RFC 6901) or `line 12`; empty for the document itself. */
  readonly where: string

  constructor(code: InventoryErrorCode, message: string, where = '') {
    super(message)
    this.code = code
    this.where = where
  }
}
