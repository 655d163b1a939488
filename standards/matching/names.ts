import { readCpe, readCpeUri } from '../cve/cpe.ts'
import { osvPackage } from '../osv/ecosystem.ts'
import { type Purl, packageName, parsePurl } from '../purl/purl.ts'
import type { Component } from '../sbom/types.ts'
import { distroSubjects } from './distro.ts'
import type { NameKey, Subject } from './types.ts'

const LONGEST = 512
const MOST_CPES = 64
const key = (text: string): string => text.trim().toLowerCase().slice(0, LONGEST)

/** OSV's ecosystem and name; `Debian:12` is the space `debian`, release `12`. PyPI names as PEP 503 has them. */
export function packageKey(ecosystem: string, name: string): NameKey {
  const [base = '', ...release] = ecosystem.split(':')
  const space = key(base)
  return {
    space,
    release: release.length > 0 ? key(release.join(':')) : undefined,
    name: space === 'pypi' ? key(name).replace(/[-_.]+/g, '-') : key(name),
  }
}

export const productKey = (vendor: string | undefined, product: string): NameKey => ({
  space: key(vendor ?? ''),
  release: undefined,
  name: key(product),
})

/** The key a package URL is found under; undefined: it is none, or of a type OSV has no ecosystem for. */
export function purlKey(text: string): NameKey | undefined {
  const purl = parsePurl(text)
  const found = purl && osvPackage(purl)
  return found && packageKey(found.name, found.package)
}

/** The key of the product a CPE name names (2.2 URI or 2.3 formatted string); undefined: it is none. */
export function cpeKey(text: string): NameKey | undefined {
  const cpe = readCpe(text) ?? readCpeUri(text)
  return cpe && productKey(cpe.vendor, cpe.product)
}

/** A product that somebody found a component to be: by its picture, or by an answer to "is this yours?". */
export interface ResolvedProduct {
  vendor: string | undefined
  product: string
}

/**
 * Everything a component can be known by, each once: its package URL (of a distribution with its release, and
 * as the source package it was built from), its CPE names, vendor and name of a product, and the products it
 * was resolved to. What the component does not say of itself is not guessed; the version is the name's own
 * where it has one, else the component's.
 */
export function subjectsOf(component: Component, resolved: readonly ResolvedProduct[] = []): Subject[] {
  const { version } = component
  const purl = component.purl === undefined ? undefined : parsePurl(component.purl)
  const found = [
    ...(purl === undefined ? [] : packageSubjects(purl, version)),
    ...component.cpes.slice(0, MOST_CPES).flatMap((text) => cpeSubjects(text, version)),
    ...(component.kind === 'product' ? productSubjects(component.vendor, component.name, version) : []),
    ...resolved.flatMap(({ vendor, product }) => productSubjects(vendor, product, version)),
  ]
  return found.length < 2
    ? found
    : found.filter((subject, at) => found.findIndex((other) => isSame(subject, other)) === at)
}

const isSame = (a: Subject, b: Subject): boolean =>
  a.name === b.name &&
  a.space === b.space &&
  a.kind === b.kind &&
  a.version === b.version &&
  a.release === b.release

function packageSubjects(purl: Purl, version: string | undefined): Subject[] {
  const own = purl.version ?? version
  const ofDistro = distroSubjects(purl, own)
  if (ofDistro.length > 0) return ofDistro
  const package_ = osvPackage(purl)
  if (package_ === undefined) {
    const found: Subject[] = [{ kind: 'package', ...packageKey(purl.type, packageName(purl)), version: own }]
    // An action is its repository (syft writes pkg:github for those a workflow uses).
    if (purl.type === 'github')
      found.push({ kind: 'package', ...packageKey('GitHub Actions', packageName(purl)), version: own })
    return found
  }
  const repository = purl.type === 'maven' ? purl.qualifiers?.repository_url : undefined
  const ecosystem = repository === undefined ? package_.name : `${package_.name}:${repository}`
  return [{ kind: 'package', ...packageKey(ecosystem, package_.package), version: own }]
}

function cpeSubjects(text: string, version: string | undefined): Subject[] {
  const cpe = readCpe(text) ?? readCpeUri(text)
  if (cpe === undefined) return []
  const own =
    cpe.version === undefined || cpe.update === undefined ? cpe.version : `${cpe.version} ${cpe.update}`
  return productSubjects(cpe.vendor, cpe.product, own ?? version)
}

/** CPE names and NVD write `ios_xe`, CVE records and spreadsheets `IOS XE`: a product is looked up under both. */
function productSubjects(
  vendor: string | undefined,
  product: string,
  version: string | undefined,
): Subject[] {
  const written = productKey(vendor, product)
  const as = (from: string, to: string) => ({
    ...written,
    space: written.space.replaceAll(from, to),
    name: written.name.replaceAll(from, to),
  })
  return [written, as('_', ' '), as(' ', '_')].map((found) => ({ kind: 'product', ...found, version }))
}
