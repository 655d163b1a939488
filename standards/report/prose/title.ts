import { clip, firstSentence, oneLine } from '../text.ts'

/** Headings every template has; they say nothing about this report. */
const GENERIC =
  /^(?:\W|\d|security|vulnerability|bug|issue|report|summary|description|details?|overview|advisory|introduction|finding|title|hi|hello|poc|proof of concept|steps(?: to reproduce)?|impact|tl;?dr)*$/i

/** Title of a report: its `Title:` or `Subject:`, its first telling heading, else its first sentence. */
export function findTitle(
  headings: readonly string[],
  header: ReadonlyMap<string, string>,
  prose: string,
): string {
  const stated = header.get('title') ?? header.get('subject')
  const heading = headings.find((text) => !GENERIC.test(text.slice(0, 100)))
  const chosen = stated ?? heading
  if (chosen !== undefined) return clip(plain(chosen), 200) || 'A report without title'
  const paragraph = prose
    .split(/\n\s*\n/, 50)
    .map((text) => withoutGreeting(text))
    .find((text) => !GENERIC.test(text.slice(0, 100)) && !text.startsWith('|'))
  return (
    firstSentence(plain(paragraph ?? '')) ||
    firstSentence(plain(prose.slice(0, 4000))) ||
    'A report without title'
  )
}

function withoutGreeting(paragraph: string): string {
  return paragraph.replace(/^\s*(?:hi|hello|dear|hey)\b[^\n]{0,40}\n/i, '').trim()
}

function plain(text: string): string {
  return oneLine(
    text
      .slice(0, 4000)
      .replace(/\[([^[\]]{1,300})\]\([^()\s]{1,500}\)/g, '$1')
      .replace(/\*\*|^#{1,6}\s/g, ''),
  )
}
