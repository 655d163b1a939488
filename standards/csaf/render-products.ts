import type { AffectedPackage } from '../advisory/model.ts'
import { formatPurl, type Purl, packageName, parsePurl } from '../purl/purl.ts'
import { versRange } from './vers.ts'

export interface CsafProduct {
  name: string
  product_id: string
  product_identification_helper?: { purl: string }
}

export interface CsafBranch {
  category: 'product_name' | 'product_version' | 'product_version_range'
  name: string
  product?: CsafProduct
  branches?: CsafBranch[]
}

export interface RenderedProducts {
  branches: CsafBranch[]
  affected: string[]
  fixed: string[]
}

/**
 * Product tree branches of the affected packages (CSAF 2.0 §3.1.2): one product name a package, under it
 * one product a range and one a fixed version, with the product ids of both kinds.
 */
export function renderProducts(packages: readonly AffectedPackage[]): RenderedProducts {
  const affected: string[] = []
  const fixed: string[] = []
  const branches = packages.map((entry, index): CsafBranch => {
    const purl = parsePurl(entry.purl)
    const name = purl === undefined ? entry.purl : packageName(purl)
    const prefix = `P${index + 1}`
    const ranges = entry.ranges.length > 0 ? entry.ranges : [{ introduced: '0' }]
    const vulnerable = ranges.map((range, at) => {
      const id = `${prefix}-R${at + 1}`
      affected.push(id)
      const words = versRange(purl?.type ?? 'generic', range)
      return leaf('product_version_range', words, product(id, `${name} ${words}`, purl))
    })
    const fixes = [...new Set(ranges.flatMap((range) => range.fixed ?? []))].map((version, at) => {
      const id = `${prefix}-F${at + 1}`
      fixed.push(id)
      return leaf('product_version', version, product(id, `${name} ${version}`, purl, version))
    })
    return { category: 'product_name', name, branches: [...vulnerable, ...fixes] }
  })
  return { branches, affected, fixed }
}

function leaf(category: CsafBranch['category'], name: string, node: CsafProduct): CsafBranch {
  return { category, name, product: node }
}

function product(id: string, name: string, purl: Purl | undefined, version?: string): CsafProduct {
  if (purl === undefined) return { name, product_id: id }
  // A range names no single version, so its helper must not either (§3.1.3.3.4).
  const { version: _, ...versionless } = purl
  const helper = formatPurl(version === undefined ? versionless : { ...versionless, version })
  return { name, product_id: id, product_identification_helper: { purl: helper } }
}
