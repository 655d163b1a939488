import { type Purl, parsePurl } from '../purl/purl.ts'
import { asList, asObject, asText, type Loose, member } from '../report/loose.ts'

/** A product of a CSAF product tree with what its place in the tree says about it. */
export interface TreeProduct {
  id: string
  /** Full product name. */
  name: string
  /** The package URL, where the helper names a readable one. */
  purl?: Purl
  /** Names of the branches above it, by category, innermost last. */
  vendor?: string
  productName?: string
  version?: string
  versionRange?: string
}

/** More products than any real advisory names; the rest of a hostile tree is not looked at. */
const MOST_PRODUCTS = 200_000

/**
 * All products of a product tree by id (CSAF 2.0 §3.2.2): full product names, nested branches, and
 * relationships, whose product is the component they install ("X installed on Y" is about X).
 */
export function readProductTree(tree: unknown): Map<string, TreeProduct> {
  const products = new Map<string, TreeProduct>()
  for (const entry of asList(member(tree, 'full_product_names'))) add(products, entry, {})
  walkBranches(products, member(tree, 'branches'), {})
  for (const relation of asList(member(tree, 'relationships'))) {
    const part = products.get(asText(member(relation, 'product_reference')) ?? '')
    const { id: _, name: __, ...inherited } = part ?? { id: '', name: '' }
    add(products, member(relation, 'full_product_name'), inherited)
  }
  return products
}

type Place = Omit<TreeProduct, 'id' | 'name'>

/** Recursion is bounded: the reader has refused documents that nest deeper than its limit. */
function walkBranches(products: Map<string, TreeProduct>, branches: unknown, place: Place): void {
  for (const entry of asList(branches)) {
    const branch = asObject(entry)
    if (branch === undefined) continue
    const inner = { ...place, ...placeOf(branch) }
    add(products, branch.product, inner)
    walkBranches(products, branch.branches, inner)
  }
}

function placeOf(branch: Loose): Place {
  const name = asText(branch.name)
  if (name === undefined) return {}
  switch (branch.category) {
    case 'vendor':
      return { vendor: name }
    case 'product_name':
      return { productName: name }
    case 'product_version':
      return { version: name }
    case 'product_version_range':
      return { versionRange: name }
    default:
      return {}
  }
}

function add(products: Map<string, TreeProduct>, fullProductName: unknown, place: Place): void {
  const id = asText(member(fullProductName, 'product_id'))
  if (id === undefined || products.has(id) || products.size >= MOST_PRODUCTS) return
  const helper = member(fullProductName, 'product_identification_helper')
  // CSAF 2.0 has one `purl`, 2.1 a list `purls`.
  const text = asText(member(helper, 'purl')) ?? asText(asList(member(helper, 'purls'))[0])
  const purl = text === undefined ? undefined : parsePurl(text)
  products.set(id, {
    ...place,
    id,
    name: asText(member(fullProductName, 'name')) ?? id,
    ...(purl === undefined ? {} : { purl }),
  })
}
