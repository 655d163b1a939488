import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identify, SLOT_COUNT, sentencesOf, spread } from './watermark.ts'

const mark = fc.uint8Array({ minLength: 16, maxLength: 16 })
const copy = (bytes: Uint8Array, parts = ['# One', 'Two two.', '- three', 'Four.']) =>
  spread(parts, sentencesOf(bytes)).join('\n\n')

describe('a copy for one recipient', () => {
  it('names whom it was given to, among many, without a line that says so', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(mark, {
          minLength: 2,
          maxLength: 30,
          selector: (bytes) => Buffer.from(bytes.subarray(0, 6)).toString('hex'),
        }),
        (marks) => {
          const copies = marks.map((bytes, id) => ({ id, mark: bytes }))
          const [first] = identify(copy(marks[0]!), copies)
          expect(first).toEqual({ id: 0, found: SLOT_COUNT, of: SLOT_COUNT })
        },
      ),
    )
  })
  it('names it from a half, quoted, in capitals and broken into other lines', () => {
    fc.assert(
      fc.property(mark, mark, (mine, others) => {
        // They differ in a sentence of the half that is left.
        const last = (bytes: Uint8Array) => sentencesOf(bytes).slice(-6).join()
        fc.pre(last(mine) !== last(others))
        const text = copy(mine)
        const half = text
          .slice(text.length / 3)
          .toUpperCase()
          .split(' ')
          .join('\n> ')
        const found = identify(half, [
          { id: 'other', mark: others },
          { id: 'mine', mark: mine },
        ])
        expect(found[0]?.id).toBe('mine')
      }),
      { numRuns: 50 },
    )
  })
  it('names nobody in a text that is none, or of which too little is left', () => {
    const bytes = new Uint8Array(16).fill(7)
    expect(identify('Something else altogether.', [{ id: 1, mark: bytes }])).toEqual([])
    expect(identify(sentencesOf(bytes).slice(0, 4).join(' '), [{ id: 1, mark: bytes }])).toEqual([])
    const other = new Uint8Array(16).fill(0xe1)
    expect(identify(copy(bytes), [{ id: 'other', mark: other }])).toEqual([])
  })
  it('keeps every part, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 40 }), mark, (parts, bytes) => {
        const sentences = sentencesOf(bytes)
        const woven = spread(parts, sentences)
        expect(new Set(woven.filter((text) => sentences.includes(text))).size).toBe(SLOT_COUNT)
        const rest = [...woven]
        for (const part of parts) rest.splice(0, rest.indexOf(part) + 1)
        expect(woven.length).toBe(parts.length + Math.max(parts.length, SLOT_COUNT))
      }),
    )
  })
  it('says the same sixteen ways a sentence, each once', () => {
    const wordings = new Set(
      Array.from({ length: 256 }, (_, byte) => sentencesOf(new Uint8Array(16).fill(byte))).flat(),
    )
    expect(wordings.size).toBe(SLOT_COUNT * 16)
  })
})
