import { weaknessName } from '../../../standards/cwe/names.ts'
import { npmPurl, parsePurl, withoutVersion } from '../../../standards/purl/purl.ts'
import type { FindingDocument } from '../../../standards/report/document.ts'
import { CvssError, scoreCvss } from '../../../standards/scoring/cvss.ts'
import { exactVersion } from '../../../standards/versions/npm.ts'
import type { AdvisoryContent } from '../schema.ts'
import { affectedRanges, mostNamed, type Shown } from './ranges.ts'

/** What one judged reproduction of a root cause showed. */
export interface ShownRun extends Shown {
  kind: 'npm' | 'source' | 'model-endpoint'
  name: string
  verdict: string
  falls: number
  runs: number
  driver: string | null
}

export interface DraftRootCause {
  title: string
  package: string | null
  weakness: string | null
  sink: string | null
  collisionCount: number
  evidenceLevel: string
  /** Reports of this root cause, oldest first. */
  reports: readonly FindingDocument[]
  reproductions: readonly ShownRun[]
  certificates: readonly { candidate: string; grade: string }[]
}

export interface DraftInput {
  title: string
  severity: AdvisoryContent['severity']
  /** Identifiers the reports agree on. */
  identifiers: readonly string[]
  rootCauses: readonly DraftRootCause[]
  /** A coordinator's CVSS vector; without one those of the reports are taken. */
  assessed?: string | undefined
}

const FELL: readonly string[] = ['reproduced', 'intermittent']
const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

/**
 * A draft made of facts: structured fields of the reports and what reproductions showed. No reporter's
 * prose and no proof enters it, so that nothing an advisory should not say can slip in; a person adds words.
 */
export function draftContent(input: DraftInput): AdvisoryContent {
  const { rootCauses } = input
  return {
    title: input.title.slice(0, 500),
    summary: rootCauses.map(summaryOf).join('\n\n').slice(0, 20_000),
    severity: input.severity,
    affected: affectedOf(rootCauses),
    weaknesses: unique(rootCauses.flatMap(({ weakness }) => (weakness === null ? [] : [weakness]))).flatMap(
      (id) => {
        const name = weaknessName(id)
        return name === undefined ? [] : [{ id, name }]
      },
    ),
    cvss: input.assessed === undefined ? vectorsOf(rootCauses) : [input.assessed],
    identifiers: [...input.identifiers],
    remediation: rootCauses.map(remediationOf).join('\n').slice(0, 20_000),
    credits: creditsOf(rootCauses),
    references: input.identifiers.flatMap(referenceOf),
    evidence: rootCauses.map(evidenceOf).join('\n'),
  }
}

function summaryOf(cause: DraftRootCause): string {
  const name = cause.weakness === null ? undefined : weaknessName(cause.weakness)
  const what =
    cause.weakness === null
      ? 'A flaw of unknown class'
      : `A flaw of class ${cause.weakness}${name === undefined ? '' : ` (${name})`}`
  const where = cause.sink === null ? '' : `, acting in ${cause.sink},`
  const who =
    cause.collisionCount === 1 ? 'one discoverer' : `${cause.collisionCount} independent discoverers`
  return `${what}${where} was found in ${cause.package ?? 'the product'} by ${who}.`
}

/** Package URL of a root cause: what most reports say, else what was run. */
function purlOf(cause: DraftRootCause): string | undefined {
  const claimed = cause.reports.map(({ component }) => {
    const purl = component?.purl === undefined ? undefined : parsePurl(component.purl)
    return purl === undefined ? undefined : withoutVersion(purl)
  })
  const [run] = cause.reproductions.filter(({ verdict }) => FELL.includes(verdict))
  if (run?.kind === 'npm') return npmPurl(run.name)
  const named = mostNamed(claimed)
  if (named !== undefined) return named
  const name = run?.name ?? cause.package
  return name === null || name === undefined ? undefined : `pkg:generic/${encodeURIComponent(name)}`
}

function affectedOf(rootCauses: readonly DraftRootCause[]): AdvisoryContent['affected'] {
  const byPurl = new Map<string, AdvisoryContent['affected'][number]['ranges']>()
  for (const cause of rootCauses) {
    const purl = purlOf(cause)
    if (purl === undefined) continue
    const ranges = rangesOf(cause)
    const known = byPurl.get(purl) ?? []
    const seen = new Set(known.map((range) => JSON.stringify(range)))
    byPurl.set(purl, [...known, ...ranges.filter((range) => !seen.has(JSON.stringify(range)))])
  }
  return [...byPurl].map(([purl, ranges]) => ({ purl, ranges }))
}

