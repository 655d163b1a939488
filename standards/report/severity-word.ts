import type { Severity } from './document.ts'

const WORDS: ReadonlyMap<string, Severity> = new Map<string, Severity>([
  ['critical', 'critical'],
  ['crit', 'critical'],
  ['urgent', 'critical'],
  ['high', 'high'],
  ['important', 'high'],
  ['severe', 'high'],
  ['medium', 'medium'],
  ['moderate', 'medium'],
  ['low', 'low'],
  ['minor', 'low'],
  ['none', 'none'],
  ['info', 'none'],
  ['informational', 'none'],
])

/** The severity a word stands for in some tool's or vendor's scale; undefined when it is no such word. */
export function severityWord(word: string | undefined): Severity | undefined {
  return word === undefined ? undefined : WORDS.get(word.trim().toLowerCase())
}
