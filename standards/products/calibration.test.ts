import { beforeAll, describe, expect, it } from 'vitest'
import { type MadeRow, makeRows } from './calibration.fixtures.ts'
import { POINTS } from './confidence.ts'
import { corpusProducts } from './corpus.fixtures.ts'
import { fitPoints, lossOf, rankRow, samplesOf } from './fit.fixtures.ts'
import { createResolver } from './index.ts'
import { indexProducts, type KnownIndex } from './known-index.ts'
import type { KnownProduct } from './types.ts'
import { randomOf } from './typing.fixtures.ts'

const corpus = process.env.TOCSIN_CORPUS

describe.skipIf(!corpus)('confidence against the corpus (skipped where TOCSIN_CORPUS is not set)', () => {
  let products: KnownProduct[]
  let index: KnownIndex
  let held: MadeRow[]
  beforeAll(() => {
    products = corpusProducts(corpus!)
    index = indexProducts(products)
    held = makeRows(products, 'held', 1500, randomOf(11))
  })

  it('is how often such answers are right, measured on products that took no part in the fit', () => {
    const answers = held.flatMap((row) => {
      const best = rankRow(row, index)[0]
      if (best === undefined) return []
      return { confidence: best.confidence, right: row.means.has(products[best.product]!) }
    })
    const bins = [0, 0.2, 0.4, 0.6, 0.8, 0.95].map((from, at, all) => {
      const inside = answers.filter(
        ({ confidence }) => confidence >= from && confidence < (all[at + 1] ?? 1.01),
      )
      const mean = inside.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, inside.length)
      const right = inside.filter((one) => one.right).length / Math.max(1, inside.length)
      return { from, answers: inside.length, said: mean, right }
    })
    console.info('confidence said and found on held-out products:', bins)
    const error =
      bins.reduce((sum, bin) => sum + bin.answers * Math.abs(bin.said - bin.right), 0) / answers.length
    expect(error).toBeLessThan(0.05)
    for (const { from, right } of bins)
      if (from >= 0.8) expect(right).toBeGreaterThan(from === 0.8 ? 0.75 : 0.95)
  })

  it('would hardly be better with points fitted anew', () => {
    const fitted = samplesOf(makeRows(products, 'fitted', 1500, randomOf(12)), index)
    const samples = samplesOf(held, index)
    expect(lossOf(samples, POINTS)).toBeLessThan(lossOf(samples, fitPoints(fitted, 300)) + 0.03)
  })

  it('finds every catalogue entry that is written as the catalogue writes it', () => {
    const { resolve } = createResolver(products)
    const named = products.filter(({ product }) => !/^(?:multiple|some|all)\b/i.test(product))
    const lost = named.filter((known) => {
      const answer = resolve({ vendor: known.vendor, name: known.product })
      return !answer.candidates.some(({ product }) => product === known)
    })
    console.info(
      `catalogue entries found again under their own name: ${named.length - lost.length} of ${named.length}`,
    )
    expect(lost.length / named.length).toBeLessThan(0.02)
  })
})
