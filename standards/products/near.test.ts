import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abbreviates, createNearWords, editsBetween } from './near.ts'

/** By the definition, without bounds: insert, delete, replace, swap of neighbours. */
function slowEdits(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, i) =>
    Array.from({ length: other.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  for (let i = 1; i <= one.length; i += 1)
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      let least = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + same)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, table[i - 2]![j - 2]! + 1)
      table[i]![j] = least
    }
  return table[one.length]![other.length]!
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })

describe('misspelt words', () => {
  it('counts edits as the definition does', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
        const edits = slowEdits(one, other)
        expect(editsBetween(one, other, most)).toBe(edits <= most ? edits : undefined)
      }),
    )
  })
  it('finds every word within the edits it allows', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'e', 'n', 'r', 's', 't'),
      minLength: 5,
      maxLength: 11,
    })
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 7 }), letters, (words, asked) => {
        const found = createNearWords([...new Set(words)]).find(asked)
        for (const other of new Set(words)) {
          const most = Math.min(asked.length, other.length) >= 8 ? 2 : 1
          const edits = slowEdits(asked, other)
          if (edits > 0 && edits <= most) expect(found).toContainEqual({ word: other, edits })
        }
      }),
    )
  })
  it('leaves numbers and short words alone', () => {
    const near = createNearWords(['mx450', 'ifix', 'fortigate'])
    expect(near.find('mx400')).toEqual([])
    expect(near.find('iview')).toEqual([])
    expect(near.find('fortgate')).toEqual([{ word: 'fortigate', edits: 1 }])
  })
})

describe('abbreviates', () => {
  it.each([
    ['pcu', ['pc', 'unit'], true],
    ['asa', ['adaptive', 'security', 'appliance'], true],
    ['br', ['backup', 'replication'], true],
    ['asa', ['adaptive', 'security'], false],
    ['p', ['pc', 'unit'], false],
    ['pc', ['pc'], false],
  ])('%s of %j: %s', (short, words, expected) => {
    expect(abbreviates(short, words)).toBe(expected)
  })
})
