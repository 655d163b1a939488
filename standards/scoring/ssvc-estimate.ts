import type { CvssScore } from './cvss.ts'

export type Exploitation = 'none' | 'public poc' | 'active'
export type Automatable = 'no' | 'yes'
export type TechnicalImpact = 'partial' | 'total'

/** A value read out of a CVSS vector. `stated`: the vector says so itself; otherwise we derived it. */
export interface FromCvss<T> {
  value: T
  stated: boolean
  why: string
}

const has = (score: CvssScore, metric: string, ...values: string[]): boolean =>
  values.includes(score.metrics.get(metric) ?? '')

/**
 * Automatable, from a vector. CVSS 4.0's supplemental metric AU is SSVC's decision point by definition
 * (v4.0 §6.2); elsewhere it is estimated: a network attack of low complexity without privileges or a user
 * can be repeated by a machine.
 */
export function automatableFrom(score: CvssScore): FromCvss<Automatable> {
  if (has(score, 'AU', 'Y', 'N')) {
    return {
      value: has(score, 'AU', 'Y') ? 'yes' : 'no',
      stated: true,
      why: `the vector says AU:${score.metrics.get('AU')}`,
    }
  }
  const alone =
    score.version === '2.0'
      ? has(score, 'Au', 'N')
      : has(score, 'PR', 'N') && has(score, 'UI', 'N') && (score.version !== '4.0' || has(score, 'AT', 'N'))
  const value = has(score, 'AV', 'N') && has(score, 'AC', 'L') && alone ? 'yes' : 'no'
  return {
    value,
    stated: false,
    why:
      value === 'yes'
        ? 'the vector names a network attack of low complexity that needs neither privileges nor a user'
        : 'the vector names a condition (place, complexity, privileges or a user) that a machine cannot count on',
  }
}

/** Technical impact, estimated: total when confidentiality, integrity and availability are all lost. */
export function technicalImpactFrom(score: CvssScore): FromCvss<TechnicalImpact> {
  const metrics = score.version === '4.0' ? ['VC', 'VI', 'VA'] : ['C', 'I', 'A']
  const total = metrics.every((metric) => has(score, metric, 'H', score.version === '2.0' ? 'C' : 'H'))
  return {
    value: total ? 'total' : 'partial',
    stated: false,
    why: `the vector names ${total ? 'complete' : 'less than complete'} loss of confidentiality, integrity and availability`,
  }
}

/** Exploitation, when the vector's exploit (code) maturity E says so; undefined when it does not. */
export function exploitationFrom(score: CvssScore): FromCvss<Exploitation> | undefined {
  const maturity = score.metrics.get('E')
  if (maturity === undefined || maturity === 'X' || maturity === 'ND') return undefined
  // Versions 2 and 3 speak of code only; just 4.0 knows "attacked" (A).
  const value = maturity === 'U' ? 'none' : maturity === 'A' ? 'active' : 'public poc'
  return { value, stated: true, why: `the vector says E:${maturity}` }
}
