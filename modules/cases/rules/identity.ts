import type { Severity, Tlp } from '../../../standards/report/document.ts'
import { TLP_LEVELS } from '../../../standards/report/document.ts'

/** `TOCSIN-2026-0001`: the year a case was opened and its place in it, at least four digits. */
export function caseNumber(year: number, sequence: number): string {
  if (!Number.isInteger(sequence) || sequence < 1)
    throw new RangeError(`case number: no sequence ${sequence}`)
  return `TOCSIN-${year}-${String(sequence).padStart(4, '0')}`
}

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'none', 'unknown']

export interface Part {
  title: string
  package: string | null
  severity: Severity
  tlp: Tlp
}

/** What a case is called and how it is marked: the worst severity and the most restricted label of its parts. */
export function faceOf(parts: readonly Part[]): Part {
  const [first] = parts
  if (first === undefined) throw new RangeError('a case has at least one root cause')
  const packages = [...new Set(parts.map((part) => part.package))]
  const shared = packages.length === 1 ? (packages[0] ?? null) : null
  const at = (level: Severity) => SEVERITIES.indexOf(level)
  return {
    title:
      parts.length === 1
        ? first.title
        : `${parts.length} root causes in ${shared ?? `${packages.length} packages`}`,
    package: shared,
    severity: parts.map((part) => part.severity).reduce((a, b) => (at(b) < at(a) ? b : a)),
    tlp: parts
      .map((part) => part.tlp)
      .reduce((a, b) => (TLP_LEVELS.indexOf(b) > TLP_LEVELS.indexOf(a) ? b : a)),
  }
}

const CVE = /^CVE-\d{4}-\d{4,19}$/

/**
 * Public identifiers of a root cause on which its reports agree: named by more than half of the reports
 * that name any identifier of that kind. One report's wrong CVE must not mark a case as known exploited.
 */
export function agreedIdentifiers(reports: readonly (readonly string[])[]): string[] {
  const kind = (id: string): string => (CVE.test(id) ? 'CVE' : (id.split('-')[0] ?? ''))
  const naming = new Map<string, number>()
  const counts = new Map<string, number>()
  for (const report of reports) {
    const ids = new Set(report.map((id) => id.trim()).filter((id) => id !== ''))
    for (const name of new Set([...ids].map(kind))) naming.set(name, (naming.get(name) ?? 0) + 1)
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...counts]
    .filter(([id, count]) => 2 * count > (naming.get(kind(id)) ?? 0))
    .map(([id]) => id)
    .sort()
}

export const isCve = (id: string): boolean => CVE.test(id)
