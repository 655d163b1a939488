import { quote } from '../../judging/text.ts'
import { asObject, asText, member } from '../../report/loose.ts'
import type { Collector } from '../collector.ts'
import { InventoryError } from '../error.ts'
import { type Entry, EVERY_LIST, type JsonForm, WRAPPERS } from '../json/document.ts'
import { putComponents } from './component.ts'
import { vulnerabilityOf } from './vulnerability.ts'

const VERSIONS = new Set(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'])

/** CycloneDX JSON 1.2 to 1.7 (ECMA-424). Services, compositions and the like are kept as parts. */
export const cycloneDx: JsonForm = {
  plan: EVERY_LIST,
  entry,
  frame(document, out) {
    const wrapper = WRAPPERS.find(
      (key) => member(document, 'bomFormat') === undefined && isBom(member(document, key)),
    )
    const bom = wrapper === undefined ? document : member(document, wrapper)
    if (!isBom(bom)) {
      throw new InventoryError(
        'inventory-wrong-form',
        'This is no CycloneDX document: bomFormat "CycloneDX" or specVersion is missing. Export it as CycloneDX JSON.',
      )
    }
    const version = asText(member(bom, 'specVersion'))
    if (version === undefined)
      out.problem('/specVersion', 'specVersion is missing; the document is read all the same.')
    else if (!VERSIONS.has(version)) {
      out.problem(
        '/specVersion',
        `CycloneDX ${quote(version)} is not known here (1.2 to 1.7 are); what has the known shape is read.`,
      )
    }
    // The thing the document is about runs there too.
    const subject = asObject(member(member(bom, 'metadata'), 'component'))
    const place = `${wrapper === undefined ? '' : `/${wrapper}`}/metadata/component`
    if (subject !== undefined) putComponents(subject, place, undefined, out)
  },
}

function isBom(value: unknown): boolean {
  return member(value, 'bomFormat') === 'CycloneDX' || member(value, 'specVersion') !== undefined
}

function entry({ list, place, raw, text }: Entry, out: Collector): void {
  const object = asObject(raw)
  if (list === 'components' && object !== undefined) {
    putComponents(object, place, { raw, text }, out)
    return
  }
  if (list === 'vulnerabilities' && object !== undefined) {
    out.push({ type: 'vulnerability', vulnerability: vulnerabilityOf(object), place, raw, text })
    return
  }
  if (list === 'components' || list === 'vulnerabilities')
    out.problem(place, `This is no object; it is kept but says nothing. Mend the export.`)
  out.push({ type: 'part', place, raw, text })
}
