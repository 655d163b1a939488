import semver from 'semver'
import { compareVersions } from './compare.ts'

/**
 * Version ranges as npm and advisories write them. Prereleases take part in the order: an advisory's
 * `<4.17.12` covers 4.17.12-rc.1, which node-semver's own default would leave out.
 */
const OPTIONS = { includePrerelease: true, loose: true } as const

/** Node-semver compares ranges of this length fast; anything longer is not a range a person wrote. */
const LONGEST_RANGE = 1024

/**
 * Is this version inside this range?
 * @returns undefined when either cannot be read: unknown is not "not affected".
 */
export function affects(range: string, version: string): boolean | undefined {
  if (range.length > LONGEST_RANGE || version.length > 256) return undefined
  const parsedRange = readRange(range)
  const parsedVersion = semver.parse(version, OPTIONS)
  if (parsedRange === undefined || parsedVersion === null) return undefined
  return parsedRange.test(parsedVersion)
}

/** Order of two npm versions: see {@link compareVersions}. */
export const compareNpm = (a: string, b: string): number | undefined => compareVersions('npm', a, b)

/** One exact version as npm accepts it, cleaned of a leading `v` or `=`; undefined for anything else. */
export function exactVersion(text: string): string | undefined {
  return text.length > 256 ? undefined : (semver.valid(text.trim(), { loose: true }) ?? undefined)
}

function readRange(range: string): semver.Range | undefined {
  try {
    return new semver.Range(range, OPTIONS)
  } catch {
    return undefined
  }
}
