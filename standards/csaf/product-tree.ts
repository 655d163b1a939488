import { type Purl, parsePurl } from '../purl/purl.ts'
import { asList, asObject, asText, type Loose, member } from '../report/loose.ts'

/** A product of a CSAF product tree with what its place in the tree says about it. */
export interface TreeProduct {
  id: string
  /** Full product name. */
  name: string
  /** The package URL, where the helper names a readable one. */
  purl?: Purl
  /** Further package URLs (CSAF 2.1 has a list). */
  morePurls?: Purl[]
  /** CPE name as written. */
  cpe?: string
  /** May end or begin in `*` or `?` in CSAF 2.1. */
  models?: string[]
  skus?: string[]
  serials?: string[]
  /** Names of the branches above it, by category, innermost last. */
  vendor?: string
  family?: string
  productName?: string
  version?: string
  versionRange?: string
  /** Service pack and patch level, which are part of the version. */
  steps?: string[]
  /** Branches that say of which of its forms it speaks: `architecture x86`, `language en`. */
  forms?: string[]
  /** Another product it is a component of, or is installed on or with: it is spoken of as such alone. */
  within?: { category: string; id: string }[]
}

/** More products than any real advisory names; the rest of a hostile tree is not looked at. */
const MOST_PRODUCTS = 200_000
const MOST_HELPERS = 20

/**
 * All products of a product tree by id (CSAF 2.0 §3.2.2): full product names, nested branches, and
 * relationships, whose product is the component they install ("X installed on Y" is about X). CSAF 2.1 calls
 * relationships product paths.
 */
export function readProductTree(tree: unknown): Map<string, TreeProduct> {
  const products = new Map<string, TreeProduct>()
  for (const entry of asList(member(tree, 'full_product_names'))) add(products, entry, {})
  walkBranches(products, member(tree, 'branches'), {})
  for (const relation of asList(member(tree, 'relationships')))
    relate(products, relation, member(relation, 'product_reference'), [
      [member(relation, 'category'), member(relation, 'relates_to_product_reference')],
    ])
  for (const path of asList(member(tree, 'product_paths')))
    relate(
      products,
      path,
      member(path, 'beginning_product_reference'),
      asList(member(path, 'subpaths')).map((step) => [
        member(step, 'category'),
        member(step, 'next_product_reference'),
      ]),
    )
  return products
}

type Place = Omit<TreeProduct, 'id' | 'name'>

function relate(
  products: Map<string, TreeProduct>,
  relation: unknown,
  reference: unknown,
  to: readonly [category: unknown, id: unknown][],
): void {
  const part = products.get(asText(reference) ?? '')
  const { id: _, name: __, ...inherited } = part ?? { id: '', name: '' }
  const within = to.slice(0, MOST_HELPERS).flatMap(([category, id]) => {
    const target = asText(id)
    return target === undefined ? [] : [{ category: asText(category) ?? 'related', id: target }]
  })
  add(products, member(relation, 'full_product_name'), {
    ...inherited,
    within: [...(part?.within ?? []), ...within].slice(0, MOST_HELPERS),
  })
}

/** Recursion is bounded: the reader has refused documents that nest deeper than its limit. */
function walkBranches(products: Map<string, TreeProduct>, branches: unknown, place: Place): void {
  for (const entry of asList(branches)) {
    const branch = asObject(entry)
    if (branch === undefined) continue
    const inner = { ...place, ...placeOf(branch, place) }
    add(products, branch.product, inner)
    walkBranches(products, branch.branches, inner)
  }
}

function placeOf(branch: Loose, { steps = [], forms = [] }: Place): Place {
  const name = asText(branch.name)
  if (name === undefined) return {}
  switch (branch.category) {
    case 'vendor':
      return { vendor: name }
    case 'product_family':
      return { family: name }
    case 'product_name':
      return { productName: name }
    case 'product_version':
      return { version: name }
    case 'product_version_range':
      return { versionRange: name }
    case 'service_pack':
    case 'patch_level':
      return { steps: [...steps, name] }
    case 'architecture':
    case 'language':
    case 'host_name':
    case 'platform':
    case 'specification':
      return { forms: [...forms, `${branch.category.replace('_', ' ')} ${name}`] }
    default:
      return {}
  }
}

function add(products: Map<string, TreeProduct>, fullProductName: unknown, place: Place): void {
  const id = asText(member(fullProductName, 'product_id'))
  if (id === undefined || products.has(id) || products.size >= MOST_PRODUCTS) return
  const helper = member(fullProductName, 'product_identification_helper')
  products.set(id, {
    ...place,
    id,
    name: asText(member(fullProductName, 'name')) ?? id,
    ...identifiedBy(helper),
  })
}

/** CSAF 2.0 has one `purl`, 2.1 a list `purls`. */
function identifiedBy(helper: unknown): Place {
  if (helper === undefined) return {}
  const texts = (key: string): string[] =>
    asList(member(helper, key))
      .slice(0, MOST_HELPERS)
      .flatMap((item) => asText(item) ?? [])
  const [purl, ...morePurls] = [member(helper, 'purl'), ...texts('purls')].flatMap(
    (item) => parsePurl(asText(item) ?? '') ?? [],
  )
  const [cpe, models, skus] = [asText(member(helper, 'cpe')), texts('model_numbers'), texts('skus')]
  const serials = texts('serial_numbers')
  return {
    ...(purl === undefined ? {} : { purl }),
    ...(morePurls.length > 0 ? { morePurls } : {}),
    ...(cpe === undefined ? {} : { cpe }),
    ...(models.length > 0 ? { models } : {}),
    ...(skus.length > 0 ? { skus } : {}),
    ...(serials.length > 0 ? { serials } : {}),
  }
}
