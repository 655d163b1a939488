import { describe, expect, it } from 'vitest'
import { parseSearch, readFacets, stringifySearch } from './search.ts'

const SPEC = { severity: ['high', 'low'], q: 'text' } as const

describe('search in the address', () => {
  it('goes to the address and back unchanged', () => {
    const search = { q: 'a&b = "c"', severity: 'high' }
    expect(parseSearch(stringifySearch(search))).toEqual(search)
  })

  it('keeps digits as text', () => {
    expect(parseSearch('?q=4.10')).toEqual({ q: '4.10' })
    expect(parseSearch('?q=123')).toEqual({ q: '123' })
  })

  it('leaves nothing behind for facets that are not set', () => {
    expect(stringifySearch({ q: '', severity: undefined })).toBe('')
  })
})

describe('readFacets', () => {
  it('keeps known words and free text', () => {
    expect(readFacets(SPEC, { severity: 'low', q: 'lodash' })).toEqual({ severity: 'low', q: 'lodash' })
  })

  it('drops words the list does not know, and keys nobody asked for', () => {
    expect(readFacets(SPEC, { severity: 'enormous', page: '7', q: 5 })).toEqual({})
  })

  it('cuts free text to what the server accepts', () => {
    expect(readFacets(SPEC, { q: 'x'.repeat(500) }).q).toHaveLength(200)
  })

  it('is not misled by keys of the prototype', () => {
    expect(readFacets(SPEC, parseSearch('?__proto__=x&constructor=y'))).toEqual({})
  })
})
