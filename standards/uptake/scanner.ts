import { asList, asText, type Loose, member } from '../report/loose.ts'
import { readRecord, textAt } from '../vulnerability/record.ts'

/** What a vulnerability scanner saw. What it does not name it may not have looked for. */
export interface ScannerResult {
  tool: string
  /** Identifiers it found, in capitals, each once. */
  found: string[]
}

const LARGEST = 64 * 1024 * 1024
const MOST = 100_000
const ID = /\b(?:CVE-\d{4}-\d{4,19}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}|TOCSIN-\d{4}-\d{4,9})\b/gi

/**
 * Reads the result of a scan: SARIF 2.1.0 (identifiers in ruleId, rules or messages), CycloneDX with
 * `vulnerabilities`, or the JSON of Trivy (`Results[].Vulnerabilities[].VulnerabilityID`) and Grype
 * (`matches[].vulnerability.id`).
 * @throws RecordError when it is no JSON object; RangeError, with words for people, when it is none of these
 */
export function readScannerResult(input: string | Uint8Array): ScannerResult {
  const document = readRecord(input, 'scanner result', LARGEST)
  for (const reader of [sarif, cycloneDx, trivy, grype]) {
    const result = reader(document)
    if (result) return { ...result, found: [...new Set(result.found.map((id) => id.toUpperCase()))] }
  }
  throw new RangeError(
    'This is no result of a scanner known here: bring SARIF 2.1.0, CycloneDX with vulnerabilities, or the JSON of Trivy or Grype.',
  )
}

const idsIn = (...texts: (string | undefined)[]): string[] =>
  texts.flatMap((text) => (text === undefined ? [] : (text.slice(0, 20_000).match(ID) ?? [])))

function sarif(document: Loose): ScannerResult | undefined {
  const runs = member(document, 'runs')
  if (!Array.isArray(runs)) return undefined
  const found: string[] = []
  for (const run of runs) {
    for (const result of asList(member(run, 'results')).slice(0, MOST)) {
      const named = idsIn(textAt(result, 'ruleId'), textAt(member(result, 'rule'), 'id'))
      found.push(...(named.length > 0 ? named : idsIn(textAt(member(result, 'message'), 'text', 20_000))))
    }
  }
  const driver = member(member(runs[0], 'tool'), 'driver')
  return { tool: textAt(driver, 'name', 100) ?? 'a scanner', found }
}

function cycloneDx(document: Loose): ScannerResult | undefined {
  if (asText(member(document, 'bomFormat')) !== 'CycloneDX') return undefined
  const vulnerabilities = member(document, 'vulnerabilities')
  if (!Array.isArray(vulnerabilities))
    throw new RangeError(
      'This CycloneDX document has no list "vulnerabilities": it is an inventory. Import it as one.',
    )
  const gone = ['not_affected', 'false_positive', 'resolved', 'resolved_with_pedigree']
  return {
    tool: 'CycloneDX',
    found: vulnerabilities
      .slice(0, MOST)
      .filter((one) => !gone.includes(textAt(member(one, 'analysis'), 'state') ?? ''))
      .flatMap((one) => idsIn(textAt(one, 'id'))),
  }
}

function trivy(document: Loose): ScannerResult | undefined {
  const results = member(document, 'Results')
  if (!Array.isArray(results) || member(document, 'SchemaVersion') === undefined) return undefined
  return {
    tool: 'Trivy',
    found: results
      .flatMap((result) => asList(member(result, 'Vulnerabilities')))
      .slice(0, MOST)
      .flatMap((one) => idsIn(textAt(one, 'VulnerabilityID'))),
  }
}

function grype(document: Loose): ScannerResult | undefined {
  const matches = member(document, 'matches')
  if (!Array.isArray(matches)) return undefined
  return {
    tool: 'Grype',
    found: matches.slice(0, MOST).flatMap((match) => idsIn(textAt(member(match, 'vulnerability'), 'id'))),
  }
}