function rangesOf(cause: DraftRootCause) {
  const shown = cause.reproductions.filter(({ verdict }) => FELL.includes(verdict))
  const claimedFix = mostNamed(
    cause.reports.map(({ component, recipe }) => component?.fixedIn ?? recipe?.fixed?.version),
  )
  const ranges = affectedRanges(shown, claimedFix)
  if (ranges.length > 0) return ranges
  const claimed = mostNamed(cause.reports.map(({ component }) => component?.version))
  const version = claimed === undefined ? undefined : exactVersion(claimed)
  return version === undefined ? [] : [{ introduced: '0', lastAffected: version }]
}

/** At most one vector for each CVSS version (CSAF 2.0 test 6.1.7): the one most reports give. */
function vectorsOf(rootCauses: readonly DraftRootCause[]): string[] {
  const byVersion = new Map<string, string[]>()
  for (const vector of rootCauses.flatMap(({ reports }) => reports.flatMap(({ cvss }) => cvss ?? []))) {
    try {
      const { version } = scoreCvss(vector.trim())
      byVersion.set(version, [...(byVersion.get(version) ?? []), vector.trim()])
    } catch (error) {
      if (!(error instanceof CvssError)) throw error
    }
  }
  return [...byVersion.values()].flatMap((vectors) => mostNamed(vectors) ?? [])
}

function remediationOf(cause: DraftRootCause): string {
  const fixes = rangesOf(cause).flatMap(({ fixed }) => (fixed === undefined ? [] : [fixed]))
  const name = cause.package ?? 'the product'
  if (fixes.length === 0) return `No repaired version of ${name} is known.`
  const held = cause.reproductions.some(
    ({ fixed, fixHolds }) => fixHolds === true && fixed !== undefined && fixes.includes(fixed),
  )
  const word = held ? 'shown to stop the proof' : 'named by reports, not tried'
  return `Upgrade ${name} to ${fixes.join(' or ')} or later (${word}).`
}

function evidenceOf(cause: DraftRootCause): string {
  const fallen = cause.reproductions.filter(({ verdict }) => FELL.includes(verdict))
  const certificate = cause.certificates.map(({ candidate, grade }) => ` ${candidate}: ${grade}.`).join('')
  if (fallen.length === 0) {
    return cause.evidenceLevel === 'attested'
      ? `Not run; attested by a coordinator.${certificate}`
      : `Not reproduced here (evidence level: ${cause.evidenceLevel}).${certificate}`
  }
  const lines = shownRuns(fallen)
  const more = lines.length > MOST_LINES ? `; and ${lines.length - MOST_LINES} more versions` : ''
  return `${lines.slice(0, MOST_LINES).join('; ')}${more}, with a benign input and an inert stand-in standing.${certificate}`
}

const MOST_LINES = 5

/** A line for each build that fell, however many proofs made it fall. */
function shownRuns(fallen: readonly ShownRun[]): string[] {
  const byBuild = new Map<string, ShownRun[]>()
  for (const run of fallen) {
    const build = `${run.name}@${run.version} in ${run.driver}`
    byBuild.set(build, [...(byBuild.get(build) ?? []), run])
  }
  const sum = (runs: readonly ShownRun[], of: 'falls' | 'runs') => runs.reduce((n, run) => n + run[of], 0)
  return [...byBuild.values()].map((runs) => {
    const [{ name, version, driver }] = runs as [ShownRun, ...ShownRun[]]
    const proofs = runs.length === 1 ? '' : ` of ${runs.length} proofs`
    return `${name}@${version} fell in ${sum(runs, 'falls')} of ${sum(runs, 'runs')} runs${proofs} (${driver ?? 'unknown'} sandbox)`
  })
}

/** Names of those who want to be named, in the order they reported. */
function creditsOf(rootCauses: readonly DraftRootCause[]): string[] {
  const credits = rootCauses.flatMap(({ reports }) => reports.flatMap(({ credit }) => credit ?? []))
  return unique(credits.filter(({ wish }) => wish === 'named').map(({ name }) => name.trim())).slice(0, 100)
}

/** Public records of an identifier. Links from reports are left out: nobody has looked where they lead. */
function referenceOf(id: string): { url: string; summary: string }[] {
  if (/^CVE-\d{4}-\d{4,19}$/.test(id))
    return [{ url: `https://www.cve.org/CVERecord?id=${id}`, summary: `${id} in the CVE list` }]
  if (/^GHSA(-[23456789cfghjmpqrvwx]{4}){3}$/.test(id)) {
    return [{ url: `https://github.com/advisories/${id}`, summary: `${id} in the GitHub Advisory Database` }]
  }
  return []
}
