/**
 * Programs inside shell lines: `node -e "…"` and `cat > poc.js <<'EOF' … EOF`.
 * @returns their JavaScript, in order.
 */
export function shellPrograms(text: string): string[] {
  return [...evaluated(text), ...hereDocuments(text)].slice(0, 16)
}

function evaluated(text: string): string[] {
  const programs: string[] = []
  for (const match of text.matchAll(
    /\bnode\s{1,3}(?:--?[\w=-]{1,40}\s{1,3}){0,4}(?:-e|--eval|-p|--print|-pe)[\s=]{1,3}(['"])/g,
  )) {
    const quote = match[1] === '"' ? '"' : "'"
    const program = unquote(text, match.index + match[0].length, quote)
    if (program !== undefined) programs.push(program)
    if (programs.length >= 16) break
  }
  return programs
}

/** POSIX quoting: nothing is special between single quotes; between double ones a backslash shields \ " $ and `. */
function unquote(text: string, start: number, quote: '"' | "'"): string | undefined {
  let read = ''
  for (let at = start; at < Math.min(text.length, start + 100_000); at += 1) {
    const char = text[at] ?? ''
    if (char === quote) {
      // 'it'\''s': the idiom for a single quote inside single quotes.
      if (quote === "'" && text.startsWith(`'\\''`, at)) {
        read += "'"
        at += 3
        continue
      }
      return read
    }
    if (quote === '"' && char === '\\' && /["\\$`]/.test(text[at + 1] ?? '')) {
      read += text[at + 1]
      at += 1
    } else {
      read += char
    }
  }
  return undefined
}

/** Openings tried: each that is never closed costs a search to the end of the text. */
const MOST_OPENINGS = 64

function hereDocuments(text: string): string[] {
  const programs: string[] = []
  let openings = 0
  for (const match of text.matchAll(/<<-?\s{0,3}(['"]?)(\w{1,40})\1[^\n]{0,200}\n/g)) {
    openings += 1
    if (openings > MOST_OPENINGS) break
    const start = match.index + match[0].length
    const line = text.slice(match.index - Math.min(200, match.index), start)
    const end = text.indexOf(`\n${match[2]}`, start - 1)
    if (end >= start && /\.[cm]?js\b|\bnode\b/.test(line)) programs.push(text.slice(start, end))
  }
  return programs
}
