import { computePriority } from './priority.ts'
import { chooseVector } from './priority-factors.ts'
import type { Band, PriorityInputs } from './priority-types.ts'

/** One answer that would change the priority, and to what. */
export interface WhatIfChange {
  /** Name of the factor, as in Priority.factors. */
  factor: string
  /** The answer, in words. */
  value: string
  /** Nobody has answered it yet: finding out may bring this about. Otherwise the world would have to change. */
  open: boolean
  /** What to put in place of the same members of the inputs to get exactly this. */
  inputs: Partial<PriorityInputs>
  band: Band
  score: number
  changesBand: boolean
}

export interface WhatIf {
  band: Band
  score: number
  /** Changes of the band first, then by how much the score moves; otherwise in the order of the factors. */
  changes: WhatIfChange[]
  /** Factors that no other answer would move anything by. */
  settled: string[]
}

interface Question {
  factor: string
  open: boolean
  options: { value: string; inputs: Partial<PriorityInputs> }[]
}

const supposed = { basis: 'stated by a person', source: 'supposed' } as const
const published = { source: 'supposed', asOf: 'supposed' } as const
const answer = <T>(value: T) => ({ value, ...supposed })

/**
 * What would change a priority: every factor that is unknown or may change, one at a time, over a few values
 * each (about forty in all, never combinations). Applying a change's `inputs` gives exactly its band and score.
 */
export function whatIf(inputs: PriorityInputs): WhatIf {
  const now = computePriority(inputs)
  const changes: WhatIfChange[] = []
  const settled: string[] = []
  for (const { factor, open, options } of questions(inputs)) {
    const before = changes.length
    for (const option of options) {
      const then = computePriority({ ...inputs, ...option.inputs })
      if (then.band === now.band && then.score === now.score) continue
      const { band, score } = then
      changes.push({ factor, open, ...option, band, score, changesBand: band !== now.band })
    }
    if (changes.length === before) settled.push(factor)
  }
  const by = (change: WhatIfChange): number => Math.abs(change.score - now.score)
  changes.sort((a, b) => Number(b.changesBand) - Number(a.changesBand) || by(b) - by(a))
  return { band: now.band, score: now.score, changes, settled }
}

function questions(inputs: PriorityInputs): Question[] {
  const { kev, epss, exposure, collisions, ageDays } = inputs
  const scored = chooseVector(inputs.cvss).chosen !== undefined
  const days = Math.floor(ageDays)
  return [
    points('Exploitation', 'exploitation', inputs, ['none', 'public poc', 'active']),
    points('Automatable', 'automatable', inputs, ['no', 'yes']),
    points('Technical impact', 'technicalImpact', inputs, ['partial', 'total']),
    points('Mission and well-being impact', 'mission', inputs, ['low', 'medium', 'high']),
    {
      factor: 'Known exploited (KEV)',
      open: kev === 'unknown',
      options: [true, false].map((listed) => ({
        value: listed ? 'listed' : 'not listed',
        inputs: { kev: { listed, ...published } },
      })),
    },
    // A vector goes before the word, so the word would change nothing.
    ...(scored
      ? []
      : [points('Severity', 'severity', inputs, ['none', 'low', 'medium', 'high', 'critical'])]),
    {
      factor: 'EPSS',
      open: epss === 'unknown',
      options: [0.1, 0.5, 0.9, 0.99].map((percentile) => ({
        value: `percentile ${Math.round(percentile * 100)}`,
        inputs: { epss: { epss: epss === 'unknown' ? 0 : epss.epss, percentile, ...published } },
      })),
    },
    {
      factor: 'Collision count',
      open: false,
      options: [...new Set([collisions + 1, collisions * 2, 8])]
        .filter((count) => count > collisions)
        .map((count) => ({ value: String(count), inputs: { collisions: count } })),
    },
    {
      factor: 'Evidence level',
      open: false,
      options: EVIDENCE.map((evidenceLevel) => ({ value: evidenceLevel, inputs: { evidenceLevel } })),
    },
    {
      factor: 'Verdict',
      open: inputs.verdict === 'waiting',
      options: VERDICTS.map((verdict) => ({ value: verdict, inputs: { verdict } })),
    },
    {
      factor: 'Exposed members',
      open: exposure === 'unknown',
      options: [0, 1, 10, 100].map((members) => ({
        value: String(members),
        inputs: { exposure: { members, ...published } },
      })),
    },
    {
      factor: 'Age',
      open: false,
      options: [30, 90]
        .map((later) => days + later)
        .map((age) => ({ value: `${age} days`, inputs: { ageDays: age } })),
    },
  ]
}

type Answered = 'exploitation' | 'automatable' | 'technicalImpact' | 'mission' | 'severity'

const points = (
  factor: string,
  key: Answered,
  inputs: PriorityInputs,
  values: readonly string[],
): Question => ({
  factor,
  open: inputs[key] === 'unknown',
  options: values.map((value) => ({ value, inputs: { [key]: answer(value) } })),
})

const EVIDENCE: readonly PriorityInputs['evidenceLevel'][] = [
  'claimed',
  'reproduced by discoverer',
  'attested',
  'reproduced',
  'independently reproduced',
  'maintainer-confirmed',
]
const VERDICTS: readonly PriorityInputs['verdict'][] = [
  'reproduced',
  'not reproduced',
  'intermittent',
  'out of threat model',
  'cannot run',
]
