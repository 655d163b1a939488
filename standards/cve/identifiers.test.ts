import { describe, expect, it } from 'vitest'
import { findWeaknesses } from '../cwe/identifiers.ts'
import { weaknessName } from '../cwe/names.ts'
import { findIdentifiers, identifierSystem, isCve } from './identifiers.ts'

describe('findIdentifiers', () => {
  it('finds each once, in order, in canonical spelling', () => {
    expect(
      findIdentifiers('see cve-2019-10744, GHSA-JF85-CPCP-J695 and CVE-2019-10744; GO-2026-4864'),
    ).toEqual(['CVE-2019-10744', 'GHSA-jf85-cpcp-j695', 'GO-2026-4864'])
  })
  it('finds nothing in what only looks like one', () => {
    expect(findIdentifiers('CVE-19-1 GHSA-1111-2222-3333 xCVE-2019-10744x')).toEqual([])
  })
  it('knows who issued one', () => {
    expect(identifierSystem('CVE-2019-10744')).toBe('CVE')
    expect(identifierSystem('GHSA-jf85-cpcp-j695')).toBe('GHSA')
    expect(identifierSystem('TOCSIN-2026-0001')).toBe('other')
    expect(isCve('CVE-2019-10744 and more')).toBe(false)
  })
})

describe('weaknesses', () => {
  it('are read in every spelling tools use', () => {
    expect(findWeaknesses('external/cwe/cwe-079 CWE_22, CWE: 94; cwe-79 CWE-0 CWE')).toEqual([
      'CWE-79',
      'CWE-22',
      'CWE-94',
    ])
  })
  it('have their official names', () => {
    expect(weaknessName('CWE-79')).toMatch(/Cross-site Scripting/)
    expect(weaknessName('CWE-99999999')).toBeUndefined()
  })
})
