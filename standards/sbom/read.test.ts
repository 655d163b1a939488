import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInventory } from './read.ts'
import { bytes, collect, cut } from './sbom.fixtures.ts'

const bom = (components: unknown[], more: object = {}): string =>
  JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components, ...more })

describe('reading an inventory', () => {
  it('takes texts and bytes in any pieces, UTF-8 or UTF-16, with a byte order mark or without', async () => {
    const text = bom([{ type: 'library', name: 'größe 🚀', version: '1' }])
    const utf16 = new Uint8Array(2 * text.length)
    for (let at = 0; at < text.length; at += 1)
      new DataView(utf16.buffer).setUint16(2 * at, text.charCodeAt(at), true)
    const inputs: (string | Uint8Array)[][] = [
      [...text],
      text.split(/(?=[\udc00-\udfff])/),
      [`\ufeff${text}`],
      [bytes(text.slice(0, 40)), text.slice(40)],
      cut(
        bytes(text),
        Array.from({ length: text.length }, (_, at) => at),
      ),
      [new Uint8Array([0xff, 0xfe]), utf16],
      [utf16.subarray(0, 33), utf16.subarray(33)],
    ]
    for (const input of inputs) {
      const { components, error } = await collect(input)
      expect(error).toBeUndefined()
      expect(components).toMatchObject([{ name: 'größe 🚀' }])
    }
  })

  it('keeps what was read before a torn end, at whatever byte it is torn', async () => {
    const whole = bytes(
      bom([{ name: 'a' }, { name: 'b', components: [{ name: 'ü"\\' }] }, { name: 'd' }], {
        dependencies: [{ ref: 'x' }],
      }),
    )
    const all = (await collect(whole)).components
    for (let end = 30; end < whole.length; end += 1) {
      const { components, error, frame } = await collect(whole.subarray(0, end), { form: 'cyclonedx-json' })
      expect(frame).toBeUndefined()
      expect(error?.message).toMatch(/before it is complete/)
      expect(all.slice(0, components.length)).toEqual(components)
    }
  })

  it('ends with one clear error on bytes that were changed, or reads them; it never throws another', async () => {
    const whole = bytes(
      bom([{ name: 'a', purl: 'pkg:npm/a@1', cpe: 'cpe:/a:b:c:1' }, { name: 'b' }], {
        vulnerabilities: [{ id: 'CVE-2020-1', affects: [{ ref: 'a' }] }],
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const changed = whole.slice()
        changed[at] = byte
        const { error, frame } = await collect(changed, { form: 'cyclonedx-json' })
        expect((error === undefined) === (frame !== undefined)).toBe(true)
        if (error !== undefined) expect(error.message).toMatch(/[.!]$/)
      }),
    )
  })

  it('is not led astray by members called __proto__', async () => {
    const { components } = await collect(
      '{"bomFormat":"CycloneDX","specVersion":"1.6","__proto__":{"x":1},"components":[{"name":"a","__proto__":{"version":"6","components":[{"name":"b"}]}}]}',
    )
    expect(components).toEqual([{ ref: '/components/0', kind: 'product', name: 'a', cpes: [] }])
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  it('bounds components, and lists problems up to a number, then counts them', async () => {
    const many = bom(Array.from({ length: 40 }, () => ({ version: '1' })))
    expect((await collect(many, { limits: { components: 10 } })).error).toMatchObject({
      code: 'inventory-too-many-components',
      where: '/components/10',
    })
    const { problems, components } = await collect(many, { limits: { problems: 5 } })
    expect(components).toHaveLength(40)
    expect(problems).toHaveLength(6)
    expect(problems.at(-1)?.message).toBe('35 further problems are not listed one by one.')
  })

  it('refuses a hundred megabytes of one text without holding them', async () => {
    function* pieces() {
      yield '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"a"},{"name":"'
      const piece = bytes('x'.repeat(1024 * 1024))
      for (let megabyte = 0; megabyte < 100; megabyte += 1) yield piece
      yield '"}]}'
    }
    const { components, error } = await collect(pieces())
    expect(components).toMatchObject([{ name: 'a' }])
    expect(error).toMatchObject({ code: 'inventory-too-large', where: '/components/1' })
  })

  it('says of an empty document and of an unknown one what to bring', async () => {
    expect((await collect('')).error).toMatchObject({ code: 'inventory-empty' })
    expect((await collect('{"hello":1}')).error?.message).toMatch(/Bring CycloneDX/)
  })

  it('says where an entry stops being JSON, and keeps the ones before it', async () => {
    const { components, error } = await collect(
      '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"a"},{"name":tru}]}',
    )
    expect(components).toHaveLength(1)
    expect(error?.message).toMatch(/in \/components\/1, .* column 9: a value is expected/)
    expect((await collect('{"bomFormat":"CycloneDX","specVersion":01}')).error?.message).toMatch(
      /near .*specVersion/,
    )
  })
})

describe('stopping', () => {
  it('closes where the document comes from, whether it is refused, torn or left early', async () => {
    const closed: string[] = []
    function* source(name: string, text: string) {
      try {
        yield text
        yield text
      } finally {
        closed.push(name)
      }
    }
    const long = bom(Array.from({ length: 5000 }, () => ({ name: 'a' })))
    await collect(source('refused', '{"hello":1}'.padEnd(70_000)))
    await collect(source('torn', '{"bomFormat":"CycloneDX"'))
    for await (const _ of readInventory(source('left', long))) break
    expect(closed).toEqual(['refused', 'torn', 'left'])
  })
})
