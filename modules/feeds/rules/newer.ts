/** One edition of one record. */
export interface Edition {
  /** Instant the record itself gives; undefined: it gives none. */
  modified: Date | undefined
  /** SHA-256 of its canonical JSON, hexadecimal. */
  sha256: string
}

/**
 * What becomes of an edition that arrives when another is held: the newer `modified` wins, and a file that
 * was brought late never takes back what is known since. Of two editions of the same instant, or of none,
 * the one that arrives is taken; one that names an instant goes before one that does not.
 */
export function arrival(held: Edition | undefined, arriving: Edition): 'new' | 'changed' | 'same' | 'older' {
  if (held === undefined) return 'new'
  if (held.sha256 === arriving.sha256) return 'same'
  if (held.modified === undefined) return 'changed'
  if (arriving.modified === undefined) return 'older'
  return arriving.modified.getTime() < held.modified.getTime() ? 'older' : 'changed'
}
