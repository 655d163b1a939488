import type { AssetTags, Bod2604Assessment } from '../scoring/bod2604-assess.ts'
import { assessBod2604 } from '../scoring/bod2604-assess.ts'
import { bod2604Due } from '../scoring/bod2604-clock.ts'
import { computePriority, FLOOR } from '../scoring/priority.ts'
import {
  chooseVector,
  knownFactor,
  readAutomatable,
  readExploitation,
  readTechnicalImpact,
  unknownFactor,
} from '../scoring/priority-factors.ts'
import type { Band, Factor, PriorityInputs } from '../scoring/priority-types.ts'

/** What is known of a vulnerability's urgency; undefined: nobody said. */
export interface UrgencyFacts {
  cvss: PriorityInputs['cvss']
  severity?: Exclude<PriorityInputs['severity'], 'unknown'> | undefined
  kev?: Exclude<PriorityInputs['kev'], 'unknown'> | undefined
  epss?: Exclude<PriorityInputs['epss'], 'unknown'> | undefined
  exploitation?: Exclude<PriorityInputs['exploitation'], 'unknown'> | undefined
  automatable?: Exclude<PriorityInputs['automatable'], 'unknown'> | undefined
  technicalImpact?: Exclude<PriorityInputs['technicalImpact'], 'unknown'> | undefined
}

/** Whether BOD 26-04 binds whoever runs the asset. */
export type Directive = 'binding' | 'informative' | 'not applicable'

export interface UrgencyInput {
  facts: UrgencyFacts
  tags: AssetTags
  directive: Directive
  /** IANA zone days are counted in. */
  zone: string
  /** When it was found on the asset. */
  foundAt: Date
}

export interface Urgency {
  band: Band
  /** 0–100 in tenths, for ordering only. */
  score: number
  /** First instant after the last day to mend it; undefined: with the next upgrade. */
  dueAt: Date | undefined
  summary: string
  factors: Factor[]
  /** What nobody said, and what to tag. */
  missing: string[]
  /** BOD 26-04 in one sentence; undefined where it does not apply. */
  timeline: string | undefined
  /** Somebody is known to use it. */
  exploited: boolean
}

/** Changes whenever the same input could give another urgency. */
export const URGENCY_RULE_VERSION = 1

/** Days to mend each band, the directive's own; null: with the next upgrade. What nobody can rate waits like the scheduled. */
const DAYS: Record<Band, number | null> = {
  immediate: 3,
  'out-of-cycle': 14,
  scheduled: 60,
  unknown: 60,
  defer: null,
}
/** Most urgent first. */
export const BAND_ORDER: readonly Band[] = ['immediate', 'out-of-cycle', 'scheduled', 'unknown', 'defer']
const rank = (band: Band): number =>
  band === 'unknown' ? BAND_ORDER.indexOf('scheduled') : BAND_ORDER.indexOf(band)
export const moreUrgent = (a: Band, b: Band): boolean => rank(a) < rank(b)

/** Points an exposure gets within its band for where the asset stands; silence moves nothing. */
const REACH: Record<'public' | 'internal' | 'isolated', number> = { public: 8, internal: 3, isolated: 0 }
const REACH_UNKNOWN = 4
const LISTED = 2.9

/**
 * How urgent one vulnerability is on one asset. The band is that of the asset's BOD 26-04 timeline (3 days immediate,
 * 14 out-of-cycle, 60 scheduled, at the next upgrade defer): the one published table that asks where the asset stands.
 * Where exploitation is known that the directive does not ask for, CISA's coordinator table may raise it. While answers
 * are missing the strictest timeline still possible counts, so that nobody is late who keeps to it. The score orders
 * within the band: severity, EPSS, reach of the asset, listed in KEV.
 *
 * The due day is the directive's where it binds; elsewhere the same days, counted from the day it was found.
 *
 * @throws RangeError for a zone that does not exist
 */
