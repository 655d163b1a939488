import { bod2604 } from './bod2604.ts'
import {
  chooseVector,
  knownFactor,
  type Read,
  readAutomatable,
  readExploitation,
  readMission,
  readTechnicalImpact,
  unknownFactor,
} from './priority-factors.ts'
import { orderingFactors, severityOf, WEIGHTS, WEIGHTS_UNKNOWN } from './priority-score.ts'
import type { Band, Factor, Priority, PriorityInputs } from './priority-types.ts'
import { evaluate, possibleOutcomes } from './ssvc.ts'
import { CISA_COORDINATOR } from './ssvc-tables.ts'

export type { Answer, Band, Factor, Priority, PriorityInputs, Provenance } from './priority-types.ts'

/** Changes whenever the same inputs could give another priority; priorities are recomputed, never migrated. */
export const PRIORITY_RULE_VERSION = 3

/** What the coordinator's levels mean in a queue: CISA's own definitions say when each is to be remediated. */
const BAND_OF: Record<string, Band> = {
  T: 'scheduled',
  'T*': 'scheduled',
  AT: 'out-of-cycle',
  AC: 'immediate',
}
/** Lowest score of each band; a band is 25 points wide. Unknown waits among the scheduled, not at the end. */
export const FLOOR: Record<Band, number> = {
  immediate: 75,
  'out-of-cycle': 50,
  scheduled: 25,
  unknown: 25,
  defer: 0,
}

/**
 * The priority of a case, with everything it rests on. Pure; docs/decisions/0005-priority.md gives the
 * reasons. The band comes from CISA's coordinator table, the score orders cases within it.
 */
export function computePriority(inputs: PriorityInputs): Priority {
  const { chosen, scored, faults } = chooseVector(inputs.cvss)
  const exploitation = readExploitation(inputs, chosen)
  const automatable = readAutomatable(inputs, chosen)
  const impact = readTechnicalImpact(inputs, chosen)
  const mission = readMission(inputs)
  const bod = bodFactor(inputs, automatable, impact)
  const kev = kevFactor(inputs)

  const { band, summary } = decide(
    inputs,
    { exploitation, automatable, impact, mission },
    severityOf(inputs, chosen),
  )
  const weights = band === 'unknown' ? WEIGHTS_UNKNOWN : WEIGHTS
  const ordering = orderingFactors(inputs, chosen, scored.length, faults, weights)
  const factors = [
    exploitation.factor,
    automatable.factor,
    impact.factor,
    mission.factor,
    kev,
    ...ordering.factors,
    bod,
  ]
  // Points never reach the next band's floor: the order within a band cannot contradict the bands.
  const score = Math.round((FLOOR[band] + Math.min(ordering.points, 24.9)) * 10) / 10
  return {
    ruleVersion: PRIORITY_RULE_VERSION,
    band,
    score,
    summary,
    factors,
    missing: factors.filter(({ basis }) => basis === 'unknown').map(({ name }) => name),
  }
}

interface Answers {
  exploitation: Read<'none' | 'public poc' | 'active'>
  automatable: Read<'no' | 'yes'>
  impact: Read<'partial' | 'total'>
  mission: Read<'low' | 'medium' | 'high'>
}

