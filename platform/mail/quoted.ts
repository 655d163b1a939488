import { ANSWER_ABOVE } from './message.ts'

/** "On Tuesday, somebody wrote:" in the languages mailers most write it; the line may be broken in two. */
const ATTRIBUTION =
  /^(?:on\b.{0,200}\bwrote|am\b.{0,200}\bschrieb\b.{0,100}|le\b.{0,200}\ba écrit|el\b.{0,200}\bescribió|il\b.{0,200}\bha scritto|em\b.{0,200}\bescreveu|op\b.{0,200}\bschreef\b.{0,100})\s*:\s*$/is
const DIVIDER =
  /^\s*(?:-{2,}\s*(?:original message|ursprüngliche nachricht|forwarded message|message d'origine)\s*-{2,}|_{20,})\s*$/i
const QUOTED = /^\s*>/

/**
 * What somebody wrote themselves in an answer: the text above our line, or above the quotation it ends with.
 * Answers written between quoted lines stay whole: only a quotation at the end is taken off.
 * @returns the text without white space at its ends
 */
export function withoutQuotation(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const mark = lines.findIndex((line) => line.includes(ANSWER_ABOVE))
  let end = mark === -1 ? lines.length : mark
  const divider = lines.findIndex((line, at) => at < end && at > 0 && DIVIDER.test(line))
  if (divider !== -1) end = divider
  end = above(lines, end)
  return lines.slice(0, end).join('\n').trim()
}

/** Goes up over quoted and empty lines, then over the line that introduces them. */
function above(lines: readonly string[], from: number): number {
  let at = from
  while (at > 0 && (QUOTED.test(lines[at - 1]!) || lines[at - 1]!.trim() === '')) at -= 1
  for (const length of [1, 2, 3]) {
    const words = lines.slice(Math.max(0, at - length), at).join(' ')
    if (ATTRIBUTION.test(words.trim())) return at - length < 0 ? 0 : at - length
  }
  // Empty lines alone are no quotation.
  return lines.slice(at, from).some((line) => QUOTED.test(line)) ? at : from
}
