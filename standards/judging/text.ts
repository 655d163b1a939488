/** Words for a person, made from strings an attacker may have written. */

// Control and format characters (zero-width, bidirectional), line separators and halves of surrogate pairs:
// they could hide or reorder what a maintainer reads ("Trojan Source", CVE-2021-42574).
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** What neither canonical JSON (RFC 8785) nor a PostgreSQL text can hold: lone surrogates and NUL. */
const UNSTORABLE = /[\p{Cs}\0]/gu

export const isStorable = (text: string): boolean => text.search(UNSTORABLE) === -1

/** The text with U+FFFD in place of lone surrogates and NUL. */
export const storable = (text: string): string => text.replace(UNSTORABLE, '\ufffd')

/** One line, visible characters only, at most `max` UTF-16 units, in quotation marks. */
export function quote(text: string, max = 160): string {
  const line = text
    .slice(0, max * 4)
    .replace(UNSAFE, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  return `“${line.length > max ? `${storable(line.slice(0, max)).trimEnd()}…` : line}”`
}

/** `3 of 3 runs`, `1 of 1 run`. */
export const ofRuns = (count: number, total: number): string =>
  `${count} of ${total} ${total === 1 ? 'run' : 'runs'}`

/** Milliseconds as people write them: `12 ms`, `1.3 s`. */
export const duration = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`
}
