import type { AdvisoryModel, AdvisoryRange, AffectedPackage } from '../advisory/model.ts'
import { readVector } from '../cvss-text/vector.ts'
import { parsePurl } from '../purl/purl.ts'
import { osvPackage } from './ecosystem.ts'
import type { OsvAffected, OsvEvent, OsvRecord } from './types.ts'

/**
 * Identifier of the OSV record. OSV keeps a list of registered prefixes; `x_` is the one it leaves to
 * databases that are not on it (OSV schema, `id`).
 */
export function osvId(number: string): string {
  return `x_${number}`
}

/**
 * An advisory as an OSV 1.7.0 record. What OSV has no place for (packages of ecosystems it does not
 * define, weaknesses, evidence) stands in `database_specific`, so nothing is lost without a word.
 */
export function renderOsv(model: AdvisoryModel): OsvRecord {
  const { content } = model
  const severity = content.cvss.flatMap((text) => osvSeverity(text))
  const unmapped = content.affected.filter((entry) => affectedPackage(entry) === undefined)
  return {
    schema_version: '1.7.0',
    id: osvId(model.number),
    modified: utc(model.updated),
    published: utc(model.published),
    ...(content.identifiers.length > 0 ? { aliases: [...new Set(content.identifiers)] } : {}),
    summary: content.title,
    details: details(model),
    ...(severity.length > 0 ? { severity } : {}),
    affected: content.affected.flatMap((entry) => affectedPackage(entry) ?? []),
    references: references(model),
    ...(content.credits.length > 0
      ? { credits: content.credits.map((name) => ({ name, type: 'FINDER' as const })) }
      : {}),
    database_specific: {
      number: model.number,
      severity: content.severity,
      cwe_ids: content.weaknesses.map((weakness) => weakness.id),
      tlp: model.tlp,
      ...(content.evidence === '' ? {} : { evidence: content.evidence }),
      ...(unmapped.length > 0 ? { affected_elsewhere: unmapped } : {}),
    },
  }
}

function details({ content }: AdvisoryModel): string {
  const parts = [content.summary]
  if (content.remediation !== '') parts.push(`## Remediation\n\n${content.remediation}`)
  if (content.evidence !== '') parts.push(`## Evidence\n\n${content.evidence}`)
  return parts.filter((part) => part !== '').join('\n\n')
}

function references(model: AdvisoryModel): OsvRecord['references'] {
  const own = model.url === undefined ? [] : [{ type: 'ADVISORY' as const, url: model.url }]
  return [...own, ...model.content.references.map(({ url }) => ({ type: 'WEB' as const, url }))]
}

function osvSeverity(text: string): NonNullable<OsvRecord['severity']> {
  const read = readVector(text)
  if (read === undefined) return []
  if (read.version === '2.0') return [{ type: 'CVSS_V2', score: read.vector }]
  return [{ type: read.version === '4.0' ? 'CVSS_V4' : 'CVSS_V3', score: read.vector }]
}

function affectedPackage(entry: AffectedPackage): OsvAffected | undefined {
  const purl = parsePurl(entry.purl)
  const known = purl === undefined ? undefined : osvPackage(purl)
  if (known === undefined) return undefined
  // A package without ranges is said to be affected without limits: OSV would read no range as "no version".
  const ranges = entry.ranges.length > 0 ? entry.ranges : [{ introduced: '0' }]
  return {
    package: { ecosystem: known.name, name: known.package, purl: entry.purl },
    // `fixed` and `last_affected` may not share one range (OSV, events): one range an interval.
    ranges: ranges.map((range) => ({ type: known.rangeType, events: events(range) })),
  }
}

function events(range: AdvisoryRange): OsvEvent[] {
  const introduced: OsvEvent = { introduced: range.introduced === '' ? '0' : range.introduced }
  if (range.fixed !== undefined) return [introduced, { fixed: range.fixed }]
  return range.lastAffected === undefined ? [introduced] : [introduced, { last_affected: range.lastAffected }]
}

/** OSV instants are RFC 3339 in UTC and end with Z. */
function utc(instant: string): string {
  return new Date(instant).toISOString()
}
