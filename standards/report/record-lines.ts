const LINE =
  /^[ \t]{0,8}(?:[-*+>|][ \t]{0,4}){0,3}(?:\*\*|__|`)?([A-Za-z][A-Za-z _/-]{0,40}?)(?:\(s\))?(?:\*\*|__|`)?[ \t]{0,4}(?::|\||=)[ \t]{0,4}(?:\*\*|__)?[ \t]{0,4}(.{1,500})$/

/** Reports are read this far for `Key: value` lines. */
const MOST_LINES = 5000

/**
 * `Key: value` lines of a text: bare, in a list, in bold, or as a two-column table row. Keys are in lower
 * case; the first of a key wins. A value loses its code ticks, bold marks and closing table bar.
 */
export function recordLines(text: string): Map<string, string> {
  const lines = new Map<string, string>()
  for (const line of text.split(/\r?\n/, MOST_LINES)) {
    if (line.length > 600) continue
    const match = LINE.exec(line)
    if (match?.[1] === undefined || match[2] === undefined) continue
    const key = match[1]
      .trim()
      .toLowerCase()
      .replace(/[_\s]+/g, ' ')
    const value = plainValue(match[2])
    if (value !== '' && !lines.has(key)) lines.set(key, value)
  }
  return lines
}

function plainValue(raw: string): string {
  return raw
    .replace(/\s*\|\s*$/, '')
    .replace(/\[([^[\]]{1,300})\]\([^()\s]{1,500}\)/g, '$1')
    .replace(/\*\*|__(?=\s|$)|`/g, '')
    .trim()
}
