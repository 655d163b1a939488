import type { ResolvedProduct } from '../matching/names.ts'
import type { Subject } from '../matching/types.ts'
import type { Component } from '../sbom/types.ts'

/** What is done something about: a product or package, whatever versions of it run where. */
export interface Thing {
  kind: 'package' | 'product' | 'other'
  /** The same for everything that is one thing. */
  key: string
  /** As people name it. */
  label: string
  /** Ecosystem of a package, in lower case; vendor of a product, as written. */
  space: string | undefined
  release: string | undefined
  version: string | undefined
}

/** @param subjects as standards/matching/names.ts gives them: the first is the component's own name */
export function thingOf(
  component: Component,
  subjects: readonly Subject[],
  resolved: readonly ResolvedProduct[] = [],
): Thing {
  const own = subjects.find(({ kind }) => kind === 'package')
  const version = component.version ?? own?.version
  if (own !== undefined)
    return {
      kind: 'package',
      key: `package/${own.space}/${own.name}`,
      label: nameOf(component, own),
      space: own.space,
      release: own.release,
      version,
    }
  const product = resolved[0] ?? { vendor: component.vendor, product: component.name }
  const label = withVendor(component.vendor ?? product.vendor, component.name)
  return {
    kind: component.kind === 'other' ? 'other' : 'product',
    key: `product/${(product.vendor ?? '').toLowerCase()}/${product.product.toLowerCase()}`,
    label,
    space: product.vendor,
    release: undefined,
    version,
  }
}

/** npm and Maven names hold their namespace; a component's name may have left it out. */
const nameOf = (component: Component, own: Subject): string =>
  own.name.endsWith(component.name.toLowerCase()) && own.name.length > component.name.length
    ? own.name
    : component.name

const withVendor = (vendor: string | undefined, name: string): string =>
  vendor === undefined || name.toLowerCase().startsWith(vendor.toLowerCase()) ? name : `${vendor} ${name}`
