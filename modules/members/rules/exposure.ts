import type { Thing } from '../../../standards/exposure/thing.ts'
import type { Found, Opinion } from '../../../standards/exposure/types.ts'
import type { Urgency, UrgencyFacts } from '../../../standards/exposure/urgency.ts'
import type { Band, ExposureState, Reported } from '../schema.ts'
import { type Standing, stateOf } from './state.ts'

/** What happened to one exposure that somebody may want to hear of. */
export interface ExposureChange {
  kind: 'found' | 'urgent' | 'reopened' | 'closed'
  exposureId: string
  /** Of what was looked at anew: the name it is kept under. */
  vulnerability?: string
  organisationId: string
  state: ExposureState
  band: Band
  /** Before publication: only the case's roster may hear of it. */
  caseId: string | null
}

/** What lists and actions show of an exposure, sealed. */
export interface ExposureFace {
  vulnerability: string
  title: string
  /** As its inventory has it; of what is mended or gone, as it was. */
  component: { name: string; version?: string; vendor?: string; purl?: string }
  thing: Thing
  fixedIn?: string
  scheme?: string
  rule: string
  exploited: boolean
  dueAt?: string
}

/** The statement that holds for an exposure, whatever it says. */
export interface Stated {
  status: string
  justification: string | null
  words: string | null
  by: string
  at: string | null
}

/** Why an exposure is one, sealed. */
export interface Explained {
  because: string
  said: Opinion[]
  cves: string[]
  /** What the house's own record says of how bad it is. */
  ratings?: Pick<UrgencyFacts, 'cvss' | 'severity'>
  urgency: Pick<Urgency, 'summary' | 'factors' | 'missing' | 'timeline'> & { ruleVersion: number }
  vex: Stated | null
  note: string | null
}

/** An exposure as it is kept, opened. */
export interface Exposure extends Standing {
  id: string
  vulnerability: string
  caseId: string | null
  tlp: number
  reportedAt: Date | null
  reopenedAt: Date | null
  state: ExposureState
  band: Band
  /** Tenths of a point. */
  score: number
  dueAt: Date | null
  foundAt: Date
  face: ExposureFace
  explained: Explained
}

/** What the records of one vulnerability say of a component now, and who may learn of it. */
export interface Finding {
  found: Found
  caseId: string | null
  tlp: number
  ratings: Pick<UrgencyFacts, 'cvss' | 'severity'> | undefined
}

/** A line of an exposure's history that the house writes. */
export interface Entry {
  said: 'deployed' | 'reopened' | 'gone'
  words: string
}

/** What is not one of the member's own words. */
export interface Settled {
  verdict: Standing['verdict']
  reported: Reported | null
  reportedAt: Date | null
  reopenedAt: Date | null
  entry: Entry | undefined
}

const isBad = (status: Found['status']): boolean => status !== 'not affected'

/**
 * What becomes of an exposure when its component was looked at again.
 *
 * A newer version that no record calls affected mends it; a component that went, or records that take back what they
 * said of the same version, close it without anything having been mended. What was mended or closed and is affected
 * again opens again, and a report that it was deployed is contradicted by that.
 *
 * @param version that runs now; undefined: none is given
 */
