import { system } from '../../../platform/access/actor.ts'
import { createResolver, type KnownProduct, type ProductResolver } from '../../../standards/products/index.ts'
import type { MembersDeps } from './deps.ts'

/** Everything any source names as a product, ready to be asked. */
export interface KnownProducts {
  /**
   * The index of this process: made when it is first asked for, which takes seconds where the whole of public data was
   * taken in, and made anew when that data has changed.
   * @param fresh whether what came within the last hour matters
   */
  resolver(fresh?: boolean): Promise<ProductResolver>
}

const PAGE = 5000
/** The resolver's own bound. */
const MOST = 1_000_000
/** Sources come in all day long; what they add is known within the hour. */
const LEAST_AGE_MS = 3_600_000

export function createKnownProducts({
  db,
  affected,
  clock,
}: Pick<MembersDeps, 'db' | 'affected' | 'clock'>): KnownProducts {
  let made: { resolver: ProductResolver; asOf: string; at: number; empty: boolean } | undefined
  let making: Promise<ProductResolver> | undefined

  async function make(asOf: string): Promise<ProductResolver> {
    const products: KnownProduct[] = []
    let after: string | undefined
    do {
      const page = await db.as(system, (tx) => affected.knownProducts(tx, after, PAGE))
      for (const product of page.items) if (products.length < MOST) products.push(product)
      after = page.next
    } while (after !== undefined && products.length < MOST)
    const resolver = createResolver(products)
    made = { resolver, asOf, at: clock.now().getTime(), empty: products.length === 0 }
    return resolver
  }

  return {
    async resolver(fresh = false) {
      if (making) return making
      const asOf = (await db.as(system, (tx) => affected.asOf(tx)))?.toISOString() ?? 'nothing'
      const age = made === undefined ? undefined : clock.now().getTime() - made.at
      const young = !fresh && made?.empty === false && age !== undefined && age < LEAST_AGE_MS
      if (made && (made.asOf === asOf || young)) return made.resolver
      making ??= make(asOf).finally(() => {
        making = undefined
      })
      return making
    },
  }
}
