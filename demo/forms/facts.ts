import type { Authored } from '../authored.ts'

/** Facts a free-form report may state in a line of its own. */
export type FactKey =
  | 'package'
  | 'version'
  | 'affected'
  | 'fixed'
  | 'identifiers'
  | 'weakness'
  | 'sink'
  | 'location'
  | 'severity'
  | 'oracle'
  | 'credit'

type Labels = Record<FactKey, string>

const PLAIN: Labels = {
  package: 'Package',
  version: 'Version',
  affected: 'Affected',
  fixed: 'Fixed in',
  identifiers: 'Identifiers',
  weakness: 'CWE',
  sink: 'Function',
  location: 'File',
  severity: 'Severity',
  oracle: 'Oracle',
  credit: 'Credit',
}

interface Style {
  labels: Labels
  line(label: string, value: string): string
  /** Facts stand before the text or after it. */
  first: boolean
  /** Lines that open the list of facts. */
  head?: string
  title(text: string): string
}

const heading = (text: string): string => `# ${text}`
const bare = (label: string, value: string): string => `${label}: ${value}`

/** Everybody writes facts in a way of their own. */
const STYLES: Record<string, Style> = {
  'm-okafor': {
    labels: { ...PLAIN, version: 'Tested version', affected: 'Affected versions', credit: 'Reported by' },
    line: (label, value) => `- ${label}: ${value}`,
    first: false,
    title: heading,
  },
  fuzzbarn: {
    labels: lowerCase({ ...PLAIN, package: 'target', fixed: 'fixed' }),
    line: bare,
    first: true,
    title: (text) => `subject: ${text}`,
  },
  'northgate-uni': {
    labels: {
      ...PLAIN,
      package: 'Library',
      version: 'Version tested',
      fixed: 'Patched in',
      credit: 'Discovered by',
    },
    line: (label, value) => `| ${label} | ${value.replaceAll('|', '\\|')} |`,
    first: true,
    head: '| Item | Value |\n| --- | --- |',
    title: heading,
  },
  'bounty-mill': {
    labels: { ...PLAIN, package: 'Component', version: 'Vulnerable version', credit: 'Researcher' },
    line: (label, value) => `**${label}**: ${value}`,
    first: true,
    title: (text) => `## ${text}`,
  },
}
const DEFAULT: Style = { labels: PLAIN, line: bare, first: true, title: heading }

/** Title, facts and text, in the discoverer's manner; ends with a newline. */
export function layOut(report: Authored, facts: ReadonlyMap<FactKey, string>): string {
  const style = STYLES[report.discoverer] ?? DEFAULT
  const lines = (Object.keys(PLAIN) as FactKey[]).flatMap((key) => {
    const value = facts.get(key)
    return value === undefined ? [] : [style.line(style.labels[key], value)]
  })
  const list =
    lines.length === 0 ? [] : [[...(style.head === undefined ? [] : [style.head]), ...lines].join('\n')]
  const parts = style.first ? [...list, report.text] : [report.text, ...list]
  return `${[style.title(report.title), ...parts].join('\n\n')}\n`
}

function lowerCase(labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(labels).map(([key, label]) => [key, label.toLowerCase()]),
  ) as Labels
}
