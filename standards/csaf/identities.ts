import { readCpe, readCpeUri } from '../cve/cpe.ts'
import { packageKey, productKey, subjectsOf } from '../matching/names.ts'
import type { NameKey, Subject } from '../matching/types.ts'
import { osvPackage } from '../osv/ecosystem.ts'
import { formatPurl, type Purl } from '../purl/purl.ts'
import { schemeOfEcosystem } from '../vulnerability/scheme.ts'
import type { TreeProduct } from './product-tree.ts'

/** A name under which somebody's inventory may hold a product of a product tree. */
export interface Identity {
  kind: 'package' | 'product'
  key: NameKey
  /** How its versions are ordered, where its package URL tells. */
  scheme: string | undefined
  /** The version its package URL or CPE name names. */
  version: string | undefined
  /** Vendor and product as written, for those who look for what is theirs. */
  spelled: { vendor: string; product: string; cpe: string | undefined } | undefined
  /** The tree does not part the name from the version: what it is called says neither for sure. */
  isWhole?: true
  /** Where its release is the distribution it is a component of, that place is told by the key. */
  isPlaced?: true
}

type Products = ReadonlyMap<string, TreeProduct>
const MOST_PURLS = 8

/**
 * Every name of a product (CSAF 2.0 §3.1.3.3): its package URLs, vendor and product name of its branches, its CPE
 * name where that differs, and the vendor's model numbers and stock keeping units.
 */
export function identitiesOf(product: TreeProduct, products: Products): Identity[] {
  const packages = [product.purl, ...(product.morePurls ?? [])]
    .slice(0, MOST_PURLS)
    .flatMap((purl) => (purl === undefined ? [] : packageIdentity(purl, product, products)))
  const byCpe = cpeIdentity(product.cpe)
  const named = productIdentity(product, packages.length > 0 || byCpe !== undefined, byCpe)
  const isSame = byCpe !== undefined && named !== undefined && folded(byCpe.key) === folded(named.key)
  return [
    ...packages,
    ...(named === undefined ? [] : [named]),
    ...(byCpe === undefined || isSame ? [] : [byCpe]),
    ...numberIdentities(product),
  ]
}

function packageIdentity(purl: Purl, product: TreeProduct, products: Products): Identity[] {
  const [subject] = subjectsOfPurl(purl)
  if (subject === undefined) return []
  const { space, name, version } = subject
  const host = space === 'red hat' ? redHatHost(product, products) : undefined
  const release = host ?? subject.release
  const ecosystem = osvPackage(purl)?.name
  const isDistro = /^(?:deb|rpm|apk)$/.test(purl.type)
  const scheme = ecosystem === undefined ? (isDistro ? purl.type : 'custom') : schemeOfEcosystem(ecosystem)
  return [
    {
      kind: 'package',
      key: { space, release, name },
      scheme,
      version,
      spelled: undefined,
      ...(host === undefined ? {} : { isPlaced: true as const }),
    },
  ]
}

/** As inventories are looked up, so that both sides agree. */
function subjectsOfPurl(purl: Purl): Subject[] {
  try {
    const text = formatPurl(purl)
    return subjectsOf({ ref: text, kind: 'package', name: purl.name, purl: text, cpes: [] })
  } catch {
    return []
  }
}

/** Red Hat says of which of its products by the CPE name of what a package is a component of, as OSV does after it. */
function redHatHost({ within = [] }: TreeProduct, products: Products): string | undefined {
  for (const { id } of within) {
    const [, host] = /^cpe:\/[aoh]?:redhat:(.+)$/.exec(products.get(id)?.cpe?.toLowerCase() ?? '') ?? []
    if (host !== undefined) return packageKey(`Red Hat:${host}`, '').release
  }
  return undefined
}

function cpeIdentity(cpe: string | undefined): Identity | undefined {
  const read = cpe === undefined ? undefined : (readCpe(cpe) ?? readCpeUri(cpe))
  if (read === undefined) return undefined
  const { vendor, product, version, update } = read
  return {
    kind: 'product',
    key: productKey(vendor, product),
    scheme: undefined,
    version: version === undefined || update === undefined ? version : `${version} ${update}`,
    spelled: { vendor, product, cpe },
  }
}

/** @param isNamed it has a better name than a full product name that no branch explains */
function productIdentity(
  { vendor, family, productName, name }: TreeProduct,
  isNamed: boolean,
  byCpe: Identity | undefined,
): Identity | undefined {
  const product = productName ?? family
  if (product === undefined && isNamed) return undefined
  const key = productKey(vendor, product ?? name)
  const cpe = byCpe !== undefined && folded(byCpe.key) === folded(key) ? byCpe.spelled?.cpe : undefined
  return {
    kind: 'product',
    key,
    scheme: undefined,
    version: undefined,
    spelled: { vendor: vendor ?? '', product: product ?? name, cpe },
    ...(product === undefined ? { isWhole: true as const } : {}),
  }
}

/** Model numbers and stock keeping units are what a label on the thing says; `*` and `?` stand for more than one. */
function numberIdentities({ vendor, models = [], skus = [] }: TreeProduct): Identity[] {
  if (vendor === undefined) return []
  return [...new Set([...models, ...skus])]
    .filter((number) => !/[*?]/.test(number))
    .map((number) => ({
      kind: 'product',
      key: productKey(vendor, number),
      scheme: undefined,
      version: undefined,
      spelled: { vendor, product: number, cpe: undefined },
    }))
}

/** CPE names write `ios_xe`, product trees `IOS XE`: inventories are looked up under both. */
const folded = ({ space, name }: NameKey): string => JSON.stringify([space, name]).replaceAll('_', ' ')
