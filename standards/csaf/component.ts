import { packageName, withoutVersion } from '../purl/purl.ts'
import type { FindingDocument } from '../report/document.ts'
import { asList, asText, member } from '../report/loose.ts'
import { clip, oneLine } from '../report/text.ts'
import { normaliseRange } from '../versions/phrases.ts'
import type { TreeProduct } from './product-tree.ts'

type Component = NonNullable<FindingDocument['component']>
type Products = ReadonlyMap<string, TreeProduct>

/** Of each status; the whole list stays in the original. */
const MOST_LISTED = 1000

const AFFECTED = ['known_affected', 'first_affected', 'last_affected', 'under_investigation'] as const
const FIXED = ['first_fixed', 'fixed', 'recommended'] as const

/** The component a vulnerability entry is about, from its product status (CSAF 2.0 §3.2.3.9). */
export function csafComponent(
  vulnerability: unknown,
  products: Products,
  warnings: string[],
): Component | undefined {
  const status = member(vulnerability, 'product_status')
  const affected = listed(status, AFFECTED, products)
  const fixed = listed(status, FIXED, products)
  // Vendors that only list what they repaired still say which package it is about.
  const candidates = affected.length > 0 ? affected : fixed
  const main = candidates.find((product) => product.purl !== undefined) ?? candidates[0]
  if (main === undefined) return undefined
  const component = describe(main)
  const key = keyOf(main)
  const others = new Set(affected.map(keyOf))
  others.delete(key)
  if (others.size > 0) {
    warnings.push(
      `${others.size} more affected products are named; a finding holds one, the others stay in the original.`,
    )
  }
  const same = (product: TreeProduct) => keyOf(product) === key
  const alike = affected.filter(same)
  const version = alike.map(versionOf).find(Boolean)
  const range = alike.map(rangeOf).find(Boolean)
  const fixedIn = fixed.filter(same).map(versionOf).find(Boolean)
  return {
    ...component,
    ...(version === undefined ? {} : { version: clip(version, 256) }),
    ...(range === undefined ? {} : { affected: clip(range, 512) }),
    ...(fixedIn === undefined ? {} : { fixedIn: clip(fixedIn, 256) }),
  }
}

/** Products a vulnerability entry speaks about, for the original. */
export function namedProducts(vulnerability: unknown, products: Products): TreeProduct[] {
  return listed(member(vulnerability, 'product_status'), [...AFFECTED, ...FIXED], products)
}

function listed(status: unknown, groups: readonly string[], products: Products): TreeProduct[] {
  const ids = groups.flatMap((group) => asList(member(status, group)).slice(0, MOST_LISTED))
  return [...new Set(ids)].flatMap((id) => {
    const name = asText(id)
    if (name === undefined) return []
    return products.get(name) ?? { id: name, name }
  })
}

/** What makes two products of a tree the same package. */
function keyOf(product: TreeProduct): string | undefined {
  const { purl, name } = describe(product)
  return purl ?? name
}

function describe({ purl, productName, name: fullName }: TreeProduct): Component {
  const bare = purl === undefined ? undefined : withoutVersion(purl)
  const name = oneLine((purl === undefined ? undefined : packageName(purl)) ?? productName ?? fullName)
  return {
    ...(bare === undefined || bare.length > 512 ? {} : { purl: bare }),
    ...(name === '' ? {} : { name: clip(name, 256) }),
  }
}

function versionOf(product: TreeProduct): string | undefined {
  return product.purl?.version ?? (product.version === undefined ? undefined : oneLine(product.version))
}

function rangeOf(product: TreeProduct): string | undefined {
  if (product.versionRange === undefined) return undefined
  return normaliseRange(product.versionRange) ?? oneLine(product.versionRange)
}
