import type { Severity, Tlp } from '../report/document.ts'

/** One flaw as it is handed over. */
export interface HandoverFlaw {
  title: string
  /** What is wrong, in the reporters' or the house's words. */
  description: string
  /** Package URL type, for instance npm; null where the thing is no package. */
  ecosystem: string | null
  product: string
  /** Versions it was shown in or is said of. */
  versions: string[]
  fixedIn: string | null
  weaknesses: string[]
  severity: Severity
  /** CVSS vectors of any version, the one to rely on first. */
  cvss: string[]
  /** What was shown, as sentences. */
  shown: string[]
  /** Source of the proof; null where there is none. */
  proof: string | null
  discoverers: number
}

/** Everything a hand-over says. Built for one reader: what is not theirs is not in it. */
export interface HandoverReport {
  house: { name: string; email: string | null; url: string }
  caseNumber: string
  title: string
  tlp: Tlp
  identifiers: string[]
  /** Agreed end of the embargo; null: none. */
  embargo: { local: string; zone: string; endsAt: string } | null
  published: boolean
  /** Where it was seen in use; null: no sign of it. */
  exploited: string | null
  /** Organisations that were told, as far as the reader may know. */
  told: { name: string; at: string }[]
  flaws: HandoverFlaw[]
}

/** Cuts a text to what a field takes, and says so. */
export function within(text: string, longest: number): string {
  const trimmed = text.trim()
  const end = ' […]'
  return trimmed.length <= longest ? trimmed : `${trimmed.slice(0, longest - end.length)}${end}`
}

/** Fences a code block so that nothing in it ends it. */
export function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(({ 0: run }) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${code}\n${fence}`
}
