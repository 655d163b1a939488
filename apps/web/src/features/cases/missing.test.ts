import { describe, expect, it } from 'vitest'
import { missingInputs } from './missing.ts'

describe('missingInputs', () => {
  it('asks for a CVE only where there is none', () => {
    expect(missingInputs(['EPSS'], false)[0]?.how).toContain('A CVE identifier')
    expect(missingInputs(['EPSS'], true)[0]?.how).toContain('EPSS feed')
  })

  it('names an input it does not know without inventing who knows it', () => {
    expect(missingInputs(['Tide', '__proto__'], true)).toEqual([
      { name: 'Tide', how: undefined },
      { name: '__proto__', how: undefined },
    ])
  })
})