export function rateExposure({ facts, tags, directive, zone, foundAt }: UrgencyInput): Urgency {
  const inputs = inputsOf(facts)
  const { chosen } = chooseVector(inputs.cvss)
  const exploitation = readExploitation(inputs, chosen)
  const priority = computePriority(inputs)
  const bod = assessBod2604(
    {
      answers: {
        kev: facts.kev === undefined ? 'unknown' : facts.kev.listed ? 'yes' : 'no',
        exposed: exposedBy(tags.exposure),
        automatable: readAutomatable(inputs, chosen).value ?? 'unknown',
        technicalImpact: readTechnicalImpact(inputs, chosen).value ?? 'unknown',
      },
      starts: {
        kevListed: facts.kev?.listed === true ? facts.kev.dateAdded : undefined,
        detectedAt: foundAt,
      },
      tags,
    },
    zone,
  )
  const exploited = exploitation.value === 'active'
  const { band, summary } = bandOf(facts, priority, bod, exploitation.value)
  const isListed = facts.kev?.listed === true
  const points =
    Math.max(0, priority.score - FLOOR[priority.band]) + reachOf(tags.exposure) + (isListed ? LISTED : 0)
  return {
    band,
    score: Math.round((FLOOR[band] + Math.min(points, 24.9)) * 10) / 10,
    dueAt: dueOf(band, bod, directive, zone, foundAt),
    summary,
    factors: [...priority.factors.filter(({ name }) => ASKED.has(name)), reachFactor(tags.exposure)],
    missing: missingOf(priority.missing, bod, directive),
    timeline: directive === 'not applicable' ? undefined : timelineOf(bod, directive),
    exploited,
  }
}

/** What of the priority rule's factors is about the vulnerability itself, not about a case of this house. */
const ASKED: ReadonlySet<string> = new Set([
  'Exploitation',
  'Automatable',
  'Technical impact',
  'Known exploited (KEV)',
  'Severity',
  'EPSS',
])

/** As the priority rule reads them, with everything that is about a case at its lowest: it adds no points. */
const inputsOf = ({ cvss, severity, kev, epss, ...ssvc }: UrgencyFacts): PriorityInputs => ({
  cvss,
  severity: severity ?? 'unknown',
  kev: kev ?? 'unknown',
  epss: epss ?? 'unknown',
  exploitation: ssvc.exploitation ?? 'unknown',
  automatable: ssvc.automatable ?? 'unknown',
  technicalImpact: ssvc.technicalImpact ?? 'unknown',
  mission: 'unknown',
  collisions: 1,
  evidenceLevel: 'claimed',
  verdict: 'waiting',
  ageDays: 0,
  exposure: { members: 0, source: '', asOf: '' },
})

const isReach = (tag: string): tag is keyof typeof REACH => Object.hasOwn(REACH, tag)
const exposedBy = (tag: string | undefined): 'yes' | 'no' | 'unknown' =>
  tag === 'public' ? 'yes' : tag !== undefined && isReach(tag) ? 'no' : 'unknown'
const reachOf = (tag: string | undefined): number =>
  tag !== undefined && isReach(tag) ? REACH[tag] : REACH_UNKNOWN

const REACH_WORDS: Record<keyof typeof REACH, string> = {
  public: 'It can be reached from the internet.',
  internal: 'It can be reached from inside only.',
  isolated: 'It is cut off from other networks.',
}
const TAG = { basis: 'stated by a person', source: 'tag of the asset' } as const

const reachFactor = (tag: string | undefined): Factor =>
  tag !== undefined && isReach(tag)
    ? knownFactor(
        'Reach of the asset',
        tag,
        TAG,
        `${REACH_WORDS[tag]} Adds ${REACH[tag]} of 8 to the order within the band.`,
      )
    : unknownFactor(
        'Reach of the asset',
        `Nobody tagged the asset; the strictest answer still possible counts. Adds ${REACH_UNKNOWN} of 8 to the order within the band (the middle, because it is unknown).`,
      )

/** The band a number of days stands for. */
function bandOfDays(days: number | null): Band {
  if (days === null) return 'defer'
  return days <= 3 ? 'immediate' : days <= 14 ? 'out-of-cycle' : 'scheduled'
}

