import { asList, asObject, asText, type Loose, member } from '../../report/loose.ts'
import type { Collector } from '../collector.ts'
import { componentFrom } from '../component.ts'
import { InventoryError } from '../error.ts'
import type { Entry, JsonForm } from '../json/document.ts'
import type { Component } from '../types.ts'
import { said } from './values.ts'

/** Classes of SPDX 3.0 that are packages, and the class of files, by the last part of their names. */
const PACKAGES = new Set(['software_Package', 'ai_AIPackage', 'dataset_DatasetPackage'])
const FILE = 'software_File'

/**
 * SPDX 3.0 JSON-LD in its canonical serialisation (SPDX 3.0.1, "Serialization"): `@context` and `@graph`. Packages and
 * files of the graph are components, every other element is kept as a part. Suppliers stand elsewhere in the graph and
 * are not resolved.
 */
export const spdx3: JsonForm = {
  plan: { stream: (path) => path.length === 1 && path[0] === '@graph', enter: () => false },
  entry,
  frame(document, out) {
    if (member(document, '@context') === undefined) {
      throw new InventoryError(
        'inventory-wrong-form',
        'This is no SPDX 3 document: @context is missing. Export it as SPDX 3.0 JSON-LD.',
      )
    }
    if (Array.isArray(member(document, '@graph'))) return
    const element = asObject(document)
    if (element === undefined || !isComponent(element)) {
      return out.once('The document has no @graph, so it lists no packages.')
    }
    out.component(componentOf(element, '', out), { place: '' })
  },
}

function entry({ list, place, raw, text }: Entry, out: Collector): void {
  const object = asObject(raw)
  if (list !== '@graph' || object === undefined || !isComponent(object)) {
    if (list === '@graph' && object === undefined)
      out.problem(place, 'This is no object; it is kept but says nothing. Mend the export.')
    out.push({ type: 'part', place, raw, text })
    return
  }
  out.component(componentOf(object, place, out), { place, raw, text })
}

const classOf = (value: Loose): string => asText(value.type) ?? asText(value['@type']) ?? ''

function isComponent(value: Loose): boolean {
  return PACKAGES.has(classOf(value)) || classOf(value) === FILE
}

function componentOf(value: Loose, place: string, out: Collector): Component {
  const identifiers = (types: ReadonlySet<string>): string[] =>
    asList(value.externalIdentifier).flatMap((identifier) =>
      types.has(asText(member(identifier, 'externalIdentifierType')) ?? '')
        ? (asText(member(identifier, 'identifier')) ?? [])
        : [],
    )
  const purl = asText(value.software_packageUrl)
  return componentFrom(
    {
      ref: value.spdxId ?? value['@id'],
      name: value.name,
      vendor: undefined,
      version: said(value.software_packageVersion),
      purls: [...(purl === undefined ? [] : [purl]), ...identifiers(PURL)],
      cpes: identifiers(CPE),
      nothingRuns: classOf(value) === FILE || value.software_primaryPurpose === 'file',
    },
    place,
    out,
  )
}

/** Values of ExternalIdentifierType (SPDX 3.0.1, Core). */
const PURL: ReadonlySet<string> = new Set(['packageUrl', 'packageURL', 'purl'])
const CPE: ReadonlySet<string> = new Set(['cpe22', 'cpe23'])
