import { describe, expect, it } from 'vitest'
import { heat } from './heat.ts'

describe('a step of heat', () => {
  it.each([
    [0, 0, 0],
    [0, 8, 0],
    [1, 1000, 1],
    [500, 1000, 2],
    [501, 1000, 3],
    [8, 8, 4],
  ])('of %d where the most is %d is %d', (open, most, step) => {
    expect(heat(open, most)).toBe(step)
  })
})
