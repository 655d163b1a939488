import { fold, squash } from '../../../standards/products/fold.ts'
import type { KnownProduct } from '../../../standards/products/types.ts'
import { relateVendors, vendorKeys } from '../../../standards/products/vendors.ts'
import { partVersion, partVersionCell } from '../../../standards/products/version-text.ts'
import type { Component } from '../../../standards/sbom/types.ts'

export { isNamedByWords, runningVersion } from '../../../standards/exposure/words.ts'

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * The words a component is named by, wherever its list put them, without its version: what they mean is asked once,
 * and stays answered when the version rises.
 */
export const wordsOf = ({ vendor = '', name, version = '' }: Component): string =>
  JSON.stringify([plain(vendor), plain(partVersion(name).rest), plain(partVersionCell(version).rest)])

type Named = Pick<KnownProduct, 'vendor' | 'product'>

/**
 * Whether two catalogues mean the same product by their names: "paloaltonetworks / pan-os" and "Palo Alto Networks /
 * PAN-OS". What is taken for one of them is looked for under both.
 */
export function isSpelling(one: Named, other: Named): boolean {
  const [vendors, others] = [vendorKeys(one.vendor), vendorKeys(other.vendor)]
  if (!['equal', 'house'].includes(relateVendors(vendors, others))) return false
  return bareName(one.product, vendors) === bareName(other.product, others)
}

/** Letters and digits of a name, without the vendor's in front: "Microsoft Windows 10" is "windows10" of microsoft. */
function bareName(product: string, vendors: readonly string[]): string {
  const name = squash(fold(product))
  const own = vendors.find((key) => name.startsWith(key) && name.length > key.length)
  return own === undefined ? name : name.slice(own.length)
}
