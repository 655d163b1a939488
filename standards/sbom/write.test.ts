import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes, collect, cut, written } from './sbom.fixtures.ts'

const component = fc.record(
  {
    type: fc.constantFrom('library', 'file', 'device'),
    name: fc.string(),
    version: fc.string(),
    purl: fc.constantFrom('pkg:npm/a@1', 'pkg:nothing', ''),
    extra: fc.jsonValue(),
    ['__proto__']: fc.jsonValue(),
    components: fc.array(fc.record({ name: fc.string() }), { maxLength: 2 }),
  },
  { requiredKeys: ['name'] },
)

describe('writing an inventory', () => {
  it('gives back the document that was read, whatever is in it and however it came', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          bomFormat: fc.constant('CycloneDX'),
          specVersion: fc.constantFrom('1.2', '1.7', '9'),
          metadata: fc.jsonValue(),
          components: fc.oneof(fc.array(fc.oneof(component, fc.jsonValue())), fc.jsonValue()),
          vulnerabilities: fc.array(fc.jsonValue(), { maxLength: 3 }),
          dependencies: fc.array(fc.jsonValue(), { maxLength: 3 }),
          unknown: fc.array(fc.jsonValue(), { maxLength: 3 }),
        }),
        fc.array(fc.nat(500), { maxLength: 10 }),
        async (value, at) => {
          const text = JSON.stringify(value)
          const { frame, items, error } = await collect(cut(bytes(text), at), { form: 'cyclonedx-json' })
          expect(error).toBeUndefined()
          expect(JSON.parse(await written(frame!, items))).toEqual(JSON.parse(text))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('keeps the text of every number', async () => {
    const text =
      '{"bomFormat":"CycloneDX","specVersion":"1.6","version":12345678901234567890,"components":[{"type":"data","name":"n","size":98765432109876543210,"ratio":1.0,"tiny":1e-400}],"x":{"y":2.50}}'
    const { frame, items } = await collect(text)
    expect(await written(frame!, items)).toBe(text)
  })

  it('writes an entry without its text from its object, and may leave entries out', async () => {
    const text =
      '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"a"},{"name":"b"}],"dependencies":[{"ref":"a"}]}'
    const { frame, items } = await collect(text)
    const chosen = items.flatMap((item) => {
      if (item.type === 'component' && item.component.name === 'a') return []
      return 'text' in item ? [{ ...item, text: undefined as never }] : [item]
    })
    expect(JSON.parse(await written(frame!, chosen))).toEqual({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [{ name: 'b' }],
      dependencies: [{ ref: 'a' }],
    })
    expect(JSON.parse(await written(frame!, []))).toMatchObject({ components: [], dependencies: [] })
  })

  it('refuses items out of order, and forms that are no JSON', async () => {
    const { frame, items } = await collect(
      '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"a"}],"dependencies":[{"ref":"a"}]}',
    )
    await expect(written(frame!, [...items].reverse())).rejects.toThrow('/components/0 belongs to no list')
    const list = await collect('flask==2.0\n', { form: 'requirements' })
    await expect(written(list.frame!, list.items)).rejects.toThrow('cannot be put together again')
  })
})
