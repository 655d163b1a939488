import { clip } from '../report/text.ts'
import { isKnownScheme, parseVersion } from '../versions/compare.ts'
import { brokenRules } from './rules.ts'
import type { Comparator, Constraint, Vers } from './types.ts'

/** Bounds of one specifier; the largest known hold a few hundred constraints. */
const LONGEST = 65_536
const MOST_CONSTRAINTS = 4096

export interface VersReading {
  /** Absent when the text is no version range specifier at all. */
  vers: Vers | undefined
  /** Why the text is not valid and canonical, in sentences; empty when it is. */
  problems: string[]
  /** What is allowed, yet limits what can be told: an unknown type, a text that is no version of its type. */
  warnings: string[]
}

const FORM = /^([^:]*):([^/]*)\/(.*)$/s
const COMPARATORS: readonly Comparator[] = ['>=', '<=', '!=', '<', '>']

/**
 * Reads a version range specifier as tools write them (VERS, "How to parse and validate"): capitals, spaces,
 * empty segments, `=` and constraints out of order are read, and listed as problems. Nothing is put in order.
 */
export function readVers(text: string): VersReading {
  const none = (problem: string): VersReading => ({ vers: undefined, problems: [problem], warnings: [] })
  if (text.length > LONGEST) return none(`A version range of more than ${LONGEST} characters is not read.`)
  const [, uri = '', type = '', rest = ''] = FORM.exec(text.trim()) ?? []
  const scheme = type.trim().toLowerCase()
  if (uri.trim().toLowerCase() !== 'vers' || !/^[a-z][a-z0-9.-]*$/.test(scheme))
    return none(`"${clip(text, 100)}" is no version range specifier; one looks like vers:npm/>=1.0.0|<2.0.0.`)
  const problems: string[] = []
  if (uri !== 'vers' || type !== scheme)
    problems.push('The scheme "vers" and the type are written in lower case.')
  if (/\s/.test(text)) problems.push('There is white space in it; within a version a space is written %20.')
  const parts = rest.split('|')
  if (parts.length > MOST_CONSTRAINTS) return none(`More than ${MOST_CONSTRAINTS} constraints are not read.`)
  if (parts.length > 1 && parts.some((part) => part.trim() === ''))
    problems.push('A constraint is empty: a pipe stands between two constraints, once.')
  const constraints = parts.flatMap((part) => readConstraint(part.replace(/\s+/g, ''), problems))
  if (constraints.length === 0) return none('No constraint follows the type; all versions are written as *.')
  const vers = { scheme, constraints }
  return { vers, problems: [...problems, ...formOf(vers), ...brokenRules(vers)], warnings: warningsOf(vers) }
}

function readConstraint(text: string, problems: string[]): Constraint[] {
  if (text === '') return []
  if (text === '*') return [{ comparator: '*', version: '' }]
  const found = COMPARATORS.find((comparator) => text.startsWith(comparator))
  const isMarked = found === undefined && text.startsWith('=')
  if (isMarked) problems.push(`${clip(text, 100)}: equality is the bare version, without "=".`)
  const encoded = isMarked ? text.replace(/^=+/, '') : text.slice(found?.length ?? 0)
  if (encoded === '') {
    problems.push(`No version follows "${found ?? '='}".`)
    return []
  }
  if (/[<>=!*|]/.test(encoded))
    problems.push(`${clip(encoded, 100)}: the characters > < = ! * in a version are percent-encoded.`)
  return [{ comparator: found ?? '=', version: decode(encoded, problems) }]
}

/** Percent-decodes once. What cannot be decoded stays as written. */
function decode(encoded: string, problems: string[]): string {
  let version = encoded
  try {
    version = decodeURIComponent(encoded)
  } catch {
    problems.push(
      `${clip(encoded, 100)}: a percent sign begins no valid escape; one in a version is written %25.`,
    )
  }
  if (/[^\x20-\x7e]/.test(version))
    problems.push(`${clip(encoded, 100)}: a version holds printable ASCII characters alone.`)
  return version
}

/** Rules of a type for the form of its versions. */
function formOf({ scheme, constraints }: Vers): string[] {
  if (scheme !== 'datetime') return []
  return constraints
    .filter(({ comparator, version }) => comparator !== '*' && parseVersion(scheme, version) === undefined)
    .map(
      ({ version }) => `${clip(version, 100)}: a datetime is written as in RFC 3339, with capital T and Z.`,
    )
}

function warningsOf({ scheme, constraints }: Vers): string[] {
  if (scheme === 'all' || scheme === 'none') return []
  if (!isKnownScheme(scheme))
    return [`The type "${scheme}" is not known here; its versions are compared with care.`]
  return constraints
    .filter(({ comparator, version }) => comparator !== '*' && parseVersion(scheme, version) === undefined)
    .slice(0, 10)
    .map(({ version }) => `"${clip(version, 100)}" is no ${scheme} version and has no place in their order.`)
}

/**
 * A valid, canonical version range specifier.
 * @returns undefined for anything else: `readVers` says why, and reads more
 */
export function parseVers(text: string): Vers | undefined {
  const { vers, problems } = readVers(text)
  return problems.length === 0 ? vers : undefined
}