function decide(
  inputs: PriorityInputs,
  answers: Answers,
  severity: string | undefined,
): { band: Band; summary: string } {
  const exploited = answers.exploitation.value === 'active'
  if (!exploited && (inputs.verdict === 'not reproduced' || inputs.verdict === 'out of threat model')) {
    return { band: 'defer', summary: `Defer: the verdict is “${inputs.verdict}”.` }
  }
  if (!exploited && severity === 'none')
    return { band: 'defer', summary: 'Defer: the CVSS vector scores 0.0.' }
  if (!exploited && answers.automatable.value === undefined && answers.impact.value === undefined) {
    return {
      band: 'unknown',
      summary: `Unknown: nothing says how it can be attacked or what it does. Known: ${knownSoFar(inputs)}.`,
    }
  }
  // Readings of what nobody answered, each shown as unknown: no exploitation seen; the directive's own
  // defaults for automatable and impact; the middle for mission impact.
  const level = evaluate(CISA_COORDINATOR, {
    Exploitation: answers.exploitation.value ?? 'none',
    Automatable: answers.automatable.value ?? 'no',
    'Technical Impact': answers.impact.value ?? 'total',
    'Mission and Well-Being Impact': answers.mission.value ?? 'medium',
  })
  const possible = possibleOutcomes(CISA_COORDINATOR, {
    Exploitation: answers.exploitation.value,
    Automatable: answers.automatable.value,
    'Technical Impact': answers.impact.value,
    'Mission and Well-Being Impact': answers.mission.value,
  }).map(({ name }) => name)
  let band = BAND_OF[level.key] as Band
  let why = `CISA's coordinator table says ${level.name} (${describe(answers)})`
  const listed = inputs.kev !== 'unknown' && inputs.kev.listed
  if (listed && band === 'scheduled') {
    band = 'out-of-cycle'
    why += '; raised, because no BOD 26-04 row for a listed vulnerability allows more than 14 days'
  }
  const range =
    possible.length > 1 ? ` Open questions leave it between ${possible[0]} and ${possible.at(-1)}.` : ''
  return { band, summary: `${band[0]?.toUpperCase()}${band.slice(1)}: ${why}.${range}` }
}

/** What this house measured by itself: the order of what cannot be ranked yet rests on it. */
function knownSoFar({ evidenceLevel, collisions, kev }: PriorityInputs): string {
  return [
    evidenceLevel,
    collisions === 1 ? 'one discoverer' : `${collisions} independent discoverers`,
    ...(kev === 'unknown' ? [] : [kev.listed ? 'listed in KEV' : 'not listed in KEV']),
  ].join(', ')
}

function describe(answers: Answers): string {
  const word = (label: string, { value, factor }: Read<string>, reading: string): string =>
    value === undefined
      ? `${label} unknown, read as ${reading}`
      : `${label} ${value}${factor.basis === 'estimated' ? ' (estimated)' : ''}`
  return [
    word('exploitation', answers.exploitation, 'none'),
    word('automatable', answers.automatable, 'no'),
    word('impact', answers.impact, 'total'),
    word('mission impact', answers.mission, 'medium'),
  ].join(', ')
}

function kevFactor({ kev }: PriorityInputs): Factor {
  if (kev === 'unknown')
    return unknownFactor(
      'Known exploited (KEV)',
      'No catalogue has been loaded, or there is no CVE to look up.',
    )
  const from = { basis: 'published', source: kev.source, asOf: kev.asOf } as const
  return kev.listed
    ? knownFactor(
        'Known exploited (KEV)',
        'listed',
        from,
        `Listed${kev.dateAdded === undefined ? '' : ` on ${kev.dateAdded}`}.`,
      )
    : knownFactor(
        'Known exploited (KEV)',
        'not listed',
        from,
        'Not in the catalogue as of this date; that is no evidence that nobody exploits it.',
      )
}

/** The directive's clock for information: it runs per asset, and exposure is a property of the asset. */
function bodFactor(
  inputs: PriorityInputs,
  automatable: Read<'no' | 'yes'>,
  impact: Read<'partial' | 'total'>,
): Factor {
  const name = 'BOD 26-04 timeline'
  const result = bod2604({
    kev: inputs.kev === 'unknown' ? 'unknown' : inputs.kev.listed ? 'yes' : 'no',
    exposed: 'unknown',
    automatable: automatable.value ?? 'unknown',
    technicalImpact: impact.value ?? 'unknown',
  })
  const names = result.possible.map((timeline) => timeline.name)
  const explanation =
    `Row ${result.row} (KEV, exposed, automatable, total). ${result.supplied.join(' ')} Binding on federal civilian agencies only.`.replace(
      '  ',
      ' ',
    )
  const source = "CERT/CC's decision table cisa:DT_BOD2604:1.0.0"
  if (inputs.kev === 'unknown') return { ...unknownFactor(name, explanation), source }
  return {
    name,
    value:
      names.length === 1 ? (names[0] as string) : `${names[0]} to ${names.at(-1)}, by exposure of the asset`,
    known: false,
    basis: 'estimated',
    source,
    asOf: inputs.kev.asOf,
    explanation,
  }
}
