import { storable } from '../judging/text.ts'
import type { Range } from '../matching/types.ts'
import { asList, type Loose, member } from '../report/loose.ts'
import { clip } from '../report/text.ts'
import { type Draft, draftsOf, type Tree } from './drafts.ts'
import { type Identity, identitiesOf } from './identities.ts'
import { readProductTree, type TreeProduct } from './product-tree.ts'
import { rowsOfName } from './rows.ts'
import { identifierOf, readProductGroups, statementsOf } from './statements.ts'

/** A range, and what a CSAF document says beside its versions. */
export interface CsafRange extends Range {
  /** CVE of the entry it stands in, else another identifier of it; undefined: the entry names none. */
  about: string | undefined
  /** The document's own word: `known_affected`, `under_investigation`, `fixed`, … */
  stated: string
  /** Versions as written where they could not be read; else what must hold beside them. */
  words: string | undefined
  /** Why it is not affected: label of a flag (CSAF 2.0 §3.2.3.5). */
  justification: string | undefined
  /** What it means for the product, in words (threats of category `impact`). */
  note: string | undefined
}

/** A product a document speaks of, as it is called there. */
export interface CsafName {
  space: string
  name: string
  vendor: string
  product: string
  /** As written. */
  cpe: string | undefined
}

export interface CsafRanges {
  ranges: CsafRange[]
  names: CsafName[]
  /** What is missing, as sentences. */
  problems: string[]
}

/**
 * What a CSAF document says of products and packages (CSAF 2.0 §3.2.2, §3.2.3.9), as intervals by vulnerability
 * and name, in the order in which `standards/matching` reads them: the first row of a name that holds a version
 * decides. Nothing is dropped: versions that cannot be read are rows of status unknown with the words kept.
 *
 * - Affected: known, first and last affected. One first and one last, or first fixed, version are an interval.
 * - Unaffected: known not affected, fixed, recommended; only as far as the statement reaches: one that holds
 *   for some serial numbers, or for a product as installed on another, is unknown.
 * - Where only the fixed version of a package is named, all before it are affected (as OSV converts advisories
 *   of Red Hat); of a product it is unknown which.
 *
 * @param most rows; what is beyond is counted in `problems`
 */
export function csafRanges(document: Loose, most = 20_000): CsafRanges {
  const products = readProductTree(member(document, 'product_tree'))
  const groups = readProductGroups(member(document, 'product_tree'))
  const known = new Map<TreeProduct, readonly Identity[]>()
  const tree: Tree = {
    products,
    identitiesOf(product) {
      const held = known.get(product) ?? identitiesOf(product, products)
      known.set(product, held)
      return held
    },
  }
  const ranges: CsafRange[] = []
  const names = new Map<string, CsafName>()
  let beyond = 0
  for (const vulnerability of asList(member(document, 'vulnerabilities'))) {
    const about = identifierOf(vulnerability)
    for (const drafts of byName(
      statementsOf(vulnerability, products, groups).flatMap((statement) => draftsOf(statement, tree)),
    )) {
      nameIn(names, drafts)
      const rows = rowsOfName(drafts).map((row) => ({ about, ...row }))
      const room = Math.max(0, most - ranges.length)
      ranges.push(...rows.slice(0, room))
      beyond += Math.max(0, rows.length - room)
    }
  }
  return {
    ranges,
    names: [...names.values()],
    problems:
      beyond > 0
        ? [`It says more of products than is kept: ${beyond} ranges beyond ${most} were left out.`]
        : [],
  }
}

function byName(drafts: readonly Draft[]): Draft[][] {
  const found = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const { kind, key } = draft.identity
    const id = JSON.stringify([kind, key.space, key.release, key.name])
    const group = found.get(id)
    if (group) group.push(draft)
    else found.set(id, [draft])
  }
  return [...found.values()]
}

function nameIn(names: Map<string, CsafName>, [first]: readonly Draft[]): void {
  if (first?.identity.spelled === undefined) return
  const { key, spelled } = first.identity
  const [space, name] = [storable(key.space), storable(key.name)]
  const id = JSON.stringify([space, name])
  if (names.has(id)) return
  const text = (given: string) => storable(clip(given.trim(), 512))
  names.set(id, {
    space,
    name,
    vendor: text(spelled.vendor),
    product: text(spelled.product),
    cpe: spelled.cpe,
  })
}
