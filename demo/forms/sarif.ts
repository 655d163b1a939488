import type { Recipe } from '../../standards/judging/types.ts'
import type { Authored, Flaw } from '../authored.ts'
import { toldComponent } from '../meant.ts'

/** The tools the scenario's discoverers run; none of them exists. */
const TOOLS: Record<string, { name: string; semanticVersion: string; prefix: string }> = {
  quillon: { name: 'Quillon Scan', semanticVersion: '3.4.1', prefix: 'QSC' },
  depwatch: { name: 'depwatch-audit', semanticVersion: '11.0.2', prefix: 'DW' },
  'bounty-mill': { name: 'BountyMill Hyper Engine', semanticVersion: '9000.1.0', prefix: 'HYPER' },
  'argus-lab': { name: 'argus-agent', semanticVersion: '0.9.7', prefix: 'ARG' },
}
const LEVELS: Record<string, string> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  none: 'none',
}

/** A SARIF 2.1.0 log with one result; what SARIF has no place for stands in `properties.tocsin` (§3.8). */
export function sarifReport(report: Authored, flaw: Flaw | undefined, recipe: Recipe | undefined): object {
  const { prefix, ...tool } = TOOLS[report.discoverer] ?? {
    name: report.discoverer,
    semanticVersion: '1.0.0',
    prefix: 'R',
  }
  const { ruleId, shortDescription } = ruleOf(report, prefix)
  const component = toldComponent(report, flaw)
  const bag = {
    ...(recipe === undefined ? {} : { recipe }),
    ...(component === undefined ? {} : { component }),
    ...(report.identifiers?.length ? { identifiers: report.identifiers } : {}),
    ...(report.credit === undefined ? {} : { credit: { name: report.credit, wish: 'named' } }),
  }
  const tags = report.weakness === undefined ? [] : [`external/cwe/${report.weakness.toLowerCase()}`]
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            ...tool,
            rules: [
              {
                id: ruleId,
                shortDescription: { text: shortDescription },
                properties: { tags: ['security', ...tags] },
              },
            ],
          },
        },
        results: [
          {
            ruleId,
            ruleIndex: 0,
            ...(report.severity === undefined ? {} : { level: LEVELS[report.severity] ?? 'warning' }),
            // §3.11.3: the first sentence of a message stands alone, so the title comes first.
            message: { text: `${sentence(shortDescription)} ${report.text}` },
            ...locationsOf(report),
            properties: {
              ...(report.severity === undefined ? {} : { severity: report.severity }),
              ...(Object.keys(bag).length === 0 ? {} : { tocsin: bag }),
            },
          },
        ],
      },
    ],
  }
}

/** Some titles begin with the tool's own rule number. */
function ruleOf(report: Authored, prefix: string): { ruleId: string; shortDescription: string } {
  const match = /^([A-Z][A-Z0-9]{1,8}-[A-Z0-9-]{1,12})[:\s]+(.+)$/.exec(report.title)
  if (match?.[1] !== undefined && match[2] !== undefined && !/^(?:CVE|CWE|GHSA)-/.test(match[1])) {
    return { ruleId: match[1], shortDescription: match[2] }
  }
  const ruleId = `${prefix}-${report.weakness ?? 'DEPENDENCY'}`
  return { ruleId, shortDescription: report.title }
}

function locationsOf(report: Authored): object {
  const { location, sink } = report
  if (location === undefined && sink === undefined) return {}
  const physicalLocation = location && {
    artifactLocation: { uri: encodeURI(location.path) },
    ...(location.line === undefined ? {} : { region: { startLine: location.line } }),
  }
  const logicalLocations = sink && [{ fullyQualifiedName: sink, kind: 'function' }]
  return {
    locations: [
      {
        ...(physicalLocation ? { physicalLocation } : {}),
        ...(logicalLocations ? { logicalLocations } : {}),
      },
    ],
  }
}

const sentence = (title: string): string => (/[.!?]$/.test(title) ? title : `${title}.`)
