import type { FindingDocument } from '../../../standards/report/document.ts'
import { computePriority, type Priority, type PriorityInputs } from '../../../standards/scoring/priority.ts'
import { type WhatIf, whatIf } from '../../../standards/scoring/what-if.ts'
import type { RootCauseSummary } from '../../findings/schema.ts'
import { agreedIdentifiers, isCve } from './identity.ts'

/** Public reference data by CVE, as far as this house has loaded it; undefined: nothing loaded or no answer. */
export interface ReferenceData {
  kev(cve: string): Exclude<PriorityInputs['kev'], 'unknown'> | undefined
  epss(cve: string): Exclude<PriorityInputs['epss'], 'unknown'> | undefined
  ssvc(
    cve: string,
  ): Partial<Pick<PriorityInputs, 'exploitation' | 'automatable' | 'technicalImpact' | 'mission'>> | undefined
}
export const NO_REFERENCE: ReferenceData = {
  kev: () => undefined,
  epss: () => undefined,
  ssvc: () => undefined,
}

export interface PriorityPart {
  rootCause: RootCauseSummary
  documents: readonly FindingDocument[]
}

/** A coordinator's CVSS vector: the house's own word, read instead of the reporters'. */
export interface Assessed {
  vector: string
  by: string
  /** Instant, UTC; its date is shown. */
  at: string
}

const DAY_MS = 86_400_000
const stated = { basis: 'stated by a person', source: 'a report' } as const

/** What is known of one root cause, as inputs of the priority rule. Only agreed identifiers are looked up. */
export function priorityInputs(
  { rootCause, documents }: PriorityPart,
  reference: ReferenceData,
  now: Date,
  assessed?: Assessed,
): PriorityInputs {
  const cves = agreedIdentifiers(documents.map(({ identifiers }) => identifiers ?? [])).filter(isCve)
  const first = <T>(look: (cve: string) => T | undefined): T | undefined =>
    cves.map(look).find((found) => found !== undefined)
  // Several agreed CVEs: being listed under one of them is being listed.
  const kevs = cves.flatMap((cve) => reference.kev(cve) ?? [])
  const claimed = new Set(documents.flatMap(({ cvss }) => cvss ?? []).map((vector) => vector.trim()))
  // One report's word that it is exploited counts once something has been shown or attested.
  const exploited =
    rootCause.evidenceLevel !== 'claimed' && documents.some((document) => document.exploited === true)
  return {
    cvss: assessed
      ? [
          {
            vector: assessed.vector,
            ...stated,
            source: `${assessed.by}, coordinator`,
            asOf: assessed.at.slice(0, 10),
          },
        ]
      : [...claimed].slice(0, 64).map((vector) => ({ vector, ...stated })),
    severity: rootCause.severity === 'unknown' ? 'unknown' : { value: rootCause.severity, ...stated },
    exploitation: exploited ? { value: 'active', ...stated } : 'unknown',
    automatable: 'unknown',
    technicalImpact: 'unknown',
    mission: 'unknown',
    ...first(reference.ssvc),
    kev: kevs.find(({ listed }) => listed) ?? kevs[0] ?? 'unknown',
    epss: first(reference.epss) ?? 'unknown',
    collisions: Math.max(1, rootCause.collisionCount),
    evidenceLevel: rootCause.evidenceLevel,
    verdict: rootCause.verdict,
    ageDays: Math.max(0, (now.getTime() - Date.parse(rootCause.firstReportedAt)) / DAY_MS),
    exposure: 'unknown',
  }
}

/** A case is as urgent as the most urgent of its root causes: that one's inputs, and what comes of them. */
function mostUrgent(
  parts: readonly PriorityPart[],
  reference: ReferenceData,
  now: Date,
  assessed: Assessed | undefined,
): { inputs: PriorityInputs; priority: Priority } {
  const rated = parts.map((part) => {
    const inputs = priorityInputs(part, reference, now, assessed)
    return { inputs, priority: computePriority(inputs) }
  })
  const [first, ...rest] = rated
  if (first === undefined) throw new RangeError('a case has at least one root cause')
  return rest.reduce((a, b) => (b.priority.score > a.priority.score ? b : a), first)
}

/** The priority of a case, computed from its most urgent root cause. */
export const casePriority = (
  parts: readonly PriorityPart[],
  reference: ReferenceData,
  now: Date,
  assessed?: Assessed,
): Priority => mostUrgent(parts, reference, now, assessed).priority

/** Which answers about its most urgent root cause would change the priority of a case. */
export const caseWhatIf = (
  parts: readonly PriorityPart[],
  reference: ReferenceData,
  now: Date,
  assessed?: Assessed,
): WhatIf => whatIf(mostUrgent(parts, reference, now, assessed).inputs)
