import { describe, expect, it } from 'vitest'
import { linesOf } from './names.ts'

describe('linesOf', () => {
  it('takes one target a line, each once, however lines end', () => {
    expect(linesOf('pkg:npm/a\r\n\n  https://example.org/a \npkg:npm/a')).toEqual([
      'pkg:npm/a',
      'https://example.org/a',
    ])
    expect(linesOf(' \n')).toEqual([])
  })
})
