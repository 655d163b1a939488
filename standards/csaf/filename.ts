/**
 * File name of a CSAF document from its tracking id (CSAF 2.0 §5.1): first lower case, then each run of
 * characters other than `+`, `-`, lower-case ASCII letters and digits becomes one underscore, then `.json`.
 */
export function csafFilename(id: string): string {
  return `${id.toLowerCase().replace(/[^+\-a-z0-9]+/g, '_')}.json`
}
