import { describe, expect, it } from 'vitest'
import { COMMON_PRODUCTS, ICONS } from './common.ts'
import { corpusProducts } from './corpus.fixtures.ts'
import { createResolver } from './index.ts'

const corpus = process.env.TOCSIN_CORPUS

describe('common products', () => {
  it('are about sixty, each once, by name and by what records call them', () => {
    expect(COMMON_PRODUCTS.length).toBeGreaterThanOrEqual(55)
    expect(COMMON_PRODUCTS.length).toBeLessThanOrEqual(75)
    expect(new Set(COMMON_PRODUCTS.map(({ name }) => name)).size).toBe(COMMON_PRODUCTS.length)
    const keys = COMMON_PRODUCTS.map(({ vendor, product }) => `${vendor}/${product}`)
    expect(new Set(keys).size).toBe(COMMON_PRODUCTS.length)
  })

  it('are spelt as CPE spells, have a picture, and say where the version is and what to ask', () => {
    for (const one of COMMON_PRODUCTS) {
      expect(one.vendor).toMatch(/^[a-z0-9][a-z0-9_.-]*$/)
      expect(one.product).toMatch(/^[a-z0-9][a-z0-9_.&-]*$/)
      expect(ICONS).toContain(one.icon)
      for (const text of [one.version, one.ask]) expect(text).toMatch(/^.{8,160}[.?]$/)
    }
    expect(new Set(COMMON_PRODUCTS.map(({ icon }) => icon))).toEqual(new Set(ICONS))
  })

  it('resolve by their plain name, each to its own key', () => {
    const { resolve } = createResolver(
      COMMON_PRODUCTS.map(({ vendor, product, namedBy }) => ({ vendor, product, seenIn: [namedBy] })),
    )
    for (const { name, vendor, product } of COMMON_PRODUCTS) {
      const answer = resolve({ name, vendor })
      expect([name, answer.candidates[0]?.product]).toMatchObject([name, { vendor, product }])
    }
  })

  it.skipIf(!corpus)(
    'are what KEV and CISA’s advisories name, where they say so (skipped where TOCSIN_CORPUS is not set)',
    () => {
      const { resolve } = createResolver(corpusProducts(corpus!))
      const named = COMMON_PRODUCTS.filter(({ namedBy }) => namedBy !== 'nvd')
      expect(named.length).toBeGreaterThan(30)
      for (const { vendor, product } of named)
        expect([vendor, product, resolve({ vendor, name: product }).state]).toEqual([
          vendor,
          product,
          expect.stringMatching(/^(?:certain|probable)$/),
        ])
    },
  )
})
