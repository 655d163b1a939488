import { describe, expect, it } from 'vitest'
import { figures, words } from './figures.ts'

describe('words', () => {
  it.each([
    ['pairwiseF1', 'Pairwise F1'],
    ['root_causes', 'Root causes'],
    ['falseReports', 'False reports'],
  ])('%s reads %s', (key, text) => {
    expect(words(key)).toBe(text)
  })
})

describe('figures', () => {
  it('flattens a nested summary into named lines', () => {
    expect(figures({ findings: 1540, grouping: { precision: 0.98765432 } })).toEqual([
      { name: 'Findings', value: '1,540' },
      { name: 'Grouping: precision', value: '98.8%' },
    ])
  })

  it('tells them in the order of a report’s way, whatever order they came in', () => {
    const names = figures({ seconds: 9, cases: 1, verdicts: { wrong: 0, correct: 5 }, findings: 3 })
    expect(names.map(({ name }) => name)).toEqual([
      'Findings',
      'Cases',
      'Verdicts: correct',
      'Verdicts: wrong',
      'Seconds',
    ])
  })

  it('shows a perfect share as a share', () => {
    expect(figures({ grouping: { recall: 1, precision: 0 } }).map(({ value }) => value)).toEqual([
      '0%',
      '100%',
    ])
  })

  it('keeps zero, which is a figure', () => {
    expect(figures({ wronglyMerged: 0 })).toEqual([{ name: 'Wrongly merged', value: '0' }])
  })

  it.each([null, undefined, 'text', 7, []])('has nothing to show for %j', (summary) => {
    expect(figures(summary)).toEqual([])
  })

  it('ends on hostile depth and length', () => {
    let deep: unknown = { x: 1 }
    for (let i = 0; i < 5_000; i++) deep = { x: deep }
    expect(figures(deep)).toEqual([])
    expect(
      figures(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, i]))).length,
    ).toBeLessThan(100)
  })
})
