import type { Severity } from '../report/document.ts'

import { type CvssVersion, scoreCvss } from '../scoring/cvss.ts'

export interface ReadVector {
  version: CvssVersion
  /** As given, trimmed. */
  vector: string
  /** Base score (4.0: of the base metrics alone), 0–10. */
  baseScore: number
  severity: Severity
}

/**
 * Reads a CVSS vector string of any version out of somebody's report.
 * @returns undefined when it is none: a report may hold anything.
 */
export function readVector(text: string): ReadVector | undefined {
  const vector = text.trim().replace(/^\((.{1,500})\)$/, '$1')
  try {
    const { version, base } = scoreCvss(vector)
    return { version, vector, baseScore: base, severity: severityOfScore(base, version) }
  } catch {
    return undefined
  }
}

/** CVSS vector strings that stand in a text, at most eight. */
export function findVectors(text: string): string[] {
  const found = new Set<string>()
  for (const match of text.matchAll(
    /\bCVSS:[34]\.[01]\/[A-Z]{1,3}:[A-Z](?:\/[A-Z]{1,3}:[A-Za-z]{1,6}){6,40}/g,
  )) {
    if (readVector(match[0]) !== undefined) found.add(match[0])
    if (found.size >= 8) break
  }
  return [...found]
}

/**
 * Qualitative rating of a score: CVSS 3.1 §5 and 4.0 §6; version 2.0 has only low, medium and high
 * (NVD's scale, the one in use).
 */
export function severityOfScore(score: number, version: CvssVersion = '3.1'): Severity {
  if (!(score >= 0 && score <= 10)) return 'unknown'
  if (version !== '2.0') {
    if (score === 0) return 'none'
    if (score >= 9) return 'critical'
  }
  if (score >= 7) return 'high'
  return score >= 4 ? 'medium' : 'low'
}
