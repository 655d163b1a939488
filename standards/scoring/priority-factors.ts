import { CvssError, type CvssScore, scoreCvss } from './cvss.ts'
import type { Answer, Factor, PriorityInputs, Provenance } from './priority-types.ts'
import {
  type Automatable,
  automatableFrom,
  type Estimate,
  type Exploitation,
  estimateSsvc,
  exploitationFrom,
  type FromCvss,
  type SsvcEstimates,
  type TechnicalImpact,
  technicalImpactFrom,
} from './ssvc-estimate.ts'

/** A factor with the value the rules calculate with; undefined: nobody knows. */
export interface Read<T> {
  value: T | undefined
  factor: Factor
}

export type ScoredVector = Provenance & { score: CvssScore }

export function unknownFactor(name: string, explanation: string): Factor {
  return {
    name,
    value: 'unknown',
    known: false,
    basis: 'unknown',
    source: 'nobody answered',
    asOf: null,
    explanation,
  }
}

export const knownFactor = (name: string, value: string, from: Provenance, explanation: string): Factor => ({
  name,
  value,
  known: true,
  basis: from.basis,
  source: from.source,
  asOf: from.asOf ?? null,
  explanation,
})

const estimatedFactor = (name: string, value: string, from: Provenance, explanation: string): Factor => ({
  ...knownFactor(name, value, from, explanation),
  // Derived from the record because nobody answered: shown, used, and not called known.
  known: false,
  basis: 'estimated',
})

/**
 * The vector the priority is read from: published before stated, newer version before older, then the
 * higher score. One exaggerating reporter cannot outbid a published vector.
 */
export function chooseVector(cvss: PriorityInputs['cvss']): {
  chosen: ScoredVector | undefined
  scored: ScoredVector[]
  faults: string[]
} {
  const scored: ScoredVector[] = []
  const faults: string[] = []
  for (const { vector, ...from } of cvss) {
    try {
      scored.push({ ...from, score: scoreCvss(vector) })
    } catch (error) {
      if (!(error instanceof CvssError)) throw error
      faults.push(error.message)
    }
  }
  const rank = ({ basis, score }: ScoredVector): [number, number, number] => [
    basis === 'stated by a person' ? 0 : 1,
    Number(score.version),
    score.score,
  ]
  const [chosen] = [...scored].sort((a, b) => {
    const [x, y] = [rank(a), rank(b)]
    return y[0] - x[0] || y[1] - x[1] || y[2] - x[2]
  })
  return { chosen, scored, faults }
}

/** An answer somebody gave; else what the chosen vector says or lets us derive; else unknown. */
function answered<T extends string>(
  name: string,
  answer: Answer<T>,
  vector: ScoredVector | undefined,
  derive: (score: CvssScore) => FromCvss<T> | undefined,
  inRecord?: (Provenance & { estimate: Estimate<T> | undefined }) | undefined,
): Read<T> {
  if (answer !== 'unknown') {
    return { value: answer.value, factor: knownFactor(name, answer.value, answer, 'Answered.') }
  }
  const derived = vector === undefined ? undefined : derive(vector.score)
  // A record's words only count where no vector states the answer: the record's own vectors are in the list.
  if (inRecord?.estimate !== undefined && derived?.stated !== true) {
    const { value, why } = inRecord.estimate
    return { value, factor: estimatedFactor(name, value, inRecord, `Estimated: ${why}.`) }
  }
  if (vector === undefined || derived === undefined) {
    return {
      value: undefined,
      factor: unknownFactor(name, 'No answer, and nothing in the record to derive one from.'),
    }
  }
  const source = `${vector.score.vector} (${vector.source})`
  const from = { ...vector, source }
  return derived.stated
    ? {
        value: derived.value,
        factor: knownFactor(name, derived.value, from, `Read off the CVSS vector: ${derived.why}.`),
      }
    : {
        value: derived.value,
        factor: estimatedFactor(name, derived.value, from, `Estimated: ${derived.why}.`),
      }
}

export const readAutomatable = (
  inputs: PriorityInputs,
  vector: ScoredVector | undefined,
): Read<Automatable> =>
  answered(
    'Automatable',
    inputs.automatable,
    vector,
    automatableFrom,
    estimated(inputs, vector, ({ automatable }) => automatable),
  )

export const readTechnicalImpact = (
  inputs: PriorityInputs,
  vector: ScoredVector | undefined,
): Read<TechnicalImpact> =>
  answered(
    'Technical impact',
    inputs.technicalImpact,
    vector,
    technicalImpactFrom,
    estimated(inputs, vector, ({ technicalImpact }) => technicalImpact),
  )

/** What the public record lets us estimate, read together with the chosen vector. */
function estimated<T>(
  { record }: PriorityInputs,
  vector: ScoredVector | undefined,
  pick: (estimates: SsvcEstimates) => Estimate<T> | undefined,
): (Provenance & { estimate: Estimate<T> | undefined }) | undefined {
  if (record === undefined) return undefined
  const vectors = vector === undefined ? [] : [vector.score.vector]
  const estimate = pick(estimateSsvc({ vectors, weaknesses: record.weaknesses, text: record.text }))
  return { ...record, estimate }
}

/**
 * Exploitation. KEV outranks everything (it lists what is exploited); not being listed says nothing.
 * A working proof in several independent hands is estimated as SSVC's "public proof of concept".
 */
export function readExploitation(
  inputs: PriorityInputs,
  vector: ScoredVector | undefined,
): Read<Exploitation> {
  const name = 'Exploitation'
  const { kev } = inputs
  if (kev !== 'unknown' && kev.listed) {
    const from = { basis: 'published', source: kev.source, asOf: kev.asOf } as const
    const since = kev.dateAdded === undefined ? '' : ` since ${kev.dateAdded}`
    return {
      value: 'active',
      factor: knownFactor(name, 'active', from, `Listed as known exploited${since}.`),
    }
  }
  const read = answered(name, inputs.exploitation, vector, exploitationFrom)
  if (read.value !== undefined || inputs.collisions < 2 || !WORKS.includes(inputs.verdict)) return read
  const from = { basis: 'measured', source: "this house's record" } as const
  return {
    value: 'public poc',
    factor: estimatedFactor(
      name,
      'public poc',
      from,
      `Estimated: a proof that works was found by ${inputs.collisions} independent discoverers, so others can find it too.`,
    ),
  }
}
const WORKS: readonly PriorityInputs['verdict'][] = ['reproduced', 'intermittent']

export function readMission(inputs: PriorityInputs): Read<'low' | 'medium' | 'high'> {
  const name = 'Mission and well-being impact'
  const { mission } = inputs
  return mission === 'unknown'
    ? {
        value: undefined,
        factor: unknownFactor(
          name,
          'Nobody said what depends on the component; the table is read at medium.',
        ),
      }
    : { value: mission.value, factor: knownFactor(name, mission.value, mission, 'Answered.') }
}
