import { knownFactor, type ScoredVector, unknownFactor } from './priority-factors.ts'
import type { Factor, PriorityInputs } from './priority-types.ts'

/** Points each factor may add within a band; together 25. Unknown counts as the middle: silence moves nothing. */
export const WEIGHTS = { severity: 10, epss: 4, collisions: 4, evidence: 3, exposure: 2, age: 2 } as const

/**
 * While the band is unknown the order rests on what was measured: one reporter's word for the severity,
 * without a vector that says why, moves nothing.
 */
export const WEIGHTS_UNKNOWN: Weights = {
  severity: 0,
  epss: 4,
  collisions: 9,
  evidence: 6,
  exposure: 2,
  age: 4,
}
export type Weights = Record<keyof typeof WEIGHTS, number>

const EVIDENCE: Record<PriorityInputs['evidenceLevel'], number> = {
  claimed: 0,
  'reproduced by discoverer': 0.3,
  attested: 0.6,
  reproduced: 0.6,
  'independently reproduced': 0.8,
  'maintainer-confirmed': 1,
}
/** Middle of each word's CVSS 3 range, for records that have no vector. */
const WORD_SCORE: Record<string, number> = { critical: 9.5, high: 8, medium: 5.5, low: 2, none: 0 }

const share = (value: number): number => Math.min(1, Math.max(0, value))
const house = { basis: 'measured', source: "this house's record" } as const

/** The factors that order cases within a band, and their points. */
export function orderingFactors(
  inputs: PriorityInputs,
  vector: ScoredVector | undefined,
  vectors: number,
  faults: readonly string[],
  weights: Weights,
): { factors: Factor[]; points: number } {
  const rows: { factor: Factor; of: keyof Weights; share: number | undefined }[] = [
    severityRow(inputs, vector, vectors, faults),
    epssRow(inputs),
    {
      // Three doublings are enough: what eight found apart, anybody finds.
      factor: knownFactor(
        'Collision count',
        String(inputs.collisions),
        house,
        'Independent discoverers who reported it; a danger signal of its own.',
      ),
      of: 'collisions' as const,
      share: Math.log2(Math.max(1, inputs.collisions)) / 3,
    },
    {
      factor: knownFactor('Evidence level', inputs.evidenceLevel, house, 'How well it is shown to be real.'),
      of: 'evidence' as const,
      share: EVIDENCE[inputs.evidenceLevel],
    },
    exposureRow(inputs),
    {
      factor: knownFactor(
        'Age',
        `${Math.floor(inputs.ageDays)} days`,
        house,
        'Days since the first report; full weight after 90.',
      ),
      of: 'age' as const,
      share: inputs.ageDays / 90,
    },
  ]
  let points = 0
  const factors = rows.map(({ factor, of, share: part }) => {
    const weight = weights[of]
    if (weight === 0)
      return {
        ...factor,
        explanation: `${factor.explanation} Not counted while nothing says how it is attacked or what it does.`,
      }
    const added = weight * share(part ?? 0.5)
    points += added
    const note = part === undefined ? ' (the middle, because it is unknown)' : ''
    return {
      ...factor,
      explanation: `${factor.explanation} Adds ${added.toFixed(1)} of ${weight} to the order within the band${note}.`,
    }
  })
  return { factors, points }
}

/** Severity of the chosen vector, else the word somebody gave; undefined: neither is there. */
export const severityOf = (inputs: PriorityInputs, vector: ScoredVector | undefined): string | undefined =>
  vector?.score.severity ?? wordOf(inputs)

const wordOf = ({ severity }: PriorityInputs): string | undefined =>
  severity === 'unknown' || severity.value === 'unknown' ? undefined : severity.value

function severityRow(
  inputs: PriorityInputs,
  vector: ScoredVector | undefined,
  vectors: number,
  faults: readonly string[],
) {
  const others =
    vectors > 1 ? ` One of ${vectors} vectors: published before stated, newest version, highest score.` : ''
  const unusable = faults.length > 0 ? ` Not used: ${faults.slice(0, 3).join(' ')}` : ''
  if (vector !== undefined) {
    const { score } = vector
    const value = `${score.score.toFixed(1)} ${score.severity} (CVSS ${score.version})`
    return {
      factor: knownFactor(
        'Severity',
        value,
        { ...vector, source: `${score.vector} (${vector.source})` },
        `Scored from the vector.${others}${unusable}`,
      ),
      of: 'severity' as const,
      share: score.score / 10,
    }
  }
  const word = wordOf(inputs)
  if (word !== undefined && inputs.severity !== 'unknown') {
    return {
      factor: knownFactor(
        'Severity',
        word,
        inputs.severity,
        `A word without a vector, taken as the middle of its range.${unusable}`,
      ),
      of: 'severity' as const,
      share: (WORD_SCORE[word] ?? 5) / 10,
    }
  }
  return {
    factor: unknownFactor('Severity', `No CVSS vector and no severity.${unusable}`),
    of: 'severity' as const,
    share: undefined,
  }
}

function epssRow({ epss }: PriorityInputs) {
  const name = 'EPSS'
  if (epss === 'unknown') {
    return {
      factor: unknownFactor(name, 'No score: there is no CVE yet, or no scores have been loaded.'),
      of: 'epss' as const,
      share: undefined,
    }
  }
  const value = `${(epss.epss * 100).toFixed(2)}% (percentile ${(epss.percentile * 100).toFixed(0)})`
  const from = { basis: 'published', source: epss.source, asOf: epss.asOf } as const
  return {
    factor: knownFactor(name, value, from, 'Probability of exploitation within 30 days.'),
    of: 'epss' as const,
    share: epss.percentile,
  }
}

function exposureRow({ exposure }: PriorityInputs) {
  const name = 'Exposed members'
  if (exposure === 'unknown') {
    return {
      factor: unknownFactor(name, 'No member inventory has been matched; that does not mean nobody has it.'),
      of: 'exposure' as const,
      share: undefined,
    }
  }
  const from = { basis: 'measured', source: exposure.source, asOf: exposure.asOf } as const
  return {
    factor: knownFactor(
      name,
      String(exposure.members),
      from,
      'Members whose inventory holds an affected version.',
    ),
    of: 'exposure' as const,
    share: Math.log10(1 + exposure.members) / 2,
  }
}
