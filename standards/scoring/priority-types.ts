import type { Severity } from '../report/document.ts'
import type { Automatable, Exploitation, TechnicalImpact } from './ssvc-estimate.ts'

/** Shapes shared with modules/cases/schema.ts, which a codec may not import; restated. */
export type Basis = 'measured' | 'published' | 'stated by a person' | 'estimated' | 'unknown'
export interface Factor {
  name: string
  /** "unknown" when nobody answered. */
  value: string
  known: boolean
  basis: Basis
  source: string
  asOf: string | null
  explanation: string
}
export type Band = 'immediate' | 'out-of-cycle' | 'scheduled' | 'defer' | 'unknown'
export interface Priority {
  ruleVersion: number
  band: Band
  /** 0–100, for ordering only. */
  score: number
  summary: string
  factors: Factor[]
  missing: string[]
}

/** Where an answer comes from. `asOf` is a date or instant. */
export interface Provenance {
  basis: 'measured' | 'published' | 'stated by a person'
  source: string
  asOf?: string | undefined
}
export type Answer<T> = (Provenance & { value: T }) | 'unknown'

export interface PriorityInputs {
  /** Vectors as published or as claimed; those that are none are left out and named. */
  cvss: readonly (Provenance & { vector: string })[]
  /** A severity word, used only when no vector can be scored. */
  severity: Answer<Severity>
  exploitation: Answer<Exploitation>
  automatable: Answer<Automatable>
  technicalImpact: Answer<TechnicalImpact>
  mission: Answer<'low' | 'medium' | 'high'>
  /**
   * A public record's weaknesses and words, read for estimates where nobody answered. Never a report's: its
   * author gains by what it says.
   */
  record?: (Provenance & { weaknesses: readonly string[]; text: string }) | undefined
  kev: { listed: boolean; dateAdded?: string | undefined; source: string; asOf: string } | 'unknown'
  epss: { epss: number; percentile: number; source: string; asOf: string } | 'unknown'
  /** Independent discoverers who reported it, 1 or more. */
  collisions: number
  evidenceLevel:
    | 'claimed'
    | 'reproduced by discoverer'
    | 'reproduced'
    | 'independently reproduced'
    | 'maintainer-confirmed'
    | 'attested'
  verdict: 'reproduced' | 'not reproduced' | 'intermittent' | 'out of threat model' | 'cannot run' | 'waiting'
  /** Whole or broken days since it was first reported. */
  ageDays: number
  /** Members whose inventories hold an affected version. */
  exposure: { members: number; source: string; asOf: string } | 'unknown'
}
