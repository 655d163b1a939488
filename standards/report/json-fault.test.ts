import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonFault } from './json-fault.ts'

describe('findJsonFault', () => {
  it.each([
    ['{', 1, 2, /ends too early/],
    ['{"a":1,}', 1, 8, /member name/],
    ['[1 2]', 1, 4, /comma or \]/],
    ['{"a" 1}', 1, 6, /colon/],
    ['[01]', 1, 2, /value/],
    ['"a\nb"', 1, 1, /not closed or escaped/],
    ['{}\n{}', 2, 1, /ended before/],
    ["{'a':1}", 1, 2, /double quotes/],
  ])('%j breaks at line %d, column %d', (text, line, column, words) => {
    const fault = findJsonFault(text)
    expect([fault.line, fault.column]).toEqual([line, column])
    expect(fault.message).toMatch(words)
  })
  it('finds a fault exactly where the engine finds one', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-',
      '1e5',
      'true',
      'nul',
      ' ',
      '\n',
      '"\\u00g0"',
      '"\\n"',
      '.5',
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.json(),
    )
    fc.assert(
      fc.property(text, (json) => {
        let parses = true
        try {
          JSON.parse(json)
        } catch {
          parses = false
        }
        expect(findJsonFault(json).message === 'the text cannot be parsed').toBe(parses)
      }),
      { numRuns: 2000 },
    )
  })
  it('survives a string of megabytes', () => {
    expect(findJsonFault(`["${'x'.repeat(8_000_000)}" oops]`).column).toBe(8_000_005)
  })
})
