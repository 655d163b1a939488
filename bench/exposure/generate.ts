import type { Advisory } from '../../standards/matching/advisory-index.ts'
import type { Range } from '../../standards/matching/types.ts'
import type { Component } from '../../standards/sbom/types.ts'
import type { OsvAffected, Template } from './corpus.ts'

/** A generated advisory, with the form the peer reads. */
export interface Generated extends Advisory {
  osv: readonly OsvAffected[]
}

/** Advisories and components by number: asked twice for the same one, it makes the same one. */
export interface World {
  advisory(number: number): Generated
  component(number: number): Component
}

interface Name {
  range: Range
  versions: string[]
}

/** Shares of components: names no advisory has, versions missing, versions that are none. */
const SHARES = { unheardOf: 0.5, byWeight: 0.25, missing: 0.01, notAVersion: 0.005 }

/**
 * A world of `advisories` advisories: copies of the corpus' records, each copy of the whole corpus under names
 * of its own, and with the first number of its versions raised by the same amount for one name; so names per
 * advisory, advisories per name, ecosystems, version schemes and shapes of intervals are the corpus' own.
 *
 * Components: half have names no advisory has. Of the others half are drawn evenly from the names, half by
 * how many ranges a name has. Versions are drawn from those the records list or bound, and their neighbours.
 */
export function createWorld(templates: readonly Template[], advisories: number, seed: number): World {
  const copies = Math.ceil(advisories / templates.length)
  const names = namesOf(templates)
  const weighted = templates.flatMap(({ ranges }) => ranges.map(keyOf))
  const keys = [...names.keys()]
  return {
    advisory(number) {
      const template = templates[number % templates.length]!
      const copy = Math.floor(number / templates.length)
      const rename = (key: string, name: string) => variant(name, key, copy, seed)
      return {
        id: copy === 0 ? template.id : `${template.id}-${copy}`,
        aliases: template.aliases.map((alias) => (copy === 0 ? alias : `${alias}-${copy}`)),
        ranges: template.ranges.map((range) => {
          const key = keyOf(range)
          return moved({ ...range, name: rename(key, range.name) }, shiftOf(key, copy, seed))
        }),
        osv: template.osv.map((affected) => {
          const key = `package ${affected.ecosystem.toLowerCase()} ${affected.name.toLowerCase()}`
          return movedOsv({ ...affected, name: rename(key, affected.name) }, shiftOf(key, copy, seed))
        }),
      }
    },
    component(number) {
      const random = generator(hash(`${seed} component ${number}`))
      const kind = random()
      const isUnheardOf = kind < SHARES.unheardOf
      const key = kind < SHARES.unheardOf + SHARES.byWeight ? pick(weighted, random) : pick(keys, random)
      const { range, versions } = names.get(key)!
      const copy = Math.floor(random() * copies)
      const name = variant(range.name, key, copy, isUnheardOf ? seed + 1 : seed)
      return componentOf({ ...range, name }, versionOf(versions, shiftOf(key, copy, seed), random), number)
    },
  }
}

/** Names are told apart without regard to case and, for PyPI, as PEP 503 has them; all of the corpus' already are. */
const keyOf = ({ kind, space, name }: Range): string => `${kind} ${space} ${name}`

function namesOf(templates: readonly Template[]): Map<string, Name> {
  const names = new Map<string, Name>()
  for (const { ranges, osv } of templates) {
    for (const range of ranges) {
      const known = names.get(keyOf(range)) ?? { range, versions: [] }
      names.set(keyOf(range), known)
      const { introduced, fixed, lastAffected, versions } = range
      for (const bound of [introduced, fixed, lastAffected, ...(versions ?? [])])
        if (bound !== undefined && bound !== '0') known.versions.push(bound, next(bound))
    }
    for (const { ecosystem, name, versions } of osv)
      names.get(`package ${ecosystem.toLowerCase()} ${name.toLowerCase()}`)?.versions.push(...versions)
  }
  for (const name of names.values()) {
    name.versions = [...new Set(name.versions)]
    if (name.versions.length === 0) name.versions.push('1.0.0')
  }
  return names
}

function versionOf(versions: readonly string[], shift: number, random: () => number): string | undefined {
  const roll = random()
  if (roll < SHARES.missing) return undefined
  if (roll < SHARES.missing + SHARES.notAVersion) return 'latest'
  return raised(pick(versions, random), shift)
}

const PURL_TYPES: Readonly<Record<string, string>> = { pypi: 'pypi', go: 'golang' }

/** As an inventory would tell of it: a package URL, a CPE name, or vendor and product. */
function componentOf({ kind, space, name }: Range, version: string | undefined, number: number): Component {
  const common = { ref: String(number), name, ...(version === undefined ? {} : { version }), cpes: [] }
  if (kind === 'package') {
    const purl = `pkg:${PURL_TYPES[space] ?? space}/${name.split('/').map(encodeURIComponent).join('/')}`
    return { ...common, kind, purl: version === undefined ? purl : `${purl}@${encodeURIComponent(version)}` }
  }
  return { ...common, kind, ...(space === '' ? {} : { vendor: space }) }
}

/** Another name in place of a copy's: with letters and digits of its own at its end. */
function variant(name: string, key: string, copy: number, seed: number): string {
  return copy === 0 && seed === SEED ? name : `${name}-${hash(`${seed} ${copy} ${key}`).toString(36)}`
}

/** The corpus' own names are the first copy. */
export const SEED = 20_261_128

const shiftOf = (key: string, copy: number, seed: number): number =>
  copy === 0 ? 0 : hash(`${seed} shift ${copy} ${key}`) % 8

const moved = (range: Range, shift: number): Range => {
  if (range.scheme === 'git') return range
  const to = (text: string | undefined) => text && raised(text, shift)
  return {
    ...range,
    introduced: to(range.introduced),
    fixed: to(range.fixed),
    lastAffected: to(range.lastAffected),
    changes: range.changes?.map(({ at, status }) => ({ at: raised(at, shift), status })),
    versions: range.versions?.map((version) => raised(version, shift)),
  }
}

const movedOsv = (affected: OsvAffected, shift: number): OsvAffected => ({
  ...affected,
  ranges: affected.ranges.map(({ type, events }) => ({
    type,
    events: events.map((event) =>
      Object.fromEntries(Object.entries(event).map(([kind, version]) => [kind, raised(version, shift)])),
    ),
  })),
  versions: affected.versions.map((version) => raised(version, shift)),
})

/** The first number raised; `0` alone is before every version and stays. */
const raised = (version: string, shift: number): string =>
  version === '0' || shift === 0
    ? version
    : version.replace(/\d{1,9}/, (digits) => String(Number(digits) + shift))

/** The version with its last number raised by one. */
const next = (version: string): string =>
  version.replace(/(\d{1,9})(?!.*\d)/, (digits) => String(Number(digits) + 1))

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** mulberry32: 0 to 1, the same for the same seed. */
export function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}
