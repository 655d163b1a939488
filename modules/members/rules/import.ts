import { cpeKey } from '../../../standards/matching/names.ts'
import type { Component } from '../../../standards/sbom/types.ts'
import { isNamedByWords, wordsOf } from './products.ts'

/**
 * What a component is, without its version: a component of the next import with the same text follows it. Package URLs
 * count without qualifiers (architecture, download place), CPE names by vendor and product, everything else by its words.
 */
export function identityText(component: Component): string {
  const { purl, cpes, kind, vendor = '', name } = component
  // A canonical package URL writes an @ of its names as %40: the first one begins the version.
  if (purl !== undefined) return `purl ${purl.split(/[@?#]/, 1)[0]}`
  const [cpe] = cpes.flatMap((text) => cpeKey(text) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))
  if (cpe !== undefined) return `cpe ${cpe.space}\0${cpe.name}`
  if (isNamedByWords(component)) return `words ${wordsOf(component)}`
  return `${kind} ${vendor.toLowerCase()}\0${name.toLowerCase()}`
}

/** Everything a component says; its place and mark in the document are left out, which many tools make anew each time. */
export const digestText = ({
  kind,
  name,
  vendor,
  version,
  purl,
  otherPurls,
  cpes,
  listed,
}: Component): string =>
  JSON.stringify([
    kind,
    name,
    vendor ?? null,
    version ?? null,
    purl ?? null,
    otherPurls ?? null,
    cpes,
    listed ?? null,
  ])
