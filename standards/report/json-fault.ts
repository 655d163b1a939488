/** Where JSON text breaks its grammar (RFC 8259). */
export interface JsonFault {
  /** 1-based. */
  line: number
  /** 1-based, in UTF-16 units. */
  column: number
  message: string
}

const VALUE = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const BLANK = /[ \t\r\n]*/y

/**
 * The first place where a text stops being JSON. `JSON.parse` of Node 20 names no position for most
 * faults, and a sender with a broken export needs the line; this runs only after it refused the text.
 * Iterative, one pass.
 */
export function findJsonFault(text: string): JsonFault {
  const open: Array<'}' | ']'> = []
  let at = 0
  let state: 'value' | 'first-item' | 'first-key' | 'key' | 'after' = 'value'
  for (;;) {
    at = skip(BLANK, text, at) ?? at
    const char = text[at]
    if (state === 'after') {
      const closer = open.at(-1)
      if (closer === undefined)
        return at < text.length ? fault(text, at, 'the document ended before this') : none()
      if (char === closer) open.pop()
      else if (char === ',') state = closer === '}' ? 'key' : 'value'
      else return fault(text, at, `a comma or ${closer} is expected`)
      at += 1
      continue
    }
    if (state === 'first-item' || state === 'first-key') {
      if (char === open.at(-1)) {
        open.pop()
        state = 'after'
        at += 1
        continue
      }
      state = state === 'first-item' ? 'value' : 'key'
    }
    if (state === 'key') {
      const colon = skipString(text, at)
      if (colon === undefined) return fault(text, at, 'a member name in double quotes is expected')
      at = skip(BLANK, text, colon) ?? colon
      if (text[at] !== ':') return fault(text, at, 'a colon is expected')
      at += 1
      state = 'value'
      continue
    }
    if (char === '{' || char === '[') {
      open.push(char === '{' ? '}' : ']')
      state = char === '{' ? 'first-key' : 'first-item'
      at += 1
      continue
    }
    const end = char === '"' ? skipString(text, at) : skip(VALUE, text, at)
    if (end === undefined) {
      return fault(
        text,
        at,
        char === '"' ? 'this text is not closed or escaped as JSON asks' : 'a value is expected',
      )
    }
    at = end
    state = 'after'
  }
}

function skip(token: RegExp, text: string, from: number): number | undefined {
  token.lastIndex = from
  return token.test(text) ? token.lastIndex : undefined
}

/** A loop, not an expression: the engine's backtracking stack ends at strings of a few megabytes. */
function skipString(text: string, from: number): number | undefined {
  if (text[from] !== '"') return undefined
  let at = from + 1
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) return undefined
    if (code === 0x5c) {
      const end = skip(ESCAPE, text, at)
      if (end === undefined) return undefined
      at = end
    } else {
      at += 1
    }
  }
  return undefined
}

function fault(text: string, at: number, message: string): JsonFault {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  return {
    line,
    column: at - before.lastIndexOf('\n'),
    message: at >= text.length ? 'the text ends too early' : message,
  }
}

/** The grammar holds after all: the engine refused for another reason, such as its own size limit. */
function none(): JsonFault {
  return { line: 1, column: 1, message: 'the text cannot be parsed' }
}
