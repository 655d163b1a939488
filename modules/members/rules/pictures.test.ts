import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMON_PRODUCTS } from '../../../standards/products/common.ts'
import { chosenIn, componentOf, documentOf, merge, type Pictured, picturesOf } from './pictures.ts'

const wall: Pictured = {
  id: 'wall',
  group: 'Network',
  name: 'Wall firewall',
  icon: 'firewall',
  versionHint: 'on the first page',
  vendor: 'acme',
  product: 'wallos',
}

describe('the list of pictures', () => {
  it('has ids that are told apart, fit the API and can be typed', () => {
    const ids = picturesOf(COMMON_PRODUCTS).map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(20)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[^@=\s]{1,60}$/)
  })
})

describe('choosing from pictures', () => {
  it('has each thing in each version once, with the number said last', () => {
    const before = [{ id: 'wall', version: '1.0', quantity: 2 }, { id: 'pump' }]
    expect(merge(before, [{ id: 'wall', version: ' 1.0', quantity: 3 }])).toEqual([
      { id: 'wall', version: ' 1.0', quantity: 3 },
      { id: 'pump' },
    ])
    expect(merge(before, [{ id: 'wall', version: '2.0' }])).toHaveLength(3)
  })
  it('takes a version that is said later for the one that was not known', () => {
    expect(merge([{ id: 'pump', quantity: 4 }], [{ id: 'pump', version: '3' }])).toEqual([
      { id: 'pump', version: '3', quantity: 4 },
    ])
    expect(merge([{ id: 'pump', version: '3' }], [{ id: 'pump' }])).toEqual([{ id: 'pump', version: '3' }])
  })
  it('adds nothing when the same is chosen again', () => {
    const item = fc.record(
      {
        id: fc.constantFrom('a', 'b', 'c'),
        version: fc.constantFrom('1', '2'),
        quantity: fc.integer({ min: 1, max: 9 }),
      },
      { requiredKeys: ['id'] },
    )
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (items) => {
        const once = merge([], items)
        expect(merge(once, once)).toEqual(once)
        const keys = once.map(({ id, version }) => `${id} ${version}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
  it('keeps a document that others read, and reads it back', () => {
    const chosen = [{ id: 'wall', version: '1.0', quantity: 2 }, { id: 'gone' }]
    const components = [componentOf(chosen[0]!, wall), componentOf(chosen[1]!, undefined)]
    expect(components).toEqual([
      {
        ref: 'wall@1.0',
        kind: 'product',
        name: 'Wall firewall',
        vendor: 'acme',
        version: '1.0',
        cpes: [],
        listed: { quantity: '2' },
      },
      { ref: 'gone', kind: 'product', name: 'gone', cpes: [] },
    ])
    const document = documentOf(chosen, components)
    expect(document).toMatchObject({
      bomFormat: 'CycloneDX',
      components: [{ name: 'Wall firewall', manufacturer: { name: 'acme' } }, { name: 'gone' }],
    })
    expect(chosenIn(JSON.parse(JSON.stringify(document)))).toEqual(chosen)
    for (const strange of [null, 3, {}, { components: [null, { properties: {} }] }])
      expect(chosenIn(strange)).toEqual([])
  })
})
