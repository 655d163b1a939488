import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readInventory } from '../sbom/read.ts'
import { corpusProducts } from './corpus.fixtures.ts'
import { createResolver, type KnownProduct, type ProductQuery, type Resolution } from './index.ts'

const corpus = process.env.TOCSIN_CORPUS
const folder = join(import.meta.dirname, '../../testing/fixtures/products')

interface TruthRow {
  row: number
  held: boolean
  heading?: true
  expect: Pick<KnownProduct, 'vendor' | 'product'>[]
}
const truth: TruthRow[] = JSON.parse(readFileSync(join(folder, 'hospital.truth.json'), 'utf8')).rows

/** Spelling apart from letters and digits does not count; written apart from the resolver's own folding. */
const bare = ({ vendor, product }: Pick<KnownProduct, 'vendor' | 'product'>) =>
  `${vendor} ${product}`.toLowerCase().replace(/[^\p{L}\p{N}+]/gu, '')

describe('the list of a hospital’s one IT person', () => {
  it('has sixty products, a third of them held out from tuning', () => {
    const rows = truth.filter(({ heading }) => heading === undefined)
    expect(rows).toHaveLength(60)
    expect(rows.filter(({ held }) => held)).toHaveLength(20)
  })
})

describe.skipIf(!corpus)('the same list against the corpus (skipped where TOCSIN_CORPUS is not set)', () => {
  const answers = new Map<number, Resolution>()
  const listedAsProblem = new Set<number>()
  const rowOf = (place: string): number => Number(/^row (\d+)$/.exec(place)?.[1])

  beforeAll(async () => {
    const { resolve } = createResolver(corpusProducts(corpus!))
    for await (const item of readInventory(createReadStream(join(folder, 'hospital.csv')))) {
      if (item.type === 'problem') listedAsProblem.add(rowOf(item.problem.where))
      if (item.type === 'component')
        answers.set(rowOf(item.component.ref), resolve(item.component as ProductQuery))
    }
  })

  const answered = (row: TruthRow): boolean =>
    ['certain', 'probable'].includes(answers.get(row.row)?.state ?? '')
  const isRight = (row: TruthRow): boolean => {
    const best = answers.get(row.row)?.candidates[0]
    return best !== undefined && row.expect.map(bare).includes(bare(best.product))
  }

  it.each([
    ['tuned', false],
    ['held out', true],
  ])('is resolved with precision of at least .95 (%s)', (name, held) => {
    const rows = truth.filter((row) => row.held === held)
    const given = rows.filter(answered)
    const right = given.filter(isRight)
    const known = rows.filter((row) => row.expect.length > 0)
    const figures = {
      precision: right.length / given.length,
      recall: right.length / known.length,
    }
    console.info(
      `hospital list, ${name}: precision ${right.length}/${given.length} = ${figures.precision.toFixed(3)}, recall ${right.length}/${known.length} = ${figures.recall.toFixed(3)}`,
    )
    expect(given.filter((row) => !isRight(row)).map(({ row }) => row)).toEqual([])
    expect(figures.precision).toBeGreaterThanOrEqual(0.95)
    expect(figures.recall).toBeGreaterThanOrEqual(0.7)
  })

  it('is certain of nothing wrong', () => {
    const certain = truth.filter(({ row }) => answers.get(row)?.state === 'certain')
    expect(certain.length).toBeGreaterThan(10)
    expect(certain.filter((row) => !isRight(row))).toEqual([])
  })

  it('loses no row: each has an answer, if only that nobody knows it, or is listed as a problem', () => {
    for (const { row } of truth)
      expect([row, answers.get(row)?.state !== undefined || listedAsProblem.has(row)]).toEqual([row, true])
  })

  it('is asked about where it is not certain', () => {
    for (const { state, question } of answers.values())
      expect(question === undefined).toBe(state === 'certain' || state === 'unmatched')
  })
})
