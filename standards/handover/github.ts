import { readVector } from '../cvss-text/vector.ts'
import { fenced, type HandoverFlaw, type HandoverReport, within } from './report.ts'

/**
 * Body of "Privately report a security vulnerability" of GitHub's REST API
 * (`POST /repos/{owner}/{repo}/security-advisories/reports`).
 */
export interface GithubReport {
  summary: string
  description: string
  vulnerabilities: {
    package: { ecosystem: string; name: string }
    vulnerable_version_range: string | null
    patched_versions: string | null
    vulnerable_functions: string[] | null
  }[]
  cwe_ids: string[]
  /** One of the two: the API takes a severity or a vector, not both. */
  severity?: 'critical' | 'high' | 'medium' | 'low'
  cvss_vector_string?: string
  start_private_fork: boolean
}

const LONGEST_SUMMARY = 1024
const LONGEST_DESCRIPTION = 65_535

/** Package URL type → GitHub's ecosystem. */
const ECOSYSTEMS: ReadonlyMap<string, string> = new Map([
  ['npm', 'npm'],
  ['pypi', 'pip'],
  ['gem', 'rubygems'],
  ['maven', 'maven'],
  ['nuget', 'nuget'],
  ['composer', 'composer'],
  ['golang', 'go'],
  ['cargo', 'rust'],
  ['hex', 'erlang'],
  ['pub', 'pub'],
  ['swift', 'swift'],
  ['githubactions', 'actions'],
])

export function renderGithub(report: HandoverReport): GithubReport {
  const { flaws } = report
  const vector = flaws
    .flatMap(({ cvss }) => cvss)
    .find((text) => /^[34]/.test(readVector(text)?.version ?? ''))
  const severity = worst(flaws)
  return {
    summary: within(report.title, LONGEST_SUMMARY),
    description: within(wordsOf(report), LONGEST_DESCRIPTION),
    vulnerabilities: flaws.map((flaw) => ({
      package: { ecosystem: ECOSYSTEMS.get(flaw.ecosystem ?? '') ?? 'other', name: flaw.product },
      vulnerable_version_range: rangeOf(flaw),
      patched_versions: flaw.fixedIn,
      vulnerable_functions: null,
    })),
    cwe_ids: [...new Set(flaws.flatMap(({ weaknesses }) => weaknesses))],
    ...(vector ? { cvss_vector_string: vector } : severity ? { severity } : {}),
    start_private_fork: false,
  }
}

/** Only what was shown: `= 1.0.0`. A wider range would be a guess. */
const rangeOf = ({ versions }: HandoverFlaw): string | null =>
  versions.length === 0 ? null : versions.map((version) => `= ${version}`).join(' || ')

const ORDER = ['critical', 'high', 'medium', 'low'] as const
const worst = (flaws: readonly HandoverFlaw[]) =>
  ORDER.find((severity) => flaws.some((flaw) => flaw.severity === severity))

function wordsOf({ house, caseNumber, embargo, exploited, identifiers, flaws }: HandoverReport): string {
  const parts = [
    `Reported by ${house.name}, case ${caseNumber}${identifiers.length > 0 ? ` (${identifiers.join(', ')})` : ''}.`,
    ...flaws.flatMap((flaw) => [
      `## ${flaw.title}`,
      flaw.description,
      ...(flaw.shown.length > 0
        ? [`### What was shown\n\n${flaw.shown.map((line) => `- ${line}`).join('\n')}`]
        : []),
      ...(flaw.proof ? [`### Proof\n\n${fenced(flaw.proof, 'js')}`] : []),
    ]),
    ...(exploited ? [`## Seen in use\n\n${exploited}`] : []),
    embargo
      ? `## Publication\n\nAgreed to stay closed until ${embargo.local} (${embargo.zone}).`
      : '## Publication\n\nNo date is agreed yet.',
  ]
  return parts.filter((part) => part.trim() !== '').join('\n\n')
}
