import { quote } from '../../judging/text.ts'
import { asList, asObject, asText, type Loose, member } from '../../report/loose.ts'
import type { Collector } from '../collector.ts'
import { componentFrom } from '../component.ts'
import { InventoryError } from '../error.ts'
import { type Entry, EVERY_LIST, type JsonForm, WRAPPERS } from '../json/document.ts'
import type { Component } from '../types.ts'
import { organisation, said } from './values.ts'

/**
 * SPDX JSON 2.2 and 2.3: packages are components, files too (`other`); relationships, snippets and licence texts are
 * kept as parts.
 */
export const spdx: JsonForm = {
  plan: EVERY_LIST,
  entry,
  frame(document, out) {
    const wrapper = WRAPPERS.find((key) => isSpdx(member(document, key)))
    const root = isSpdx(document) ? document : wrapper === undefined ? undefined : member(document, wrapper)
    if (root === undefined) {
      throw new InventoryError(
        'inventory-wrong-form',
        'This is no SPDX 2 document: spdxVersion is missing. Export it as SPDX JSON.',
      )
    }
    const version = asText(member(root, 'spdxVersion')) ?? ''
    if (!/^SPDX-2\.[23]$/.test(version)) {
      out.problem(
        '/spdxVersion',
        `${quote(version)} is not known here (SPDX-2.2 and SPDX-2.3 are); what has the known shape is read.`,
      )
    }
  },
}

const isSpdx = (value: unknown): boolean => member(value, 'spdxVersion') !== undefined

function entry({ list, place, raw, text }: Entry, out: Collector): void {
  const object = asObject(raw)
  if (list !== 'packages' && list !== 'files') {
    out.push({ type: 'part', place, raw, text })
    return
  }
  if (object === undefined) {
    out.problem(place, 'This is no object; it is kept but says nothing. Mend the export.')
    out.push({ type: 'part', place, raw, text })
    return
  }
  const component = list === 'packages' ? packageOf(object, place, out) : fileOf(object, place, out)
  out.component(component, { place, raw, text })
}

function packageOf(value: Loose, place: string, out: Collector): Component {
  const locators = (type: RegExp): string[] =>
    asList(value.externalRefs).flatMap((ref) =>
      type.test(asText(member(ref, 'referenceType')) ?? '')
        ? (asText(member(ref, 'referenceLocator')) ?? [])
        : [],
    )
  return componentFrom(
    {
      ref: value.SPDXID,
      name: said(value.name),
      vendor: organisation(value.supplier) ?? organisation(value.originator),
      version: said(value.versionInfo),
      purls: locators(PURL),
      cpes: locators(CPE),
      nothingRuns: value.primaryPackagePurpose === 'FILE',
    },
    place,
    out,
  )
}

/** `purl`, or the same as a URI of the SPDX vocabulary. */
const PURL = /(?:^|\/)purl$/
const CPE = /(?:^|\/)cpe2[23]Type$/

function fileOf(value: Loose, place: string, out: Collector): Component {
  const told = { ref: value.SPDXID, name: value.fileName, vendor: undefined, version: undefined }
  return componentFrom({ ...told, purls: [], cpes: [], nothingRuns: true }, place, out)
}
