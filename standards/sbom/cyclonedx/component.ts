import { asList, asObject, asText, type Loose, member } from '../../report/loose.ts'
import type { Collector } from '../collector.ts'
import { componentFrom } from '../component.ts'
import type { Component } from '../types.ts'

/** Component types (CycloneDX 1.7 `component.type`) of things that run nothing. */
const NOTHING_RUNS = new Set(['file', 'data', 'cryptographic-asset'])

/**
 * One component object and, after it, those nested in it (`components`): first the outer one, each once.
 * @param own what the outer one was parsed from; the nested ones are part of it
 */
export function putComponents(
  value: Loose,
  place: string,
  own: { raw: unknown; text: string } | undefined,
  out: Collector,
): void {
  out.component(componentOf(value, place, out), own === undefined ? { place } : { place, ...own })
  for (const [index, nested] of asList(value.components).entries()) {
    const inner = `${place}/components/${index}`
    const object = asObject(nested)
    if (object === undefined)
      out.problem(inner, 'This is no component object; it is kept in the one around it.')
    else putComponents(object, inner, undefined, out)
  }
}

function componentOf(value: Loose, place: string, out: Collector): Component {
  const purl = asText(value.purl)
  return componentFrom(
    {
      ref: value['bom-ref'],
      name: nameOf(value),
      vendor:
        asText(member(value.manufacturer, 'name')) ??
        asText(member(value.supplier, 'name')) ??
        value.publisher,
      version: value.version,
      purls: purl === undefined ? [] : [purl],
      cpes: [value.cpe],
      nothingRuns: NOTHING_RUNS.has(asText(value.type) ?? ''),
    },
    place,
    out,
  )
}

/** The group is part of what names a thing: `@angular/core`, `org.example/lib`. */
function nameOf(value: Loose): string | undefined {
  const name = asText(value.name)
  const group = asText(value.group)
  return name === undefined || group === undefined || name.startsWith(`${group}/`) ? name : `${group}/${name}`
}
