import type { TreeProduct } from '../csaf/product-tree.ts'
import type { Cpe } from '../cve/cpe.ts'
import { readCpe } from '../cve/cpe.ts'
import type { CveAffected } from '../cve/types.ts'
import type { KevEntry } from '../scoring/kev.ts'
import type { KnownProduct } from './types.ts'
import { isPlaceholder } from './vendors.ts'

/** Collects known products out of records; what several records name alike is one product, seen in each. */
export interface ProductCollector {
  addKev(entries: Iterable<Pick<KevEntry, 'vendorProject' | 'product'>>): void
  /** Affected products of a CVE record, and what their CPE names call them. */
  addCve(affected: Iterable<Pick<CveAffected, 'vendor' | 'product' | 'cpes'>>): void
  /** Products of a CSAF product tree (standards/csaf/product-tree.ts); those without vendor and name are left out. */
  addTree(products: Iterable<Pick<TreeProduct, 'vendor' | 'productName'>>): void
  /** CPE 2.3 names, as NVD's applicability statements have them. */
  addCpes(cpes: Iterable<string>, seenIn: 'nvd' | 'cve'): void
  products(): KnownProduct[]
}

type Part = Cpe['part']

/** Products are told apart by vendor and product without case; the first spelling is kept. */
export function createProductCollector(): ProductCollector {
  const products = new Map<string, KnownProduct>()
  function add(
    vendor: string | undefined,
    product: string | undefined,
    seenIn: KnownProduct['seenIn'][number],
    cpe?: { part: Part; cpe: string },
  ): void {
    const name = product?.trim()
    if (name === undefined || isPlaceholder(name)) return
    const maker = vendor?.trim() ?? ''
    const key = `${maker.toLowerCase()}\n${name.toLowerCase()}`
    const known = products.get(key)
    if (known === undefined) {
      products.set(key, { vendor: maker, product: name, seenIn: [seenIn], ...cpe })
      return
    }
    if (!known.seenIn.includes(seenIn)) known.seenIn.push(seenIn)
    if (cpe !== undefined && known.cpe === undefined) Object.assign(known, cpe)
  }
  function addCpes(cpes: Iterable<string>, seenIn: 'nvd' | 'cve'): void {
    for (const text of cpes) {
      const cpe = readCpe(text)
      if (cpe !== undefined) add(cpe.vendor, cpe.product, seenIn, { part: cpe.part, cpe: text })
    }
  }
  return {
    addKev: (entries) => {
      for (const { vendorProject, product } of entries) add(vendorProject, product, 'kev')
    },
    addCve: (affected) => {
      for (const { vendor, product, cpes } of affected) {
        add(vendor, product, 'cve')
        addCpes(cpes, 'cve')
      }
    },
    addTree: (tree) => {
      for (const { vendor, productName } of tree)
        if (productName !== undefined) add(vendor, productName, 'csaf')
    },
    addCpes,
    products: () => [...products.values()],
  }
}
