import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INVENTORY_LIMITS } from '../limits.ts'
import { bytes, cut } from '../sbom.fixtures.ts'
import { EVERY_LIST } from './document.ts'
import { jsonScanner, type ScannedEntry } from './scan.ts'

function scan(pieces: readonly Uint8Array[], limits = INVENTORY_LIMITS) {
  const entries: ScannedEntry[] = []
  const scanner = jsonScanner(EVERY_LIST, limits, (entry) =>
    entries.push({ ...entry, list: { ...entry.list } }),
  )
  try {
    for (const piece of pieces) scanner.push(piece)
    return { entries, ...scanner.end() }
  } catch (error) {
    return { entries, error: error as Error }
  }
}

/** Objects whose members are mostly lists, as SBOMs are. */
const document = fc
  .array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue())), {
    maxLength: 6,
  })
  .map((entries) => Object.fromEntries(entries))
const cuts = fc.array(fc.nat(400), { maxLength: 40 })
const spaced = fc.constantFrom(undefined, 1, '\t', '\r\n  ')

describe('the scanner of JSON documents', () => {
  it('gives every entry of every list at the top, and the text around them, however the bytes are cut', () => {
    fc.assert(
      fc.property(document, cuts, spaced, (value, at, space) => {
        const found = scan(cut(bytes(JSON.stringify(value, null, space)), at))
        if (found.error !== undefined) throw found.error
        const lists = Object.entries(JSON.parse(JSON.stringify(value)) as object).filter(([, item]) =>
          Array.isArray(item),
        )
        expect(found.lists.map(({ count }) => count)).toEqual(lists.map(([, item]) => item.length))
        expect(found.entries.map(({ text }) => JSON.parse(text))).toEqual(lists.flatMap(([, item]) => item))
        const frame = JSON.parse(found.texts.join(''))
        const emptied = Object.entries(JSON.parse(JSON.stringify(value)) as object).map(([key, item]) => [
          key,
          Array.isArray(item) ? [] : item,
        ])
        expect(frame).toEqual(Object.fromEntries(emptied))
      }),
    )
  })

  it('gives of a torn document the entries that are whole, and says that it is torn', () => {
    fc.assert(
      fc.property(document, fc.nat(), cuts, (value, end, at) => {
        const whole = bytes(JSON.stringify(value))
        const torn = whole.subarray(0, end % whole.length)
        const all = scan([whole]).entries.map(({ place, text }) => ({ place, text }))
        const found = scan(cut(torn, at))
        expect(found.error?.message).toMatch(/before it is complete/)
        expect(all.slice(0, found.entries.length)).toEqual(
          found.entries.map(({ place, text }) => ({ place, text })),
        )
      }),
    )
  })

  it('names the place of what is broken between entries', () => {
    expect(scan([bytes('{"components":[{"a":1} {"b":2}]}')])).toMatchObject({
      entries: [{ text: '{"a":1}', place: '/components/0' }],
      error: {
        code: 'inventory-not-json',
        message: expect.stringContaining('byte 23, in /components/1: a comma or ]'),
      },
    })
    for (const broken of [
      '{"a" 1}',
      '{a:1}',
      '{"a":1}}',
      '{"a":[1,]}',
      '{"a":,}',
      '{"a":1,}',
      '["a"',
      '{"a":[1}',
      'x',
    ])
      expect(scan([bytes(broken)]).error, broken).toBeInstanceOf(Error)
  })

  it('refuses a list that stands there twice, and lists other members that do', () => {
    expect(scan([bytes('{"components":[1],"x":0,"components":[2]}')])).toMatchObject({
      entries: [{ text: '1' }],
      error: { message: expect.stringContaining('/components twice') },
    })
    expect(scan([bytes('{"x":0,"y":[],"x":1}')])).toMatchObject({ twice: ['/x'] })
  })

  it('looks through a wrapper', () => {
    const { entries, ...found } = scan([
      bytes('{"sbom":{"spdxVersion":"SPDX-2.3","packages":[{"name":"a"}]}}'),
    ])
    expect(found).toMatchObject({ lists: [{ place: '/sbom/packages', kind: 'entries', count: 1 }] })
    expect(entries).toMatchObject([{ place: '/sbom/packages/0' }])
  })

  it('keeps within its bounds', () => {
    const limits = { ...INVENTORY_LIMITS, depth: 8, stringBytes: 100, entryBytes: 200, frameBytes: 300 }
    const code = (text: string, step = 64) => {
      const whole = bytes(text)
      const pieces = Array.from({ length: Math.ceil(whole.length / step) }, (_, at) =>
        whole.subarray(at * step, (at + 1) * step),
      )
      return (scan(pieces, limits).error as { code?: string } | undefined)?.code
    }
    expect(code(`{"a":[${'['.repeat(8)}${']'.repeat(8)}]}`)).toBeUndefined()
    expect(code(`{"a":[${'['.repeat(9)}${']'.repeat(9)}]}`)).toBe('inventory-too-deep')
    expect(code(`{"a":["${'x'.repeat(90)}"]}`)).toBeUndefined()
    expect(code(`{"a":["${'x'.repeat(120)}"]}`)).toBe('inventory-too-large')
    expect(code(`{"${'x'.repeat(120)}":1}`)).toBe('inventory-too-large')
    expect(code(`{"a":[{"b":[${'1,'.repeat(120)}1]}]}`)).toBe('inventory-too-large')
    expect(code(`{"a":[${'1,'.repeat(500)}1]}`)).toBeUndefined()
    expect(code(`{"a":{"b":[${'1,'.repeat(500)}1]}}`)).toBe('inventory-too-large')
  })
})
