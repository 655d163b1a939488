import type { Purl } from '../purl/purl.ts'
import { packageName } from '../purl/purl.ts'

interface Ecosystem {
  name: string
  /** Ecosystems whose versions follow SemVer 2.0.0 use SEMVER ranges (OSV §affected[].ranges[].type). */
  rangeType: 'SEMVER' | 'ECOSYSTEM'
}

/** Package URL type → OSV's defined ecosystem, where both lists hold it. */
const ECOSYSTEMS: ReadonlyMap<string, Ecosystem> = new Map([
  ['npm', { name: 'npm', rangeType: 'SEMVER' }],
  ['cargo', { name: 'crates.io', rangeType: 'SEMVER' }],
  ['golang', { name: 'Go', rangeType: 'SEMVER' }],
  ['hex', { name: 'Hex', rangeType: 'SEMVER' }],
  ['pub', { name: 'Pub', rangeType: 'SEMVER' }],
  ['swift', { name: 'SwiftURL', rangeType: 'SEMVER' }],
  ['pypi', { name: 'PyPI', rangeType: 'ECOSYSTEM' }],
  ['gem', { name: 'RubyGems', rangeType: 'ECOSYSTEM' }],
  ['maven', { name: 'Maven', rangeType: 'ECOSYSTEM' }],
  ['nuget', { name: 'NuGet', rangeType: 'ECOSYSTEM' }],
  ['composer', { name: 'Packagist', rangeType: 'ECOSYSTEM' }],
  ['conan', { name: 'ConanCenter', rangeType: 'ECOSYSTEM' }],
  ['cran', { name: 'CRAN', rangeType: 'ECOSYSTEM' }],
  ['hackage', { name: 'Hackage', rangeType: 'ECOSYSTEM' }],
])

/** OSV's ecosystem and package name for a package URL; undefined where OSV defines no ecosystem. */
export function osvPackage(purl: Purl): (Ecosystem & { package: string }) | undefined {
  const ecosystem = ECOSYSTEMS.get(purl.type)
  return ecosystem === undefined ? undefined : { ...ecosystem, package: packageName(purl) }
}

/** Kind of range OSV asks for in an ecosystem it names; ECOSYSTEM for those that are not SemVer. */
export function rangeTypeOf(ecosystem: string): 'SEMVER' | 'ECOSYSTEM' {
  return [...ECOSYSTEMS.values()].find(({ name }) => name === ecosystem)?.rangeType ?? 'ECOSYSTEM'
}
