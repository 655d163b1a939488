import { textOrder } from './order.ts'
import { MARK, num, trimmedNums } from './sortable.ts'

/**
 * A semantic version as it is found: strict ones (SemVer 2.0.0), and what loose tools accept: a `v` or `=` in
 * front, fewer or more than three numbers, a prerelease without its dash (1.2.3beta), zeros in front.
 */
const SEMVER =
  /^[v=]?\s?(\d+(?:\.\d+)*)(?:-([0-9a-z-]+(?:\.[0-9a-z-]+)*)|([a-z][0-9a-z-]*(?:\.[0-9a-z-]+)*))?(?:\+([0-9a-z.-]+))?$/i

export interface SemverParts {
  /** At least one. */
  numbers: string[]
  /** Identifiers; none: a release. */
  prerelease: string[]
  build: string[]
}

/** The parts of a semantic version; undefined for anything else. */
export function semverParts(text: string): SemverParts | undefined {
  const match = SEMVER.exec(text)
  if (match === null) return undefined
  const identifiers = match[2] ?? match[3]
  const numbers = match[1]!.split('.')
  // 21.2R3 is a release of Junos and no prerelease of 21.2: node-semver asks for all three numbers here, too.
  if (match[3] !== undefined && numbers.length !== 3) return undefined
  return {
    numbers,
    prerelease: identifiers === undefined ? [] : identifiers.split('.'),
    build: match[4] === undefined ? [] : match[4].split('.'),
  }
}

/** Dotted identifiers in the order of SemVer §11.4: numbers before words, fewer before more. */
export function identifiersKey(identifiers: readonly string[]): string {
  let key = ''
  for (const identifier of identifiers)
    key += /^\d+$/.test(identifier) ? MARK[2] + num(identifier) : MARK[3] + identifier + MARK[1]
  return key + MARK[1]
}

/** A release follows all of its prereleases (SemVer §11.3). */
export function semverKey({ numbers, prerelease }: SemverParts): string {
  return trimmedNums(numbers) + (prerelease.length === 0 ? MARK[2] : MARK[1] + identifiersKey(prerelease))
}

/**
 * SemVer 2.0.0 §11, for npm, Cargo, Hex, Swift and their like. Missing numbers count as 0;
 * build metadata takes no part.
 */
export const semverOrder = textOrder((text) => {
  const parts = semverParts(text)
  return parts && semverKey(parts)
})

/** Dart's pub_semver: as SemVer, and versions that differ in their build alone are ordered by it. */
export const pubOrder = textOrder((text) => {
  const parts = semverParts(text)
  if (parts === undefined) return undefined
  return semverKey(parts) + (parts.build.length === 0 ? '' : identifiersKey(parts.build))
})

/**
 * Go modules (Go Modules Reference, "Versions"): semantic versions with a `v`, pseudo-versions and
 * `+incompatible` among them; and releases of Go itself (`go1.21rc2`), where a number follows a word directly.
 */
export const golangOrder = textOrder((text) => {
  const parts = semverParts(
    text.replace(/^(?:go)?(\d+(?:\.\d+)*)(alpha|beta|rc)(\d+)$/, '$1-$2.$3').replace(/^go/, ''),
  )
  return parts && semverKey(parts)
})

/**
 * NuGet (NuGet docs, "Package versioning"): up to four numbers, prereleases compared without regard to case,
 * metadata ignored.
 */
export const nugetOrder = textOrder((text) => {
  const parts = semverParts(text.toLowerCase())
  return parts === undefined || parts.numbers.length > 4 ? undefined : semverKey(parts)
})
