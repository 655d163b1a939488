import type { CvssScore } from './cvss.ts'
import { type EstimateRecord, type Evidence, evidenceOf } from './ssvc-evidence.ts'
import {
  AUTOMATABLE_RULES,
  type Automatable,
  decidingRule,
  type EstimateRule,
  type Exploitation,
  TECHNICAL_IMPACT_RULES,
  type TechnicalImpact,
} from './ssvc-rules.ts'

export type { EstimateRecord } from './ssvc-evidence.ts'
export type { Automatable, Exploitation, TechnicalImpact } from './ssvc-rules.ts'

/** Changes whenever the same record could give another estimate; estimates are recomputed, never migrated. */
export const ESTIMATE_RULE_VERSION = 1

/** An answer nobody gave, read out of a record. */
export interface Estimate<T> {
  value: T
  /** `stated`: the record's own vector says so (CVSS 4.0 AU); else derived, and shown as estimated. */
  label: 'stated' | 'estimated'
  /** Rule that decided, for instance `open`. */
  rule: string
  /** Completes "because …". */
  why: string
  ruleVersion: number
}

export interface SsvcEstimates {
  /** undefined: nothing in the record speaks to it; unknown is then shown as unknown. */
  automatable: Estimate<Automatable> | undefined
  technicalImpact: Estimate<TechnicalImpact> | undefined
}

/**
 * SSVC's Automatable and Technical Impact, estimated from a public record when nobody answered. Two short
 * lists of rules (ssvc-rules.ts); `npm run bench -- ssvc` measures them against CISA's answers.
 */
export function estimateSsvc(record: EstimateRecord): SsvcEstimates {
  const evidence = evidenceOf(record)
  return {
    automatable: estimate(AUTOMATABLE_RULES, evidence),
    technicalImpact: estimate(TECHNICAL_IMPACT_RULES, evidence),
  }
}

function estimate<T>(rules: readonly EstimateRule<T>[], evidence: Evidence): Estimate<T> | undefined {
  const rule = decidingRule(rules, evidence)
  if (rule === undefined) return undefined
  const { value, id, why, stated } = rule
  return {
    value,
    label: stated ? 'stated' : 'estimated',
    rule: id,
    why,
    ruleVersion: ESTIMATE_RULE_VERSION,
  }
}

/** A value read out of a CVSS vector. `stated`: the vector says so itself; otherwise we derived it. */
export interface FromCvss<T> {
  value: T
  stated: boolean
  why: string
}

const fromVector = <T>(rules: readonly EstimateRule<T>[], score: CvssScore): FromCvss<T> | undefined => {
  const rule = decidingRule(rules, { vectors: [score], weaknesses: new Set(), text: '' })
  return rule && { value: rule.value, stated: rule.stated === true, why: rule.why }
}

/**
 * Automatable, from one vector. CVSS 4.0's supplemental metric AU is SSVC's decision point by definition
 * (v4.0 §6.2) and is taken as its author's answer, whatever the other metrics say; elsewhere it is
 * estimated: a network attack of low complexity without privileges or a user can be repeated by a machine.
 */
export function automatableFrom(score: CvssScore): FromCvss<Automatable> | undefined {
  const stated = score.metrics.get('AU')
  if (stated !== 'Y' && stated !== 'N') return fromVector(AUTOMATABLE_RULES, score)
  return { value: stated === 'Y' ? 'yes' : 'no', stated: true, why: `the vector says AU:${stated}` }
}

/** Technical impact, estimated from one vector: total when confidentiality and integrity are both lost. */
export const technicalImpactFrom = (score: CvssScore): FromCvss<TechnicalImpact> | undefined =>
  fromVector(TECHNICAL_IMPACT_RULES, score)

/** Exploitation, when the vector's exploit (code) maturity E says so; undefined when it does not. */
export function exploitationFrom(score: CvssScore): FromCvss<Exploitation> | undefined {
  const maturity = score.metrics.get('E')
  if (maturity === undefined || maturity === 'X' || maturity === 'ND') return undefined
  // Versions 2 and 3 speak of code only; just 4.0 knows "attacked" (A).
  const value = maturity === 'U' ? 'none' : maturity === 'A' ? 'active' : 'public poc'
  return { value, stated: true, why: `the vector says E:${maturity}` }
}
