import { describe, expect, it } from 'vitest'
import { SECTORS, sectorOf } from './sectors.ts'

describe('sectors', () => {
  it('are the sixteen of critical infrastructure and five kinds of government', () => {
    const groups = SECTORS.map(({ group }) => group)
    expect(groups.filter((group) => group === 'critical infrastructure')).toHaveLength(16)
    expect(groups.filter((group) => group === 'government')).toHaveLength(5)
  })
  it('have codes that are told apart, fit a file name and fit the API', () => {
    const codes = SECTORS.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(code).toMatch(/^[a-z][a-z-]{1,59}$/)
  })
  it('are found by their code alone', () => {
    expect(sectorOf('energy')?.name).toBe('Energy')
    expect(sectorOf('Energy')).toBeUndefined()
    expect(sectorOf('constructor')).toBeUndefined()
  })
})