export function settle(
  before: Exposure,
  finding: Finding | undefined,
  component: { removed: boolean; version: string | undefined },
  now: Date,
): Settled {
  const same = {
    verdict: before.verdict,
    reported: before.reported,
    reportedAt: before.reportedAt,
    reopenedAt: before.reopenedAt,
    entry: undefined,
  }
  const wasBad = before.verdict === 'affected' || before.verdict === 'unknown'
  const gone = (words: string): Settled =>
    before.verdict === 'gone' ? same : { ...same, verdict: 'gone', entry: { said: 'gone', words } }
  if (component.removed) return gone('The component is not in the inventory any more.')
  if (finding && isBad(finding.found.status)) {
    const verdict = finding.found.status
    if (wasBad) return { ...same, verdict }
    const contradicted = before.reported === 'deployed'
    return {
      verdict,
      reported: contradicted ? null : before.reported,
      reportedAt: contradicted ? null : before.reportedAt,
      reopenedAt: now,
      entry: { said: 'reopened', words: finding.found.because },
    }
  }
  const moved = component.version !== before.face.component.version
  if (!wasBad) return same
  // Nobody knew whether it was affected: now it is known, and nothing was mended.
  if (!moved || !finding || before.verdict === 'unknown')
    return gone(
      finding?.found.because ??
        (moved ? 'No record speaks of what runs now.' : 'No record says it any more.'),
    )
  return {
    ...same,
    verdict: 'not affected',
    // It was open, whatever opened it; the version that runs now answers that.
    reopenedAt: null,
    entry:
      before.state === 'mended'
        ? undefined
        : {
            said: 'deployed',
            words: `Version ${component.version ?? '(none given)'} runs now; it was ${before.face.component.version ?? '(none given)'}. ${finding.found.because}`,
          },
  }
}

/** What of a change somebody may want to hear of; undefined: nothing. */
export function changeOf(
  before: Pick<Exposure, 'state' | 'band'> | undefined,
  after: Pick<Exposure, 'state' | 'band'>,
  isMoreUrgent: (a: Band, b: Band) => boolean,
): ExposureChange['kind'] | undefined {
  const isOpen = (state: ExposureState): boolean => state === 'open' || state === 'unsure'
  if (!before) return isOpen(after.state) ? 'found' : undefined
  if (!isOpen(before.state)) return isOpen(after.state) ? 'reopened' : undefined
  if (!isOpen(after.state)) return 'closed'
  return isMoreUrgent(after.band, before.band) ? 'urgent' : undefined
}

/** The state that follows. */
export const stateAfter = (settled: Settled, suppressed: boolean): ExposureState =>
  stateOf({
    verdict: settled.verdict,
    suppressed,
    reported: settled.reported,
    reopened: settled.reopenedAt !== null,
  })

/** A case and the advisory that comes of it are one record under two names. */
const stem = (ref: string): string => ref.replace(/^(?:case|advisory)\//, 'house/')

/**
 * Which finding each exposure belongs to. Mostly its own identifier says so; where a record got another (a CVE was
 * assigned, a case was published), the record itself does. Each finding belongs to one exposure at most; those it has
 * no exposure of are new, and of two exposures of one finding the one under its identifier stays.
 */
export function pair(
  before: readonly Exposure[],
  findings: readonly Finding[],
): {
  pairs: { before: Exposure | undefined; finding: Finding | undefined }[]
  merged: { from: Exposure; into: Exposure }[]
} {
  const byId = new Map(findings.map((finding) => [finding.found.vulnerability, finding]))
  const byRef = new Map<string, Finding>()
  for (const finding of findings) for (const { ref } of finding.found.said) byRef.set(stem(ref), finding)
  const holder = new Map<Finding, Exposure>()
  for (const exposure of before) {
    const finding = byId.get(exposure.vulnerability)
    if (finding) holder.set(finding, exposure)
  }
  const pairs: { before: Exposure | undefined; finding: Finding | undefined }[] = []
  const merged: { from: Exposure; into: Exposure }[] = []
  for (const exposure of before) {
    const own = byId.get(exposure.vulnerability)
    if (own) {
      pairs.push({ before: exposure, finding: own })
      continue
    }
    const renamed = exposure.explained.said
      .map(({ ref }) => byRef.get(stem(ref)))
      .find((one) => one !== undefined)
    const into = renamed && holder.get(renamed)
    if (into) merged.push({ from: exposure, into })
    else {
      if (renamed) holder.set(renamed, exposure)
      pairs.push({ before: exposure, finding: renamed })
    }
  }
  for (const finding of findings)
    if (!holder.has(finding) && isBad(finding.found.status)) pairs.push({ before: undefined, finding })
  return { pairs, merged }
}
