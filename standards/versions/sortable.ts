/**
 * Building blocks of sortable keys. Marks are single units below every digit and letter, so that a shorter
 * sequence can be put before or after a longer one by the mark that ends it; numbers carry their length in
 * front and may be of any size.
 */
export const MARK = ['', '\u0001', '\u0002', '\u0003', '\u0004', '\u0005', '\u0006', '\u0007'] as const

const FIRST = 0x21
const SINGLE = 90

/** Sortable text of a number given as digits, leading zeros ignored; its first unit lies above every mark. */
export function num(digits: string): string {
  let start = 0
  while (start < digits.length && digits.charCodeAt(start) === 48) start++
  const length = digits.length - start
  const size =
    length < SINGLE
      ? String.fromCharCode(FIRST + length)
      : `~${String.fromCharCode(FIRST + Math.floor(length / SINGLE), FIRST + (length % SINGLE))}`
  return start === 0 ? size + digits : size + digits.slice(start)
}

/** Sortable text of dotted numbers without the zeros at their end, so that 1.0 and 1 are alike. */
export function trimmedNums(parts: readonly string[]): string {
  let end = parts.length
  while (end > 0 && isZero(parts[end - 1]!)) end--
  let key = ''
  for (let at = 0; at < end; at++) key += num(parts[at]!)
  return key
}

const isZero = (digits: string): boolean => /^0*$/.test(digits)

/** Compares two numbers given as digits, of any length. */
export function compareDigits(a: string, b: string): number {
  const left = a.replace(/^0+/, '')
  const right = b.replace(/^0+/, '')
  if (left.length !== right.length) return left.length - right.length
  return left < right ? -1 : left > right ? 1 : 0
}

/** A number from its digits, exact whatever its size; the two kinds compare with each other. */
export function numberOf(digits: string): number | bigint {
  const short = digits.length < 16 ? digits : digits.replace(/^0+(?=\d)/, '')
  return short.length < 16 ? Number(short) : BigInt(short)
}
