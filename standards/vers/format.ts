import { keyed, sorted } from './sort.ts'
import { type Constraint, isAll, type Vers } from './types.ts'

/**
 * Canonical text of a range (VERS clause 5): constraints in the order of their versions, each once, equality
 * without a sign, characters with a meaning percent-encoded. Where the order is not known it stays as it is.
 * What the rules of §5.4 call redundant is kept: see `simplifyVers`.
 */
export function formatVers(vers: Vers): string {
  if (isAll(vers)) return `vers:${vers.scheme}/*`
  const list = keyed(vers.scheme, vers.constraints)
  const texts = (sorted(vers.scheme, list) ?? list).map(textOf)
  return `vers:${vers.scheme}/${[...new Set(texts)].join('|')}`
}

const textOf = ({ comparator, version }: Constraint): string =>
  (comparator === '=' ? '' : comparator) + version.replace(/[^\x21-\x7e]|[<>=!*|%]/gu, encode)

function encode(character: string): string {
  const code = character.codePointAt(0)!
  if (code < 0x80) return `%${code.toString(16).toUpperCase().padStart(2, '0')}`
  // Half a surrogate pair has no UTF-8 form.
  return code >= 0xd800 && code <= 0xdfff ? '%EF%BF%BD' : encodeURIComponent(character)
}
