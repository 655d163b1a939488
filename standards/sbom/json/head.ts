const WORD = /[^\s,:{}[\]"]/

/**
 * Members of the object at the start of a JSON text that may be cut anywhere: each name with the text from its value
 * on. Only names that stand at the top count; what is broken ends the search.
 */
export function jsonHead(text: string): Map<string, string> {
  const members = new Map<string, string>()
  let depth = 0
  let key: string | undefined
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] as string
    if (char === '"') {
      const end = endOfString(text, at)
      if (depth === 1 && key === undefined) {
        if (end > text.length) return members
        key = text.slice(at + 1, end - 1)
      } else if (depth === 1 && key !== undefined) value(at)
      at = end - 1
    } else if (char === '{' || char === '[') {
      if (depth === 1) value(at)
      depth += 1
    } else if (char === '}' || char === ']') {
      depth -= 1
      if (depth === 0) return members
    } else if (char === ',' && depth === 1) key = undefined
    else if (depth === 1 && key !== undefined && WORD.test(char)) value(at)
  }
  return members

  /** The value of the running member begins; a number has many characters, the first one counts. */
  function value(at: number): void {
    if (key !== undefined && !members.has(key)) members.set(key, text.slice(at))
  }
}

/** Position after the closing quote; past the text where it is not there. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at + 1
  }
  return text.length + 1
}
