import type { CommonProduct } from '../../../standards/products/common.ts'
import { asList, asText, member } from '../../../standards/report/loose.ts'
import type { Component } from '../../../standards/sbom/types.ts'
import type { PictureListBody } from '../schema.ts'

/** A thing many run, as the list of pictures has it. */
export interface Pictured {
  id: string
  group: string
  name: string
  icon: string
  versionHint: string
  /** The names public records have for it. */
  vendor: string
  product: string
}

/** Things that records name alike are one thing: vendor and product tell them apart, and stay what they are. */
export const picturesOf = (common: readonly CommonProduct[]): Pictured[] =>
  common.map(({ group, name, icon, version, vendor, product }) => ({
    id: `${vendor}/${product}`,
    group,
    name,
    icon,
    versionHint: version,
    vendor,
    product,
  }))

/** Something that was chosen. */
export type Chosen = PictureListBody['items'][number]

const versionOf = ({ version }: Chosen): string | undefined => version?.trim().toLowerCase()

/**
 * What is chosen in all: each thing in each version once, in the order it was first chosen. One whose version was not
 * known is the same as one whose version is said now; what was said last of how many there are holds.
 */
export function merge(before: readonly Chosen[], added: readonly Chosen[]): Chosen[] {
  const all = [...before]
  for (const one of added) {
    const version = versionOf(one)
    const own = all.filter(({ id }) => id === one.id)
    const known =
      version === undefined
        ? own[0]
        : (own.find((other) => versionOf(other) === version) ??
          own.find((other) => versionOf(other) === undefined))
    if (known === undefined) all.push(one)
    else all[all.indexOf(known)] = { ...known, ...one }
  }
  return all
}

/** @param pictured undefined: it is not on the list any more, and known by its id alone */
export function componentOf({ id, version, quantity }: Chosen, pictured: Pictured | undefined): Component {
  return {
    ref: version === undefined ? id : `${id}@${version.trim()}`,
    kind: 'product',
    name: pictured?.name ?? id,
    ...(pictured ? { vendor: pictured.vendor } : {}),
    ...(version === undefined ? {} : { version: version.trim() }),
    cpes: [],
    ...(quantity === undefined ? {} : { listed: { quantity: String(quantity) } }),
  }
}

/** Names of properties in the document (CycloneDX property taxonomy: a name space of one's own). */
const ID = 'tocsin:picture'
const QUANTITY = 'tocsin:quantity'

/** The list as a CycloneDX 1.6 document, for whoever it is exported to; {@link chosenIn} reads it back. */
export const documentOf = (chosen: readonly Chosen[], components: readonly Component[]): object => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  components: components.map(({ ref, name, vendor, version }, at) => {
    const { id, quantity } = chosen[at]!
    return {
      type: 'device',
      'bom-ref': ref,
      ...(vendor === undefined ? {} : { manufacturer: { name: vendor } }),
      name,
      ...(version === undefined ? {} : { version }),
      properties: [
        { name: ID, value: id },
        ...(quantity === undefined ? [] : [{ name: QUANTITY, value: String(quantity) }]),
      ],
    }
  }),
})

/** What such a document says was chosen. */
export const chosenIn = (document: unknown): Chosen[] =>
  asList(member(document, 'components')).flatMap((one): Chosen[] => {
    const properties = asList(member(one, 'properties'))
    const value = (name: string) =>
      asText(
        member(
          properties.find((property) => member(property, 'name') === name),
          'value',
        ),
      )
    const [id, version, quantity] = [value(ID), asText(member(one, 'version')), Number(value(QUANTITY))]
    if (id === undefined) return []
    return [
      {
        id,
        ...(version === undefined ? {} : { version }),
        ...(Number.isInteger(quantity) && quantity > 0 ? { quantity } : {}),
      },
    ]
  })
