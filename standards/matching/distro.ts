import type { Purl } from '../purl/purl.ts'
import type { Subject } from './types.ts'

/** Package URL type and namespace of a distribution → its OSV ecosystem in lower case. */
const SPACES: Readonly<Record<string, string>> = {
  'deb/debian': 'debian',
  'deb/ubuntu': 'ubuntu',
  'apk/alpine': 'alpine',
  'apk/chainguard': 'chainguard',
  'apk/wolfi': 'wolfi',
  'apk/minimos': 'minimos',
  'rpm/redhat': 'red hat',
  'rpm/rhel': 'red hat',
  'rpm/rocky': 'rocky linux',
  'rpm/rocky-linux': 'rocky linux',
  'rpm/almalinux': 'almalinux',
  'rpm/alma': 'almalinux',
  'rpm/opensuse': 'opensuse',
  'rpm/opensuse-leap': 'opensuse',
  'rpm/opensuse-tumbleweed': 'opensuse',
  'rpm/suse': 'suse',
  'rpm/sles': 'suse',
  'rpm/sled': 'suse',
  'rpm/mageia': 'mageia',
  'rpm/openeuler': 'openeuler',
  'rpm/photon': 'photon os',
}
const TYPES: ReadonlySet<string> = new Set(['deb', 'apk', 'rpm'])
const LONGEST = 512

/**
 * What a package of a distribution can be known by: its own name, and the source package it was built from
 * (`upstream`), which is what Debian's, Ubuntu's and Alpine's advisories name. The release is read from the
 * qualifier `distro` (`debian-12`, `3.16.2`, `bookworm`), the epoch from `epoch` (PURL types deb and rpm).
 * @returns none when the package URL is of no distribution
 */
export function distroSubjects(given: Purl, version: string | undefined): Subject[] {
  // Older inventories write `pkg:alpine/musl`.
  const purl = given.type === 'alpine' ? { ...given, type: 'apk', namespace: 'alpine' } : given
  if (!TYPES.has(purl.type)) return []
  const place = `${purl.type}/${(purl.namespace ?? '').toLowerCase()}`
  const space = Object.hasOwn(SPACES, place) ? SPACES[place]! : (purl.namespace ?? purl.type).toLowerCase()
  const { distro, distro_name: named, epoch, upstream } = purl.qualifiers ?? {}
  const release = releaseOf(distro ?? named)
  const full =
    version !== undefined && /^\d+$/.test(epoch ?? '') && !version.includes(':')
      ? `${epoch}:${version}`
      : version
  const key = { kind: 'package' as const, space, release }
  const own = { ...key, name: purl.name.toLowerCase().slice(0, LONGEST), version: full }
  const source = sourceOf(upstream, purl.type)
  if (source === undefined || source.name === own.name) return [own]
  return [own, { ...key, name: source.name, version: source.version ?? full }]
}

/** `debian-12.4` → `12.4`; `opensuse-leap-15.4` → `15.4`; `bookworm` and `3.16.2` stand as they are. */
function releaseOf(distro: string | undefined): string | undefined {
  const text = distro?.trim().toLowerCase().slice(0, 100)
  if (text === undefined || text === '') return undefined
  const number = text.search(/-v?\d/)
  if (number >= 0) return text.slice(number + 1)
  return text.replace(/^(?:debian|ubuntu|alpine|opensuse)-/, '')
}

/** `glibc`, `util-linux@2.38.1-5`, and of RPM the file of the source: `bash-5.1.8-6.el9_1.src.rpm`. */
function sourceOf(
  upstream: string | undefined,
  type: string,
): { name: string; version: string | undefined } | undefined {
  const text = upstream?.trim().toLowerCase().slice(0, LONGEST)
  if (text === undefined || text === '') return undefined
  if (type === 'rpm') {
    // Name, version and release are parted by the last two dashes; the source's version is the package's.
    const parts = text.replace(/\.(?:no)?src\.rpm$/, '').split('-')
    return { name: parts.length > 2 ? parts.slice(0, -2).join('-') : text, version: undefined }
  }
  const [name = '', version] = text.split('@')
  return name === '' ? undefined : { name, version: version === '' ? undefined : version }
}
