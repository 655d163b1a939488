import { asList, asText, member } from '../report/loose.ts'
import { textAt, textOf } from '../vulnerability/record.ts'
import type { VersionStatus } from '../vulnerability/types.ts'
import type { TreeProduct } from './product-tree.ts'

/**
 * Groups of the product status (CSAF 2.0 §3.2.3.9; `unknown` is of 2.1) and what they say. Recommended versions
 * are those "for fixing the vulnerability".
 */
export const GROUPS = {
  known_affected: 'affected',
  first_affected: 'affected',
  last_affected: 'affected',
  under_investigation: 'unknown',
  unknown: 'unknown',
  known_not_affected: 'unaffected',
  first_fixed: 'unaffected',
  fixed: 'unaffected',
  recommended: 'unaffected',
} as const satisfies Record<string, VersionStatus>
export type Group = keyof typeof GROUPS

/** One product under one group of one vulnerability. */
export interface ProductStatement {
  product: TreeProduct
  group: Group
  /** Label of the flag that says why it is not affected. */
  justification: string | undefined
  /** What the vulnerability means for the product, in words (threats of category `impact`). */
  note: string | undefined
}

/** More than any real vulnerability entry names. */
const MOST = 200_000
const LONGEST_NOTE = 1000

/** Products of each group id. */
export function readProductGroups(tree: unknown): Map<string, readonly unknown[]> {
  return new Map(
    asList(member(tree, 'product_groups')).flatMap((group) => {
      const id = asText(member(group, 'group_id'))
      return id === undefined ? [] : [[id, asList(member(group, 'product_ids'))] as const]
    }),
  )
}

/** What one entry of `vulnerabilities` says of products, in the order of the groups above. */
export function statementsOf(
  vulnerability: unknown,
  products: ReadonlyMap<string, TreeProduct>,
  groups: ReadonlyMap<string, readonly unknown[]>,
): ProductStatement[] {
  const flags = ofProducts(asList(member(vulnerability, 'flags')), groups, (flag) =>
    textAt(flag, 'label', 64),
  )
  const impacts = ofProducts(asList(member(vulnerability, 'threats')), groups, (threat) =>
    member(threat, 'category') === 'impact' ? textAt(threat, 'details', LONGEST_NOTE) : undefined,
  )
  const status = member(vulnerability, 'product_status')
  const named = new Set<string>()
  const found: ProductStatement[] = []
  for (const group of Object.keys(GROUPS) as Group[]) {
    for (const item of new Set(asList(member(status, group)))) {
      const id = asText(item)
      // Vendors recommend what they also call fixed: it is said once.
      if (id === undefined || found.length >= MOST || (group === 'recommended' && named.has(id))) continue
      named.add(id)
      found.push({
        product: products.get(id) ?? { id, name: id },
        group,
        justification: group === 'known_not_affected' ? (flags.own.get(id) ?? flags.all) : undefined,
        note: impacts.own.get(id) ?? impacts.all,
      })
    }
  }
  return found
}

interface Told {
  own: Map<string, string>
  /** Said without naming products: of all of them. */
  all: string | undefined
}

/** The first word on each product; items name products, groups of them, or neither. */
function ofProducts(
  items: readonly unknown[],
  groups: ReadonlyMap<string, readonly unknown[]>,
  wordOf: (item: unknown) => string | undefined,
): Told {
  const told: Told = { own: new Map(), all: undefined }
  for (const item of items) {
    const word = wordOf(item)
    if (word === undefined) continue
    const own = asList(member(item, 'product_ids'))
    const inGroups = asList(member(item, 'group_ids')).flatMap((id) => groups.get(asText(id) ?? '') ?? [])
    if (own.length + inGroups.length === 0 && member(item, 'group_ids') === undefined) told.all ??= word
    for (const id of [...own, ...inGroups]) {
      const text = asText(id)
      if (text !== undefined && !told.own.has(text)) told.own.set(text, word)
    }
  }
  return told
}

/** The identifier an entry is about: its CVE, else the first other one; undefined: it names none. */
export const identifierOf = (vulnerability: unknown): string | undefined =>
  textAt(vulnerability, 'cve', 64) ??
  asList(member(vulnerability, 'ids')).flatMap((id) => textOf(member(id, 'text'), 200) ?? [])[0]
