import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFinding } from './check.ts'
import type { FindingDocument, ReportForm } from './document.ts'
import { findUnsafe } from './hygiene.ts'
import { detectForm, readReport } from './read.ts'

const FORMS: readonly ReportForm[] = ['native', 'sarif', 'csaf', 'markdown']

/** JSON whose keys are those the readers look for, and those that hurt. */
const keys = (
  'runs results tool driver rules message text id ruleId ruleIndex rule locations physicalLocation artifactLocation uri ' +
  'uriBaseId index region startLine logicalLocations fullyQualifiedName properties tags tocsin recipe security-severity ' +
  'taxa level kind suppressions arguments document csaf_version vulnerabilities notes title category product_tree branches ' +
  'product product_id product_status known_affected fixed scores cvss_v3 vectorString acknowledgments names cwe cve ids ' +
  'distribution tlp label originalUriBaseIds helpUri version name purl __proto__ constructor prototype toString'
).split(' ')
const hostile: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      null,
      true,
      0,
      -1,
      1.5,
      1e308,
      '',
      ' ',
      'CWE-79',
      '9.8',
      '2.1.0',
      '2.0',
      'pkg:npm/a@1',
      '{0}',
      '\0',
      '\ud800',
      'pkg:npm/%00@%00',
      'a%00',
      '%zz',
    ),
    fc.string(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.constantFrom(...keys), tie('value')), { maxLength: 6 }).map(withOwnMembers),
  ),
})).value

/** Like JSON.parse, makes own members of whatever name, `__proto__` included. */
function withOwnMembers(entries: [string, unknown][]): unknown {
  const object = {}
  for (const [key, value] of entries) {
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true })
  }
  return object
}

const shaped = fc.oneof(
  hostile,
  fc
    .array(hostile, { maxLength: 4 })
    .map((results) => ({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results }] })),
  fc.array(hostile, { maxLength: 3 }).map((runs) => ({ version: '2.1.0', runs })),
  fc.tuple(hostile, fc.array(hostile, { maxLength: 4 })).map(([tree, vulnerabilities]) => ({
    document: { csaf_version: '2.0' },
    product_tree: tree,
    vulnerabilities,
  })),
)

describe('the readers, on anything', () => {
  it('never throw, give each item a document or an error, and only valid documents', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMS), shaped, (form, value) => {
        const text = JSON.stringify(value) ?? ''
        detectForm(text)
        const { items, documentError } = readReport(form, text)
        if (documentError !== undefined) expect(items).toEqual([])
        for (const [index, item] of items.entries()) {
          expect(item.position).toBe(index + 1)
          expect(item.document === undefined).toBe(item.error !== undefined)
          if (item.document !== undefined) {
            const checked = checkFinding(item.document)
            expect(checked.ok ? '' : checked.error.message).toBe('')
            expect(findUnsafe(item.document)).toBeUndefined()
          }
        }
      }),
      { numRuns: 1500 },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })
  it('never throw on text that is no JSON', () => {
    const pieces = fc.constantFrom(
      '```js\n',
      '```',
      '> ',
      '- ',
      '# PoC\n',
      "require('x')",
      'x@1.2.3 ',
      'before 2.0.0 ',
      '|a|b|\n',
      '<pre>',
      'node -e "',
      'import a from "b"\n',
      '\n\n',
      'CVE-2026-1 ',
      'Package: x\n',
      '`a()`',
      '__proto__',
      '<<EOF\n',
    )
    const text = fc.oneof(
      fc.string(),
      fc
        .array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 60 })
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(fc.constantFrom(...FORMS), text, (form, report) => {
        for (const item of readReport(form, report).items) {
          if (item.document !== undefined) expect(checkFinding(item.document).ok).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
  it('give a native finding back as it came, through text and bytes', () => {
    const text = fc.string({ minLength: 1, maxLength: 60 }).filter((value) => findUnsafe(value) === undefined)
    const document: fc.Arbitrary<FindingDocument> = fc.record(
      {
        title: text.filter((title) => title.trim() !== ''),
        description: text,
        component: fc.record({ name: text, version: text }, { requiredKeys: [] }),
        identifiers: fc.array(text, { maxLength: 5 }),
        weaknesses: fc.array(
          fc.integer({ min: 1, max: 2000 }).map((id) => `CWE-${id}`),
          { maxLength: 4 },
        ),
        severity: fc.constantFrom('critical' as const, 'low' as const, 'unknown' as const),
        location: fc.record({ path: text, line: fc.nat() }),
        exploited: fc.boolean(),
        original: fc.jsonValue({ maxDepth: 3 }).filter((value) => findUnsafe(value) === undefined),
      },
      { requiredKeys: ['title'] },
    )
    fc.assert(
      fc.property(fc.array(document, { maxLength: 5 }), (documents) => {
        const sent = JSON.parse(JSON.stringify(documents)) as FindingDocument[]
        const { items } = readReport('native', new TextEncoder().encode(JSON.stringify(documents)))
        expect(items.map((item) => item.document)).toEqual(sent)
      }),
    )
  })
})
