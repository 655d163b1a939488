import { knownFactor, type ScoredVector, unknownFactor } from './priority-factors.ts'
import type { Factor, PriorityInputs } from './priority-types.ts'

/** Points each factor may add within a band; together 25. Unknown counts as the middle: silence moves nothing. */
export const WEIGHTS = { severity: 10, epss: 4, collisions: 4, evidence: 3, exposure: 2, age: 2 } as const

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
): { factors: Factor[]; points: number; severity: string | undefined } {
  const rows: { factor: Factor; weight: number; share: number | undefined }[] = [
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
      weight: WEIGHTS.collisions,
      share: Math.log2(Math.max(1, inputs.collisions)) / 3,
    },
    {
      factor: knownFactor('Evidence level', inputs.evidenceLevel, house, 'How well it is shown to be real.'),
      weight: WEIGHTS.evidence,
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
      weight: WEIGHTS.age,
      share: inputs.ageDays / 90,
    },
  ]
  let points = 0
  const factors = rows.map(({ factor, weight, share: part }) => {
    const added = weight * share(part ?? 0.5)
    points += added
    const note = part === undefined ? ' (the middle, because it is unknown)' : ''
    return {
      ...factor,
      explanation: `${factor.explanation} Adds ${added.toFixed(1)} of ${weight} to the order within the band${note}.`,
    }
  })
  return { factors, points, severity: vector?.score.severity ?? wordOf(inputs) }
}

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
      weight: WEIGHTS.severity,
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
        `A word without a vector; counted as the middle of its range.${unusable}`,
      ),
      weight: WEIGHTS.severity,
      share: (WORD_SCORE[word] ?? 5) / 10,
    }
  }
  return {
    factor: unknownFactor('Severity', `No CVSS vector and no severity.${unusable}`),
    weight: WEIGHTS.severity,
    share: undefined,
  }
}

function epssRow({ epss }: PriorityInputs) {
  const name = 'EPSS'
  if (epss === 'unknown') {
    return {
      factor: unknownFactor(name, 'No score: there is no CVE yet, or no scores have been loaded.'),
      weight: WEIGHTS.epss,
      share: undefined,
    }
  }
  const value = `${(epss.epss * 100).toFixed(2)}% (percentile ${(epss.percentile * 100).toFixed(0)})`
  const from = { basis: 'published', source: epss.source, asOf: epss.asOf } as const
  return {
    factor: knownFactor(name, value, from, 'Probability of exploitation within 30 days.'),
    weight: WEIGHTS.epss,
    share: epss.percentile,
  }
}

function exposureRow({ exposure }: PriorityInputs) {
  const name = 'Exposed members'
  if (exposure === 'unknown') {
    return {
      factor: unknownFactor(name, 'No member inventory has been matched; that does not mean nobody has it.'),
      weight: WEIGHTS.exposure,
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
    weight: WEIGHTS.exposure,
    share: Math.log10(1 + exposure.members) / 2,
  }
}
