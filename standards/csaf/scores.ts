import { readVector, severityOfScore } from '../cvss-text/vector.ts'
import type { Severity } from '../report/document.ts'
import { asList, asNumber, asText, type Loose, member } from '../report/loose.ts'
import { severityWord } from '../report/severity-word.ts'

const RANK: readonly Severity[] = ['unknown', 'none', 'low', 'medium', 'high', 'critical']

/**
 * CVSS vectors and the severity of the worst of them: `scores` in CSAF 2.0 (§3.2.3.12), `metrics` in 2.1.
 * Without a score the document's aggregate severity counts, where it is a word of a known scale.
 */
export function csafScores(document: Loose, vulnerability: Loose): { severity: Severity; cvss: string[] } {
  const contents = [
    ...asList(vulnerability.scores),
    ...asList(vulnerability.metrics).map((metric) => member(metric, 'content')),
  ].slice(0, 256)
  const cvss = new Set<string>()
  let severity: Severity = 'unknown'
  for (const content of contents) {
    for (const key of ['cvss_v4', 'cvss_v3', 'cvss_v2']) {
      const stated = member(content, key)
      const vector = asText(member(stated, 'vectorString'))
      const read = vector === undefined ? undefined : readVector(vector)
      if (vector !== undefined && vector.length <= 256) cvss.add(vector)
      severity = worse(severity, read?.severity ?? statedSeverity(stated))
    }
  }
  if (severity === 'unknown') {
    severity = severityWord(asText(member(document.aggregate_severity, 'text'))) ?? 'unknown'
  }
  return { severity, cvss: [...cvss].slice(0, 8) }
}

function statedSeverity(stated: unknown): Severity {
  const score = asNumber(member(stated, 'baseScore'))
  return (
    severityWord(asText(member(stated, 'baseSeverity'))) ??
    (score === undefined ? 'unknown' : severityOfScore(score))
  )
}

function worse(a: Severity, b: Severity): Severity {
  return RANK.indexOf(b) > RANK.indexOf(a) ? b : a
}
