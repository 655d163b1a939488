/**
 * Does JSON text nest deeper than `limit`? Looked up before parsing, in one pass and without
 * recursion, so that a megabyte of brackets costs no stack and no objects.
 */
export function textNestsDeeper(text: string, limit: number): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      at = endOfString(text, at)
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1
      if (depth > limit) return true
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth -= 1
    }
  }
  return false
}

/** More containers than any document within the size limit can hold: only sharing or a cycle makes so many. */
const MOST_NODES = 20_000_000

/** The same for a value that is already parsed; a cycle nests without end and is therefore deeper. */
export function valueNestsDeeper(value: unknown, limit: number): boolean {
  let level: object[] = isNode(value) ? [value] : []
  let seen = 0
  for (let depth = 0; level.length > 0; depth += 1) {
    seen += level.length
    if (depth >= limit || seen > MOST_NODES) return true
    level = level.flatMap((node) => Object.values(node).filter(isNode))
  }
  return false
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d

function endOfString(text: string, start: number): number {
  let at = start + 1
  for (;;) {
    const close = text.indexOf('"', at)
    if (close < 0) return text.length
    let slashes = 0
    while (text.charCodeAt(close - 1 - slashes) === BACKSLASH) slashes += 1
    if (slashes % 2 === 0) return close
    at = close + 1
  }
}

function isNode(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
