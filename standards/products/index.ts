import type { Features } from './features.ts'
import { indexProducts, type KnownIndex } from './known-index.ts'
import { analyse } from './query.ts'
import { questionOf, reasonsInWords } from './question.ts'
import { type Ranked, rank } from './rank.ts'
import type { KnownProduct, ProductQuery, Resolution } from './types.ts'

export type { KnownProduct, ProductCandidate, ProductQuery, Resolution } from './types.ts'

/** Finds what rows of a list mean among known products. */
export interface ProductResolver {
  /** Pure: the same row gets the same answer. Cells are looked at for 300 characters each. */
  resolve(query: ProductQuery): Resolution
}

/** Least confidences. Certain asks more than a number besides: see beyondDoubt. */
const CERTAIN = 0.95
const PROBABLE = 0.8
const POSSIBLE = 0.2
/** Fainter candidates help nobody. */
const SHOWN = 0.05
const MOST_CANDIDATES = 8

/**
 * A resolver over known products (KEV, NVD, CVE, CSAF; see catalogue.ts). Building takes seconds for 200,000
 * products, one answer about a millisecond. The products are kept, not copied.
 * @throws RangeError beyond a million products
 */
export function createResolver(products: Iterable<KnownProduct>): ProductResolver {
  const index = indexProducts(products)
  return { resolve: (query) => resolveIn(index, query) }
}

function resolveIn(index: KnownIndex, query: ProductQuery): Resolution {
  const analysed = analyse(query, index)
  const ranked = rank(analysed, index).filter(({ confidence }) => confidence >= SHOWN)
  const [best] = ranked
  const state = best === undefined ? 'unmatched' : stateOf(best, ranked)
  const shown = ranked.slice(0, MOST_CANDIDATES)
  const question = questionOf(state, query, shown, index)
  return {
    state,
    confidence: best?.confidence ?? 0,
    candidates: shown.map((one) => ({
      product: index.products[one.product]!,
      confidence: one.confidence,
      because: reasonsInWords(one.features),
    })),
    ...(analysed.version === undefined ? {} : { version: analysed.version }),
    ...(question === undefined ? {} : { question }),
  }
}

function stateOf(best: Ranked, ranked: readonly Ranked[]): Resolution['state'] {
  if (best.confidence >= CERTAIN && beyondDoubt(best.features)) return 'certain'
  if (best.confidence >= PROBABLE) return 'probable'
  // Several that fit alike share the confidence; together they are worth the question.
  const several = ranked.some(({ chance }) => chance >= 0.5)
  return best.confidence >= POSSIBLE || several ? 'possible' : 'unmatched'
}

/** Vendor and every word as written, nothing left over that could make it another product. */
const beyondDoubt = (f: Features): boolean =>
  (f.vendor === 'equal' || f.vendor === 'named') &&
  f.exact &&
  f.line === undefined &&
  f.kind !== 'part' &&
  f.kind !== 'short form' &&
  !f.generic &&
  f.leftKnown.length + f.leftUnknown.length + f.leftModels.length === 0 &&
  f.model !== 'missing' &&
  f.model !== 'other' &&
  (f.version === 'none' || f.version === 'equal')
