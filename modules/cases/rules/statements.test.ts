import { describe, expect, it } from 'vitest'
import { overallStatus, statementFault } from './statements.ts'

describe('a statement', () => {
  it('says why something is not affected, and in which version it is fixed', () => {
    expect(statementFault({ product: 'x', status: 'not affected' })?.path).toBe('/justification')
    expect(
      statementFault({ product: 'x', status: 'not affected', words: 'We never call it.' }),
    ).toBeUndefined()
    expect(
      statementFault({ product: 'x', status: 'not affected', justification: 'component not present' }),
    ).toBeUndefined()
    expect(statementFault({ product: 'x', status: 'fixed' })?.path).toBe('/fixedIn')
    expect(statementFault({ product: 'x', status: 'fixed', fixedIn: '1.2' })).toBeUndefined()
    expect(
      statementFault({ product: 'x', status: 'affected', justification: 'component not present' })?.path,
    ).toBe('/justification')
  })
  it('adds up to the worst that needs somebody; nothing said is silence', () => {
    expect(overallStatus([])).toBe('silent')
    expect(overallStatus(['not affected', 'fixed'])).toBe('fixed')
    expect(overallStatus(['fixed', 'under investigation'])).toBe('under investigation')
    expect(overallStatus(['not affected', 'affected', 'fixed'])).toBe('affected')
  })
})
