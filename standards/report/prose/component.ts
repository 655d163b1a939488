import { isNpmName, npmPurl } from '../../purl/purl.ts'
import { normaliseRange } from '../../versions/phrases.ts'
import type { FindingDocument } from '../document.ts'
import { clip, oneLine } from '../text.ts'
import { choose } from './choose.ts'
import { loadedPackages } from './code.ts'
import { findMentions, type Mention, titleMention } from './packages.ts'
import {
  affectedRange,
  firstVersion,
  fixedVersion,
  impliedFix,
  impliedVersion,
  looseVersion,
} from './versions.ts'

type Component = NonNullable<FindingDocument['component']>

export interface ComponentSources {
  title: string
  prose: string
  /** Every code block, proof included. */
  code: string
  proof: string | undefined
  header: ReadonlyMap<string, string>
}

const NAME_KEYS = [
  'package',
  'npm package',
  'package name',
  'module',
  'library',
  'component',
  'product',
  'dependency',
  'software',
  'target',
]
const VERSION_KEYS = [
  'version',
  'tested version',
  'version tested',
  'tested on',
  'affected version',
  'vulnerable version',
  'affected versions',
  'vulnerable versions',
  'versions',
  'installed version',
  'package version',
]
const AFFECTED_KEYS = [
  'affected',
  'affected versions',
  'affected version',
  'vulnerable versions',
  'vulnerable version',
  'affected range',
  'vulnerable range',
  'versions',
]
const FIXED_KEYS = [
  'fixed',
  'fixed in',
  'fixed version',
  'fixed versions',
  'patched',
  'patched in',
  'patched version',
  'patched versions',
  'fix',
  'fix version',
  'first patched version',
  'resolved in',
]

/**
 * The affected package of a report in words, and a sentence for each thing understood. What a proof loads
 * is the strongest hint; a `Package:` line decides between several.
 */
export function findComponent(sources: ComponentSources): { component?: Component; understood: string[] } {
  const understood: string[] = []
  const mentions = [
    ...fromHeader(sources),
    ...fromCode(sources),
    ...titleMention(sources.title),
    ...findMentions(`${sources.title}\n${sources.prose}\n${sources.code}`),
  ]
  const chosen = choose(mentions, sources.title)
  if (chosen !== undefined) understood.push(`Package ${chosen.name} (${chosen.basis}).`)

  const affected = affectedOf(sources)
  if (affected !== undefined) understood.push(`Affected range ${affected}.`)
  const fixedIn = fixedOf(sources, affected)
  if (fixedIn !== undefined) understood.push(`Fixed in ${fixedIn}.`)
  const version = versionOf(sources, chosen?.name, mentions, affected, fixedIn)
  if (version !== undefined) understood.push(`Version ${version} is claimed to be vulnerable.`)

  if ([chosen, version, affected, fixedIn].every((part) => part === undefined)) return { understood }
  const purl = chosen === undefined ? undefined : npmPurl(chosen.name)
  const component: Component = {
    ...(purl === undefined ? {} : { purl }),
    ...(chosen === undefined ? {} : { name: clip(chosen.name, 256) }),
    ...(version === undefined ? {} : { version: clip(version, 256) }),
    ...(affected === undefined ? {} : { affected: clip(affected, 512) }),
    ...(fixedIn === undefined ? {} : { fixedIn: clip(fixedIn, 256) }),
  }
  return { component, understood }
}

export function headerValue(
  header: ReadonlyMap<string, string>,
  keys: readonly string[],
): string | undefined {
  for (const key of keys) {
    const value = header.get(key)
    if (value !== undefined) return value
  }
  return undefined
}

function fromHeader({ header }: ComponentSources): Mention[] {
  const value = headerValue(header, NAME_KEYS)?.replace(/^npm[:/]\s?/i, '')
  if (value === undefined || value === '') return []
  const named = findMentions(value)[0]
  const first = value.split(/[\s,(]/)[0] ?? ''
  const name = named?.name ?? (isNpmName(first) ? first : undefined)
  if (name === undefined) return [{ name: oneLine(value), weight: 9, basis: 'from its Package line' }]
  const version = named?.version
  return [{ name, weight: 12, basis: 'from its Package line', ...(version === undefined ? {} : { version }) }]
}

function fromCode({ proof, code }: ComponentSources): Mention[] {
  const loaded = proof === undefined ? [] : loadedPackages(proof)
  const elsewhere = loadedPackages(code).filter((name) => !loaded.includes(name))
  return [
    ...loaded.map((name, index) => ({
      name,
      weight: index === 0 ? 11 : 10,
      basis: 'the proof loads it',
      loaded: true,
    })),
    ...elsewhere.map((name) => ({ name, weight: 3, basis: 'its code loads it' })),
  ]
}

function affectedOf({ header, title, prose }: ComponentSources): string | undefined {
  for (const key of AFFECTED_KEYS) {
    const value = header.get(key)
    const range = value === undefined ? undefined : normaliseRange(value)
    // A header that names one version names the tested one, no range.
    if (range !== undefined && /[<>*|]/.test(range)) return range
  }
  return affectedRange(`${title}\n${prose}`)
}

function fixedOf({ header, prose }: ComponentSources, affected: string | undefined): string | undefined {
  const stated = headerValue(header, FIXED_KEYS)
  const fromStated = stated === undefined ? undefined : firstVersion(stated)
  return fromStated ?? fixedVersion(prose) ?? (affected === undefined ? undefined : impliedFix(affected))
}

function versionOf(
  { header, title, prose }: ComponentSources,
  name: string | undefined,
  mentions: readonly Mention[],
  affected: string | undefined,
  fixedIn: string | undefined,
): string | undefined {
  for (const key of VERSION_KEYS) {
    const value = header.get(key)
    const version =
      value === undefined || /<(?!=)|before|prior/i.test(value) ? undefined : firstVersion(value)
    if (version !== undefined && version !== fixedIn) return version
  }
  const beside = mentions
    .filter((mention) => mention.name.toLowerCase() === name?.toLowerCase() && mention.version !== undefined)
    .sort((a, b) => b.weight - a.weight)
    .find((mention) => mention.version !== fixedIn)?.version
  if (beside !== undefined) return beside
  const loose = looseVersion(`${title}\n${prose}`)
  if (loose !== undefined && loose !== fixedIn) return loose
  return affected === undefined ? undefined : impliedVersion(affected)
}
