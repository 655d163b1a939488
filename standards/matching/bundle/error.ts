export type BundleErrorCode =
  | 'bundle-not-one'
  | 'bundle-other-version'
  | 'bundle-not-signed'
  | 'bundle-expired'
  | 'bundle-from-the-future'
  | 'bundle-torn'
  | 'bundle-altered'
  | 'bundle-too-large'
  | 'bundle-unreadable-record'

/** A bundle that may not be relied on. The message says what is wrong and how to mend it. */
export class BundleError extends Error {
  override name = 'BundleError'
  readonly code: BundleErrorCode

  constructor(code: BundleErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
