import { clip } from '../report/text.ts'
import type { VersionStatus } from '../vulnerability/types.ts'
import { type Bounds, EVERYTHING, exactly } from './constraints.ts'
import type { Identity } from './identities.ts'
import type { TreeProduct } from './product-tree.ts'
import { readVers } from './read-vers.ts'
import { GROUPS, type Group, type ProductStatement } from './statements.ts'
import { readVersionWords } from './version-words.ts'

/** One stretch of versions under one name with one status, before those of a name are put together. */
export interface Draft {
  identity: Identity
  group: Group
  status: VersionStatus
  scheme: string
  /** Undefined: the words name no versions beyond doubt. */
  stretch: Bounds | undefined
  /** Without a stretch: it speaks of every version that nothing else names. */
  isOfRest?: true
  /** What could not be read, or what else must hold. */
  words: string | undefined
  /** Of which of its forms it speaks: `architecture x86`. */
  forms: readonly string[]
  justification: string | undefined
  note: string | undefined
}

/** The products of one tree, and the names of each. */
export interface Tree {
  products: ReadonlyMap<string, TreeProduct>
  identitiesOf(product: TreeProduct): readonly Identity[]
}

interface Versions {
  scheme: string
  stretches: Bounds[]
  /** As written, where they could not be read. */
  unread?: string
  condition?: string
  isNumber?: true
}

const LONGEST_WORDS = 500

/** What a statement says under every name of its product, and of what the product is a component of. */
export function draftsOf(statement: ProductStatement, tree: Tree): Draft[] {
  const { product, group } = statement
  const own = tree.identitiesOf(product)
  const drafts = own.flatMap((identity) => underOne(statement, product, identity, tree))
  const isHosted = GROUPS[group] === 'affected' && !own.some(({ kind }) => kind === 'package')
  return isHosted ? [...drafts, ...hostDrafts(statement, tree)] : drafts
}

function underOne(
  { group, justification, note }: Omit<ProductStatement, 'product'>,
  product: TreeProduct,
  identity: Identity,
  { products }: Tree,
): Draft[] {
  const { scheme, stretches, unread, condition, isNumber } = versionsOf(product, identity)
  const { serials = [], forms = [], within = [] } = product
  const places = identity.isPlaced
    ? []
    : within.map(({ category, id }) => `${category.replaceAll('_', ' ')} ${products.get(id)?.name ?? id}`)
  const strict = [
    ...(condition === undefined ? [] : [condition]),
    ...(serials.length > 0 ? [`serial numbers ${serials.join(', ')}`] : []),
  ]
  const limits = [...strict, ...places]
  const words = [...(unread === undefined ? [] : [unread]), ...limits].join('; ')
  const draft = {
    identity,
    group,
    scheme,
    words: words === '' ? undefined : clip(words, LONGEST_WORDS),
    forms,
    justification,
    note,
  }
  // What holds for some of a thing's copies, or in one place, must not be said of all: neither good nor bad news.
  const isOfSome = strict.length > 0 || (GROUPS[group] === 'unaffected' && places.length > 0)
  const status = isOfSome || unread !== undefined ? 'unknown' : GROUPS[group]
  // Good news that cannot be read must not leave the status of every other version open.
  const rest = GROUPS[group] === 'unaffected' ? {} : { isOfRest: true as const }
  if (unread !== undefined) return [{ ...draft, status, stretch: undefined, ...rest }]
  const read: Draft[] = stretches.map((stretch) => ({ ...draft, status, stretch }))
  // An article number in the version's place: other versions may be meant as well.
  if (isNumber && rest.isOfRest)
    read.push({ ...draft, status: 'unknown', words: product.version, stretch: undefined, ...rest })
  return read
}

/** "X as a component of Y is affected" concerns whoever runs Y, where X has no name of its own in inventories. */
function hostDrafts(statement: ProductStatement, tree: Tree): Draft[] {
  return (statement.product.within ?? []).flatMap(({ category, id }) => {
    const host = tree.products.get(id)
    if (host === undefined || !category.endsWith('_component_of')) return []
    const { within: _, ...alone } = host
    return tree
      .identitiesOf(alone)
      .filter(({ kind }) => kind === 'product')
      .flatMap((identity) => underOne(statement, alone, identity, tree))
      .map((draft) => ({
        ...draft,
        status: category === 'default_component_of' ? draft.status : ('unknown' as const),
        words: clip(
          [...(draft.words === undefined ? [] : [draft.words]), `by its part ${statement.product.name}`].join(
            '; ',
          ),
          LONGEST_WORDS,
        ),
      }))
  })
}

function versionsOf(product: TreeProduct, { kind, scheme, version, isWhole }: Identity): Versions {
  const { versionRange, steps = [] } = product
  const custom = scheme ?? 'custom'
  if (kind === 'package' && version !== undefined) return { scheme: custom, stretches: [exactly(version)] }
  const text = versionRange ?? product.version
  if (text !== undefined) {
    const vers = /^\s*vers:/i.test(text) ? readVers(text) : undefined
    if (vers !== undefined)
      // "vers:all" and "vers:generic" leave the order open; the package URL knows it.
      return {
        ...vers,
        scheme: /^(?:custom|generic)$/.test(vers.scheme) ? (scheme ?? vers.scheme) : vers.scheme,
      }
    const words = [text, ...steps].join(' ')
    const read = /^\s*vers:/i.test(text) ? undefined : readVersionWords(words)
    return read === undefined ? { scheme: custom, stretches: [], unread: words } : { ...read, scheme: custom }
  }
  if (version !== undefined) return { scheme: custom, stretches: [exactly(version)] }
  if (isWhole) return { scheme: custom, stretches: [], unread: product.name }
  return { scheme: custom, stretches: [EVERYTHING] }
}