function bandOf(
  facts: UrgencyFacts,
  priority: { band: Band; summary: string },
  bod: Bod2604Assessment,
  exploitation: string | undefined,
): { band: Band; summary: string } {
  const strictest = bod.possible[0]
  const isSilent = priority.band === 'unknown' && facts.severity === undefined && facts.kev?.listed !== true
  const isHarmless = priority.band === 'defer' && facts.kev?.listed !== true
  if (facts.kev === undefined || strictest === undefined || isSilent || isHarmless)
    return { band: priority.band, summary: priority.summary }
  const band = bandOfDays(strictest.days)
  const asked = exploitation === 'active' || exploitation === 'public poc'
  if (asked && moreUrgent(priority.band, band))
    return {
      band: priority.band,
      summary: `${priority.summary} That is sooner than the timeline of BOD 26-04, “${strictest.name}”, which does not ask it.`,
    }
  const open =
    bod.possible.length > 1
      ? ` Missing answers leave it between “${strictest.name}” and “${bod.possible.at(-1)?.name}”; the strictest counts.`
      : ''
  const name = `${band[0]?.toUpperCase()}${band.slice(1)}`
  return {
    band,
    summary: `${name}: the timeline of BOD 26-04 for this asset is “${strictest.name}” (row ${bod.row}: listed in KEV, exposed, automatable, total impact).${open}${bod.supplied.map((words) => ` ${words}`).join('')}`,
  }
}

function dueOf(
  band: Band,
  bod: Bod2604Assessment,
  directive: Directive,
  zone: string,
  foundAt: Date,
): Date | undefined {
  const own = bod2604Due({ kevListed: undefined, detectedAt: foundAt }, { days: DAYS[band] }, zone)?.dueAt
  if (directive !== 'binding') return own
  const by = (bod.due ?? bod.dueAtTheEarliest)?.dueAt
  return by !== undefined && (own === undefined || by < own) ? by : own
}

function timelineOf(bod: Bod2604Assessment, directive: Directive): string {
  const who =
    directive === 'binding'
      ? 'BOD 26-04 binds this organisation'
      : 'BOD 26-04 does not bind this organisation; for a federal civilian agency it would be'
  const lead = directive === 'binding' ? `${who}: ` : `${who} `
  if (bod.timeline === undefined) {
    const [first, last] = [bod.possible[0]?.name, bod.possible.at(-1)?.name]
    const open = bod.missing.filter((words) => !isTag(words)).join(', ')
    return `${lead}“${first}” to “${last}”: not known is ${open}.`
  }
  const until =
    bod.due === undefined
      ? ''
      : `, until ${bod.due.dueDay} (counted from its ${bod.due.startedBy} on ${bod.due.startDay})`
  const triage = bod.timeline.forensic
    ? ' Before patching: scope within 2 hours, volatile evidence within 24, a decision within 72.'
    : ''
  return `${lead}“${bod.timeline.name}”${until}.${triage}`
}

const isTag = (words: string): boolean => words.endsWith(' of the asset')

/** The other tags move nothing here; the directive asks them of those it binds. */
const missingOf = (priority: readonly string[], bod: Bod2604Assessment, directive: Directive): string[] => [
  ...priority.filter((name) => ASKED.has(name)),
  ...bod.missing.filter((words) => words.endsWith('is publicly exposed')),
  ...(directive === 'binding' ? bod.missing.filter(isTag) : []),
]

/**
 * The urgency of several vulnerabilities that are mended together: that of the most urgent. Facts are not mixed: what
 * one record says of one of them is no answer about another.
 */
export function rateTogether(all: readonly UrgencyFacts[], rest: Omit<UrgencyInput, 'facts'>): Urgency {
  const [first, ...others] = (all.length === 0 ? [{ cvss: [] }] : all).map((facts) =>
    rateExposure({ ...rest, facts }),
  )
  return others.reduce((worst, one) => (one.score > worst.score ? one : worst), first!)
}
