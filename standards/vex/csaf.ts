import { readProductTree, type TreeProduct } from '../csaf/product-tree.ts'
import { type Group, readProductGroups, statementsOf } from '../csaf/statements.ts'
import { digestOf } from '../judging/digest.ts'
import { formatPurl } from '../purl/purl.ts'
import { asList, asText, member } from '../report/loose.ts'
import { RecordError } from '../vulnerability/error.ts'
import { readInstant } from '../vulnerability/instant.ts'
import { LONG, Problems, present, readRecord, textAt, textOf } from '../vulnerability/record.ts'
import { productOf } from './product.ts'
import { VEX_LIMITS, type VexDocument, type VexProduct, type VexStatement, type VexStatus } from './types.ts'

/** Groups of product_status that are statements (CSAF 2.0 §3.2.3.9); "recommended" and "unknown" say nothing of one. */
const STATUSES: Partial<Record<Group, VexStatus>> = {
  known_not_affected: 'not_affected',
  known_affected: 'affected',
  first_affected: 'affected',
  last_affected: 'affected',
  fixed: 'fixed',
  first_fixed: 'fixed',
  under_investigation: 'under_investigation',
}

/**
 * Reads what a CSAF 2.0 or 2.1 document says of products (profile 5 "VEX" §4.5; a security advisory says the
 * same in the same places). Products of one vulnerability with one status and one reason are one statement.
 * The justification is a flag, the impact a threat of category "impact", the action a remediation (§9.1.5).
 * @throws RecordError when it is no CSAF document
 */
export function readCsafVex(input: unknown): VexDocument {
  const root = readRecord(input, 'VEX document', VEX_LIMITS.bytes)
  const document = member(root, 'document')
  const version = textAt(document, 'csaf_version', 16)
  if (version !== '2.0' && version !== '2.1')
    throw new RecordError(
      'record-wrong-form',
      'This is no CSAF document: it needs document.csaf_version 2.0 or 2.1.',
      '/document/csaf_version',
    )
  const problems = new Problems()
  const tracking = member(document, 'tracking')
  const head = present<Pick<VexDocument, 'id' | 'author' | 'timestamp' | 'version'>>({
    id: textAt(tracking, 'id') ?? `sha256:${digestOf(root)}`,
    author: textAt(member(document, 'publisher'), 'name'),
    timestamp: readInstant(member(tracking, 'current_release_date')),
    version: textAt(tracking, 'version', 64),
  })
  const tree = member(root, 'product_tree')
  const products = readProductTree(tree)
  const groups = readProductGroups(tree)
  const statements: VexStatement[] = []
  for (const [at, vulnerability] of asList(member(root, 'vulnerabilities')).entries()) {
    const said = partedByReason(vulnerability, products, groups)
    if (statements.length + said.length > VEX_LIMITS.statements) {
      problems.add(`/vulnerabilities/${at}: only the first ${VEX_LIMITS.statements} statements are read.`)
      break
    }
    const common = {
      document: head.id,
      where: `/vulnerabilities/${at}`,
      vulnerabilities: identifiersOf(vulnerability),
      ...(head.author === undefined ? {} : { author: head.author }),
      ...(head.timestamp === undefined ? {} : { timestamp: head.timestamp }),
    }
    for (const one of said) statements.push({ ...common, ...one })
  }
  return { form: 'csaf', ...head, statements, problems: problems.list, document: root }
}

type Said = Pick<VexStatement, 'products' | 'justification' | 'impact' | 'action'> & { status: VexStatus }

/** Products of one status and one reason together. */
function partedByReason(
  vulnerability: unknown,
  products: ReadonlyMap<string, TreeProduct>,
  groups: ReadonlyMap<string, readonly unknown[]>,
): Said[] {
  const actions = actionsOf(vulnerability, groups)
  const said = new Map<string, Said>()
  for (const { product, group, justification, note } of statementsOf(vulnerability, products, groups)) {
    const status = STATUSES[group]
    const found = vexProduct(product, products)
    if (status === undefined || found === undefined) continue
    const action = status === 'affected' ? (actions.get(product.id) ?? actions.get('')) : undefined
    const reasons = present<Pick<Said, 'justification' | 'impact' | 'action'>>({
      justification,
      impact: note,
      action,
    })
    const key = JSON.stringify([status, reasons])
    const known = said.get(key)
    if (known === undefined) said.set(key, { status, products: [found], ...reasons })
    else if (known.products.length < VEX_LIMITS.products) known.products.push(found)
  }
  return [...said.values()]
}

/** Details of the first remediation of each product; under '' those that name none. */
function actionsOf(
  vulnerability: unknown,
  groups: ReadonlyMap<string, readonly unknown[]>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const remediation of asList(member(vulnerability, 'remediations')).slice(0, 10_000)) {
    const details = textAt(remediation, 'details', LONG)
    if (details === undefined) continue
    const named = [member(remediation, 'product_ids'), member(remediation, 'group_ids')]
    const ids = [
      ...asList(named[0]),
      ...asList(named[1]).flatMap((group) => groups.get(asText(group) ?? '') ?? []),
    ]
    if (named.every((list) => list === undefined)) ids.push('')
    for (const id of ids) if (typeof id === 'string' && !found.has(id)) found.set(id, details)
  }
  return found
}

/**
 * A product of the tree. What is spoken of only as a part of another product is that product's part, unless its
 * package URL names one exact version, which is the same wherever it runs.
 */
function vexProduct(
  product: TreeProduct,
  products: ReadonlyMap<string, TreeProduct>,
): VexProduct | undefined {
  const own = treeProduct(product)
  const [whole] = product.within ?? []
  if (own === undefined || whole === undefined || product.purl?.version !== undefined) return own
  const other = products.get(whole.id)
  const holder = other === undefined ? productOf({ id: whole.id }) : treeProduct(other)
  return holder && { ...holder, subcomponents: [own] }
}

const treeProduct = (product: TreeProduct): VexProduct | undefined => {
  const { id, purl, cpe, vendor, productName, name, version, steps = [], versionRange } = product
  const { forms = [], models = [], skus = [], serials = [] } = product
  const only = purl?.version === undefined ? [...forms, ...models, ...skus, ...serials] : []
  return productOf({
    id,
    purl: purl && formatPurl(purl),
    cpes: [cpe],
    vendor,
    name: productName ?? name,
    version: version === undefined ? undefined : [version, ...steps].join(' '),
    versionRange,
    only: only.slice(0, 20).join(', '),
  })
}

function identifiersOf(vulnerability: unknown): string[] {
  const others = asList(member(vulnerability, 'ids')).slice(0, 1000)
  const all = [textAt(vulnerability, 'cve', 64), ...others.map((id) => textOf(member(id, 'text'), 256))]
  return [...new Set(all.filter((id) => id !== undefined))]
}
