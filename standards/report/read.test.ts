import { describe, expect, it } from 'vitest'
import type { FindingDocument } from './document.ts'
import { detectForm, readReport } from './read.ts'

const native: FindingDocument = {
  title: 'Prototype pollution in lodash',
  component: { purl: 'pkg:npm/lodash', version: '4.17.4' },
  weaknesses: ['CWE-1321'],
  recipe: {
    target: { kind: 'npm', name: 'lodash', version: '4.17.4' },
    proof: { language: 'javascript', source: "require('lodash')" },
    oracle: 'prototype-pollution',
  },
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('readReport, native form', () => {
  it('takes one finding, as text, bytes or a parsed value, unchanged', () => {
    for (const input of [JSON.stringify(native), bytes(JSON.stringify(native)), structuredClone(native)]) {
      expect(readReport('native', input)).toEqual({
        items: [{ position: 1, document: native, warnings: [] }],
        documentWarnings: [],
      })
    }
  })
  it('takes an array and lets a bad item sink alone', () => {
    const { items } = readReport('native', [native, { title: '' }, native])
    expect(items.map((item) => [item.position, item.document !== undefined])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ])
    expect(items[1]?.error).toMatchObject({ code: 'finding-invalid-member', path: '/1/title' })
  })
  it.each([
    [{ ...native, recipie: 1 }, 'finding-unknown-member', '/recipie', /"recipe"/],
    [{ description: 'x' }, 'finding-missing-member', '', /lacks "title"/],
    [{ title: 'x', severity: 'High' }, 'finding-invalid-member', '/severity', /Did you mean "high"/],
    [{ title: 'x', weaknesses: ['79'] }, 'finding-invalid-member', '/weaknesses/0', /CWE/],
    [{ title: '   ' }, 'finding-invalid-member', '/title', /blank/],
    [{ title: 'x', location: { path: 'a', line: 1.5 } }, 'finding-invalid-member', '/location/line', /whole/],
    [
      { title: 'x', recipe: { ...native.recipe, target: { kind: 'npm', name: 'lodash' } } },
      'finding-missing-member',
      '/recipe/target',
      /lacks "version"/,
    ],
    [
      { title: 'x', recipe: { ...native.recipe, target: { kind: 'docker', name: 'a', version: '1' } } },
      'finding-invalid-member',
      '/recipe/target/kind',
      /"npm", "source"/,
    ],
    ['just text', 'finding-invalid-member', '', /must be an object/],
    [null, 'finding-invalid-member', '', /not null/],
  ])('refuses %j with code, path and words', (value, code, path, words) => {
    const { items } = readReport('native', JSON.stringify(value))
    expect(items[0]?.error).toMatchObject({ code, path })
    expect(items[0]?.error?.message).toMatch(words)
    expect(items[0]?.document).toBeUndefined()
  })
  it('refuses a member called __proto__ wherever it hides, and pollutes nothing', () => {
    const hidden = `{"title":"x","original":{"a":[{"__proto__":{"polluted":1}}]}}`
    expect(readReport('native', hidden).items[0]?.error?.path).toBe('/original/a/0/__proto__')
    expect(readReport('native', '{"title":"x","__proto__":{"polluted":1}}').items[0]?.error).toBeDefined()
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
  it('refuses text no database or canonical form can hold, and file names with line breaks', () => {
    const error = (text: string) => readReport('native', text).items[0]?.error
    expect(error('{"title":"a\\u0000b"}')?.path).toBe('/title')
    expect(error('[{"title":"x","original":["\\ud800"]}]')?.path).toBe('/0/original/0')
    const target = {
      kind: 'source',
      language: 'c',
      name: 'a',
      version: '1',
      entry: 'a',
      files: { 'a\nb': 7 },
    }
    const recipe = { ...native.recipe, target }
    expect(error(JSON.stringify({ title: 'x', recipe }))?.path).toBe('/recipe/target/files')
  })
  it('takes a proof that mentions __proto__ in its text', () => {
    const source = `require('lodash').merge({}, JSON.parse('{"__proto__":{"a":1}}'))`
    const document = { ...native, recipe: { ...native.recipe, proof: { language: 'javascript', source } } }
    expect(readReport('native', JSON.stringify(document)).items[0]?.error).toBeUndefined()
  })
})

describe('readReport, limits', () => {
  it('says at which line and column a text stops being JSON', () => {
    const { items, documentError } = readReport('native', '{\n  "title": "x",\n  oops: 1\n}')
    expect(items).toEqual([])
    expect(documentError).toMatchObject({ code: 'report-not-json' })
    expect(documentError?.message).toMatch(/line 3, column 3: a member name in double quotes/)
  })
  it('refuses what is too large, too deep, too many, empty or no text', () => {
    const code = (input: unknown, limits = {}) => readReport('native', input, limits).documentError?.code
    expect(code(JSON.stringify(native), { bytes: 10 })).toBe('report-too-large')
    expect(code('['.repeat(65) + ']'.repeat(65))).toBe('report-too-deep')
    expect(code('['.repeat(2_000_000))).toBe('report-too-deep')
    expect(code([native, native, native], { items: 2 })).toBe('report-too-many-items')
    expect(code(' \n')).toBe('report-empty')
    expect(code(new Uint8Array([0xc3, 0x28]))).toBe('report-not-text')
    const cycle: Record<string, unknown> = { title: 'x' }
    cycle.original = cycle
    expect(code(cycle)).toBe('report-too-deep')
    expect(readReport('markdown', '').documentError?.code).toBe('report-empty')
    expect(readReport('markdown', 'x'.repeat(600_000)).documentError?.code).toBe('report-too-large')
    expect(readReport('markdown', { text: 'x' }).documentError?.code).toBe('report-not-text')
  })
  it('does not count brackets inside texts as depth', () => {
    expect(readReport('native', JSON.stringify({ title: '['.repeat(400) })).items[0]?.document).toBeDefined()
  })
  it('reads UTF-8 with a byte order mark and UTF-16', () => {
    const text = JSON.stringify(native)
    expect(readReport('native', bytes(`\ufeff${text}`)).items[0]?.document).toEqual(native)
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
    expect(readReport('native', utf16).items[0]?.document).toEqual(native)
  })
})

describe('detectForm', () => {
  it.each([
    [JSON.stringify(native), 'native'],
    [JSON.stringify([native]), 'native'],
    [`${JSON.stringify(native)}\n${JSON.stringify(native)}\n`, 'native'],
    ['{"version":"2.1.0","runs":[]}', 'sarif'],
    ['{"runs":[{"tool":{"driver":{"name":"x"}}}]}', 'sarif'],
    ['{"document":{"csaf_version":"2.0"}}', 'csaf'],
    ['# Something is wrong', 'markdown'],
    ['[link](https://example.org) is wrong', 'markdown'],
    ['{"version":"2.1.0","runs":[', 'sarif'],
    ['{"title": oops', 'native'],
    ['{"results":[]}', undefined],
    ['42', 'markdown'],
    ['', undefined],
    ['\u0000\u0001\u0002', undefined],
  ])('%j is %s', (text, form) => {
    expect(detectForm(bytes(text))).toBe(form)
  })
  it('follows a content type that names one form', () => {
    expect(detectForm('{}', 'application/sarif+json; charset=utf-8')).toBe('sarif')
    expect(detectForm('{}', 'text/markdown')).toBe('markdown')
    expect(detectForm('{"document":{"csaf_version":"2.0"}}', 'application/json')).toBe('csaf')
  })
})
