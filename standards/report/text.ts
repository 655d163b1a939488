/** At most `max` characters, cut with an ellipsis, never through a surrogate pair. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** One line: white space and control characters become single spaces. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  return text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim()
}

/**
 * The first sentence of a text, on one line, at most `max` characters. SARIF §3.11.3 asks that it stand
 * alone as a summary; reports in other forms mostly follow the habit.
 */
export function firstSentence(text: string, max = 200): string {
  const start = oneLine(text.slice(0, 4000))
  const end = /[.!?](?=\s)(?<!\b(?:e\.g|i\.e|vs|etc|cf)\.)/i.exec(start)
  return clip(end === null ? start : start.slice(0, end.index + 1), max)
}
