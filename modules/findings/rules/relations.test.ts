import { describe, expect, it } from 'vitest'
import { featuresOf, KIND } from './features.ts'
import { asAbout, otherPackages, subsumedBy } from './relations.ts'

describe('subsumed root causes', () => {
  const narrow = { rootCauseId: 'narrow', behaviour: 'fix 1', also: ['fix 2'] }
  const wide = { rootCauseId: 'wide', behaviour: 'fix 2', also: [] }
  it('are those whose every proof another repair stops too', () => {
    expect(subsumedBy([narrow, narrow, wide])).toEqual([{ from: 'narrow', to: 'wide' }])
  })
  it('are none where one proof is not stopped, or where it holds both ways', () => {
    expect(subsumedBy([narrow, { ...narrow, also: [] }, wide])).toEqual([])
    expect(subsumedBy([narrow, { ...wide, also: ['fix 1'] }])).toEqual([])
  })
})

describe('reports that tell of a chain', () => {
  const document = {
    title: 'Session fixation in toy-auth',
    description: 'Chained with the path traversal in `toy-static` (readFile) it gives everything.',
    component: { name: 'toy-auth' },
  }
  it('are marked, so that their words are held against other packages', () => {
    const kinds = (of: Parameters<typeof featuresOf>[0]) =>
      featuresOf(of).fingerprints.map(({ kind }) => kind)
    expect(kinds(document)).toContain(KIND.chain)
    expect(kinds({ ...document, description: 'The blockchain library toy-static is fine.' })).not.toContain(
      KIND.chain,
    )
  })
  it('name the packages of other steps, not their own', () => {
    expect(otherPackages(document)).toContain('toy-static')
    expect(otherPackages(document)).not.toContain('toy-auth')
    expect(featuresOf(asAbout(document, 'toy-static')).package).toBe('toy-static')
  })
})
