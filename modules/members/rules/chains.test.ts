import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBypassed, reachedAt, STAGES, type StageEntry, stageCounts } from './chains.ts'
import { LEAST_SHOWN, median, shown } from './counts.ts'

const entry = (stage: StageEntry['stage'], day: number, bypassedDay?: number): StageEntry => ({
  stage,
  at: new Date(Date.UTC(2026, 0, day)),
  bypassedAt: bypassedDay === undefined ? undefined : new Date(Date.UTC(2026, 0, bypassedDay)),
})

describe('the way of a repair', () => {
  it('stands at a stage with the earliest entry nobody got past', () => {
    const entries = [entry('released', 9), entry('released', 3, 5), entry('released', 7)]
    expect(reachedAt(entries, 'released')).toEqual(new Date(Date.UTC(2026, 0, 7)))
    expect(isBypassed(entries, 'released')).toBe(false)
    expect(isBypassed([entry('released', 3, 5)], 'released')).toBe(true)
    expect(isBypassed([], 'released')).toBe(false)
  })
  it('is counted by stage, with the days since the stage before that the chain had', () => {
    const counts = stageCounts([
      {
        entries: [entry('candidate', 1), entry('released', 11)],
        deployedAt: new Date(Date.UTC(2026, 0, 21)),
      },
      { entries: [entry('released', 5)], deployedAt: undefined },
      { entries: [entry('released', 5, 6)], deployedAt: undefined },
    ])
    const of = (stage: string) => counts.find((count) => count.stage === stage)
    expect(of('candidate')).toEqual({ stage: 'candidate', reached: 1, medianDays: null, bypassed: 0 })
    expect(of('certified')).toEqual({ stage: 'certified', reached: 0, medianDays: null, bypassed: 0 })
    expect(of('released')).toEqual({ stage: 'released', reached: 2, medianDays: 10, bypassed: 1 })
    expect(of('deployed')).toEqual({ stage: 'deployed', reached: 1, medianDays: 10, bypassed: 0 })
  })
  it('never counts more chains at a stage than there are, and no day below zero', () => {
    const entries = fc.array(
      fc.record({
        stage: fc.constantFrom(...STAGES),
        day: fc.integer({ min: 1, max: 300 }),
        gone: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 8 }), (chains) => {
        const counts = stageCounts(
          chains.map((chain) => ({
            entries: chain.map(({ stage, day, gone }) => entry(stage, day, gone ? day + 1 : undefined)),
            deployedAt: undefined,
          })),
        )
        return counts.every(
          ({ reached, bypassed, medianDays }) =>
            reached + bypassed <= chains.length && (medianDays === null || medianDays >= 0),
        )
      }),
    )
  })
})

describe('counts over members', () => {
  it('are hidden where few members stand behind them', () => {
    expect(shown(100, LEAST_SHOWN - 1)).toBeNull()
    expect(shown(0, 0)).toBeNull()
    expect(shown(100, LEAST_SHOWN)).toBe(100)
  })
  it('have the middle one as median', () => {
    expect(median([])).toBeNull()
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1])).toBe(2.5)
  })
})
