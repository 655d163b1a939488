/**
 * The advisory bundle: a signed file with which a local inventory is matched without asking anybody
 * (`tocsin exposure --offline`). NDJSON: the first line is a DSSE envelope over the header, which holds the
 * digest of every piece of the body; then one record a line. May be compressed with gzip.
 */
export { BundleError, type BundleErrorCode } from './bundle/error.ts'
export { type BundleTrust, type OpenBundle, openBundle } from './bundle/read.ts'
export type {
  BundleAction,
  BundleAdvisory,
  BundleContent,
  BundleFacts,
  BundleHeader,
  BundleMaker,
  BundleRecord,
  BundleStatement,
  BundleUrgency,
} from './bundle/types.ts'
export { type BundleBody, bundleHead, createBundleBody } from './bundle/write.ts'
