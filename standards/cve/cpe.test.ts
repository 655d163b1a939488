import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cpeOfProduct, readCpe } from './cpe.ts'

describe('the CPE name of a product', () => {
  it('is one of every version, with what needs it escaped', () => {
    expect(cpeOfProduct({ part: 'operating system', vendor: 'cisco', product: 'ios_xe' })).toBe(
      'cpe:2.3:o:cisco:ios_xe:*:*:*:*:*:*:*:*',
    )
    expect(cpeOfProduct({ part: 'hardware', vendor: 'a+b', product: 'x:1' })).toBe(
      'cpe:2.3:h:a\\+b:x\\:1:*:*:*:*:*:*:*:*',
    )
  })
  it('reads back as what it was made of', () => {
    const name = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text !== '*' && text !== '-')
    const part = fc.constantFrom('application', 'operating system', 'hardware')
    fc.assert(
      fc.property(fc.record({ part, vendor: name, product: name }), (cpe) => {
        expect(readCpe(cpeOfProduct(cpe as never))).toEqual(cpe)
      }),
    )
  })
})
