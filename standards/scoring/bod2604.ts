import { type Outcome, possibleOutcomes } from './ssvc.ts'
import { BOD_26_04 } from './ssvc-tables.ts'

export type YesNo = 'yes' | 'no' | 'unknown'

export interface Bod2604Answers {
  kev: YesNo
  exposed: YesNo
  automatable: YesNo
  technicalImpact: 'partial' | 'total' | 'unknown'
}

export interface Timeline {
  name: string
  /** Days to remediate; null: at the asset's next scheduled upgrade or rebuild. */
  days: number | null
  /** Forensic triage of the asset comes with it. */
  forensic: boolean
}

export interface Bod2604Result {
  /** KEV, exposed, automatable, total impact as 1, 0 or ?, for instance `1?01`. */
  row: string
  /** The one timeline the answers lead to; undefined when missing answers leave several. */
  timeline: Timeline | undefined
  /** All timelines still possible, strictest first. */
  possible: Timeline[]
  missing: string[]
  /** Values the directive itself supplies for missing data, as sentences. */
  supplied: string[]
}

const TIMELINES: Record<string, Omit<Timeline, 'name'>> = {
  FSU: { days: null, forensic: false },
  '60D': { days: 60, forensic: false },
  '14D': { days: 14, forensic: false },
  '3D': { days: 3, forensic: false },
  '3DF': { days: 3, forensic: true },
}
const timeline = ({ key, name }: Outcome): Timeline => ({ name, ...TIMELINES[key]! })

/**
 * Binding Operational Directive 26-04: the remediation timeline of one vulnerability on one asset, by
 * CERT/CC's table `cisa:DT_BOD2604:1.0.0`. Binding on federal civilian agencies, informative elsewhere.
 *
 * Outside KEV the directive reads missing data as not automatable and total impact (read in a secondary
 * source only). Nothing is supplied for a missing exposure, nor for anything when KEV itself is unknown.
 */
export function bod2604(answers: Bod2604Answers): Bod2604Result {
  const supplied: string[] = []
  let { automatable, technicalImpact } = answers
  if (answers.kev === 'no' && automatable === 'unknown') {
    automatable = 'no'
    supplied.push('Automatable is missing and the vulnerability is not in KEV: read as no.')
  }
  if (answers.kev === 'no' && technicalImpact === 'unknown') {
    technicalImpact = 'total'
    supplied.push('Technical impact is missing and the vulnerability is not in KEV: read as total.')
  }
  const known = <T extends string>(answer: T | 'unknown'): T | undefined =>
    answer === 'unknown' ? undefined : (answer as T)
  const outcomes = possibleOutcomes(BOD_26_04, {
    'cisa:KEV': known(answers.kev),
    'cisa:PE': known(answers.exposed),
    'ssvc:A': known(automatable),
    'ssvc:TI': known(technicalImpact),
  })
  const possible = outcomes.map(timeline).reverse()
  const bit = (answer: string): string => ({ yes: '1', total: '1', no: '0', partial: '0' })[answer] ?? '?'
  return {
    row: [answers.kev, answers.exposed, automatable, technicalImpact].map(bit).join(''),
    timeline: possible.length === 1 ? possible[0] : undefined,
    possible,
    missing: (
      [
        ['whether it is in KEV', answers.kev],
        ['whether the asset is publicly exposed', answers.exposed],
        ['whether exploitation is automatable', answers.automatable],
        ['the technical impact', answers.technicalImpact],
      ] as const
    )
      .filter(([, answer]) => answer === 'unknown')
      .map(([name]) => name),
    supplied,
  }
}
