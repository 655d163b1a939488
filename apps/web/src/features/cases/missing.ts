/** Who can supply an input of a priority that is not known, and how. */
export interface Missing {
  name: string
  /** Undefined for an input this screen does not know. */
  how: string | undefined
}

const HOW: Record<string, (hasCve: boolean) => string> = {
  Severity: () => 'A coordinator assesses the case with a CVSS vector, or a report brings one.',
  Automatable: () => 'A coordinator assesses the case with a CVSS vector: it is read or estimated from that.',
  'Technical impact': () => 'A coordinator assesses the case with a CVSS vector: it is estimated from that.',
  Exploitation: () =>
    'A report that says it is exploited, once something is shown; a CVSS vector with E; or a KEV listing.',
  'Mission and well-being impact': () =>
    'Those who run the software know it. Members cannot answer here yet; it is read as medium.',
  'Known exploited (KEV)': (hasCve) =>
    hasCve
      ? 'The KEV feed: a coordinator runs it or brings its file under Feeds.'
      : 'A CVE identifier that the reports agree on, and the KEV feed.',
  EPSS: (hasCve) =>
    hasCve
      ? 'The EPSS feed: a coordinator runs it or brings its file under Feeds.'
      : 'A CVE identifier: EPSS scores only published flaws.',
  'Exposed members': () => 'Inventories of members. They cannot be given here yet.',
  'BOD 26-04 timeline': () => 'Follows from the KEV answer; nobody supplies it by itself.',
}

/** The missing inputs in the order the house names them. */
export const missingInputs = (names: readonly string[], hasCve: boolean): Missing[] =>
  names.map((name) => ({ name, how: Object.hasOwn(HOW, name) ? HOW[name]?.(hasCve) : undefined }))
