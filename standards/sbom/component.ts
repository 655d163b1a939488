import type { Collector } from './collector.ts'
import { purlsOf, versionOfPurl } from './purls.ts'
import type { Component } from './types.ts'
import { cpesOf, reference, words } from './words.ts'

/** What an object of an SBOM says of a component, each as its own format writes it. */
export interface Told {
  ref: unknown
  name: unknown
  vendor: unknown
  version: unknown
  purls: readonly string[]
  cpes: readonly unknown[]
  /** It is a file, a text or the like, unless a package URL says otherwise. */
  nothingRuns: boolean
}

/** The component an object tells of; what it tells wrongly is listed and left out. */
export function componentFrom(told: Told, place: string, out: Collector): Component {
  const purls = purlsOf(told.purls, place, out)
  const cpes = cpesOf(told.cpes, place, out)
  const name = words(told.name, place, out)
  const vendor = words(told.vendor, place, out)
  const version = words(told.version, place, out) ?? versionOfPurl(purls.purl)
  if (name === undefined) out.problem(place, 'This has no name. Name it where the document is made.')
  return {
    ref: reference(told.ref) ?? place,
    kind: purls.purl !== undefined ? 'package' : told.nothingRuns ? 'other' : 'product',
    name: name ?? purls.purl ?? cpes[0] ?? place,
    ...(vendor === undefined ? {} : { vendor }),
    ...(version === undefined ? {} : { version }),
    ...purls,
    cpes,
  }
}

/**
 * The key of a diff: two documents that name the same thing give the same text, whatever place it has
 * in them. The purl without what describes one copy of it (architecture, download place), else the CPE names, else
 * vendor, name and version in lower case.
 */
export function componentKey(component: Component): string {
  if (component.purl !== undefined) return `purl ${withoutCopy(component.purl)}`
  if (component.cpes.length > 0) return `cpe ${[...component.cpes].sort().join(' ').toLowerCase()}`
  const { kind, vendor, name, version } = component
  return `${kind} ${JSON.stringify([vendor, name, version]).toLowerCase()}`
}

/**
 * Qualifiers that tell versions or releases apart rather than copies (PURL type definitions: deb, rpm, apk). Some tools
 * write `distro=alpine-3.16.2`, others the number alone.
 */
const TELLING = /^(epoch|distro)=(?:[a-z]+-(?=\d))?(.*)$/

function withoutCopy(purl: string): string {
  const [base = '', qualifiers] = (purl.split('#')[0] ?? '').split('?')
  const telling = (qualifiers ?? '').split('&').flatMap((qualifier) => {
    const [, name, value] = TELLING.exec(qualifier) ?? []
    return name === undefined ? [] : [`${name}=${value}`]
  })
  return telling.length === 0 ? base : `${base}?${telling.join('&')}`
}
