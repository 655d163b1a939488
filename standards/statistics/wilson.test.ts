import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilson } from './wilson.ts'

describe('wilson', () => {
  it('agrees with published values', () => {
    // Newcombe 1998, table I, method 3: 81/263 and 15/148 and 0/20 and 1/29.
    for (const [k, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const [a, b] = wilson(k, n)
      expect(a).toBeCloseTo(low, 4)
      expect(b).toBeCloseTo(high, 4)
    }
  })
  it('says nothing when nothing was tried', () => expect(wilson(0, 0)).toEqual([0, 1]))
  it('refuses impossible counts', () => {
    for (const [k, n] of [
      [-1, 2],
      [3, 2],
      [0.5, 1],
      [Number.NaN, 1],
    ] as const)
      expect(() => wilson(k, n)).toThrow(RangeError)
    expect(() => wilson(1, 2, 0)).toThrow(RangeError)
  })
  it('holds the observed proportion and stays within 0…1', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const n = Math.max(a, b)
        const k = Math.min(a, b)
        const [low, high] = wilson(k, n)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        if (n > 0) {
          expect(low).toBeLessThanOrEqual(k / n)
          expect(high).toBeGreaterThanOrEqual(k / n)
        }
      }),
    )
  })
})
