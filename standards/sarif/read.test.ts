import { describe, expect, it } from 'vitest'
import type { FindingDocument } from '../report/document.ts'
import type { ReadItem } from '../report/limits.ts'
import { readReport } from '../report/read.ts'

type Json = Record<string, unknown>
const log = (run: Json): string =>
  JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'scan', version: '2' } }, ...run }] })
const read = (run: Json): ReadItem<FindingDocument>[] => readReport('sarif', log(run)).items
const one = (result: unknown, run: Json = {}): ReadItem<FindingDocument> =>
  read({ ...run, results: [result] })[0]!
const withRule = (rule: Json, result: Json) =>
  one(
    { ruleId: rule.id, message: { text: 'It is so and so.' }, ...result },
    { tool: { driver: { name: 's', rules: [rule] } } },
  ).document

describe('readSarif', () => {
  it('makes a finding of each result of each run, in order', () => {
    const run = (text: string) => ({
      tool: { driver: { name: text } },
      results: [{ message: { text } }, { message: { text } }],
    })
    const { items } = readReport('sarif', {
      version: '2.1.0',
      runs: [run('first tool says'), run('second tool says')],
    })
    expect(items.map((item) => [item.position, item.document?.tool])).toEqual([
      [1, 'first tool says'],
      [2, 'first tool says'],
      [3, 'second tool says'],
      [4, 'second tool says'],
    ])
  })

  it('keeps the whole result in the original', () => {
    const result = {
      message: { text: 'x' },
      partialFingerprints: { a: 'b' },
      codeFlows: [{ threadFlows: [] }],
    }
    expect(one(result).document?.original).toMatchObject({ form: 'sarif', run: 0, index: 0, result })
  })

  it('fills message placeholders of the rule, unescapes braces and drops links', () => {
    const rule = { id: 'R1', messageStrings: { bad: { text: '{0} calls {{x}} at [here](1) but {7}.' } } }
    const document = withRule(rule, { message: { id: 'bad', arguments: ['main'] } })
    expect(document?.description).toBe('main calls {x} at here but {7}.')
  })

  it('does not expand a small log into gigabytes', () => {
    const text = '{0}'.repeat(50_000)
    const document = one({ message: { text, arguments: ['x'.repeat(100_000)] } }).document
    expect(document?.description?.length).toBeLessThanOrEqual(200_000)
  })

  it('reads weaknesses from tags, taxa, relationships and properties', () => {
    const rule = {
      id: 'js/x',
      properties: { tags: ['security', 'external/cwe/cwe-079'], cwe: ['CWE-116: Encoding'] },
      relationships: [{ target: { id: '22', toolComponent: { name: 'CWE' } } }],
    }
    const document = withRule(rule, { taxa: [{ id: '94', toolComponent: { name: 'cwe' } }] })
    expect(document?.weaknesses?.toSorted()).toEqual(['CWE-116', 'CWE-22', 'CWE-79', 'CWE-94'])
  })

  it.each([
    [{ level: 'error' }, {}, 'high'],
    [{}, {}, 'medium'],
    [{}, { defaultConfiguration: { level: 'note' } }, 'low'],
    [{ kind: 'pass' }, { defaultConfiguration: { level: 'error' } }, 'none'],
    [{ level: 'note' }, { properties: { 'security-severity': '9.1' } }, 'critical'],
    [{ level: 'note' }, { properties: { 'security-severity': 'MEDIUM' } }, 'medium'],
    [{ level: 'error', properties: { severity: 'low' } }, {}, 'low'],
    [{ level: 'sideways' }, {}, 'unknown'],
  ])('result %j of rule %j has severity %s', (result, rule, severity) => {
    expect(withRule({ id: 'R', ...rule }, result)?.severity).toBe(severity)
  })

  it('resolves a path against relative bases and leaves out the machine’s own root', () => {
    const bases = {
      ROOT: { uri: 'file:///home/me/repo/' },
      SRC: { uri: 'src/', uriBaseId: 'ROOT' },
      LOOP: { uri: 'l/', uriBaseId: 'LOOP' },
    }
    const at = (artifactLocation: Json) =>
      one(
        {
          message: { text: 'x' },
          locations: [
            { physicalLocation: { artifactLocation, region: { startLine: 3, snippet: { text: 'y()' } } } },
          ],
        },
        {
          originalUriBaseIds: bases,
          artifacts: [{ location: { uri: 'lib/z.js', uriBaseId: 'SRC' } }],
        },
      ).document?.location
    expect(at({ uri: 'a%20b.js', uriBaseId: 'SRC' })).toEqual({ path: 'src/a b.js', line: 3, snippet: 'y()' })
    expect(at({ index: 0 })?.path).toBe('src/lib/z.js')
    expect(at({ uri: 'file:///C:/x/y.c', uriBaseId: 'SRC' })?.path).toBe('C:/x/y.c')
    expect(at({ uri: 'q.js', uriBaseId: 'LOOP' })?.path).toMatch(/q\.js$/)
    expect(at({ uri: '%zz' })?.path).toBe('%zz')
    expect(at({})).toBeUndefined()
  })

  it('takes the function of a logical location as sink, by index too', () => {
    const locations = [{ logicalLocations: [{ name: 'app', kind: 'module' }, { index: 0 }] }]
    const run = { logicalLocations: [{ fullyQualifiedName: 'app.merge', kind: 'function' }] }
    expect(one({ message: { text: 'x' }, locations }, run).document?.sink).toBe('app.merge')
  })

  it('finds the package dependency scanners name', () => {
    const text =
      'Package: lodash\nInstalled Version: 4.17.4\nVulnerability CVE-2019-10744\nFixed Version: 4.17.12'
    const rule = { id: 'CVE-2019-10744', shortDescription: { text: 'lodash: prototype pollution' } }
    const document = withRule(rule, { message: { text } })
    expect(document).toMatchObject({
      title: 'lodash: prototype pollution',
      component: { name: 'lodash', version: '4.17.4', fixedIn: '4.17.12' },
      identifiers: ['CVE-2019-10744'],
    })
    expect(
      one({ message: { text: 'x' }, properties: { purl: 'pkg:npm/%40a/b@1.0.0' } }).document?.component,
    ).toEqual({
      purl: 'pkg:npm/%40a/b',
      name: '@a/b',
      version: '1.0.0',
    })
  })

  it('takes a recipe and more from properties.tocsin, and drops what does not fit with a warning', () => {
    const recipe = {
      target: { kind: 'npm', name: 'a', version: '1.0.0' },
      proof: { language: 'javascript', source: 'x' },
      oracle: 'marker',
    }
    const bag = { recipe, exploited: true, credit: { name: 'Ada' }, recipie: 1 }
    const { document, warnings } = one({ message: { text: 'x' }, properties: { tocsin: bag } })
    expect(document).toMatchObject({ recipe, exploited: true })
    expect(document?.credit).toBeUndefined()
    expect(warnings).toEqual([
      expect.stringMatching(/credit was left out: .*"wish"/),
      expect.stringMatching(/"recipie"\. Did you mean "recipe"/),
    ])
  })

  it('keeps suppressed, absent and passing results, with a warning each', () => {
    expect(one({ message: { text: 'x' }, suppressions: [{ kind: 'external' }] }).warnings[0]).toMatch(
      /suppressed/,
    )
    expect(
      one({ message: { text: 'x' }, suppressions: [{ kind: 'external', status: 'rejected' }] }).warnings,
    ).toEqual([])
    expect(one({ message: { text: 'x' }, baselineState: 'absent' }).warnings[0]).toMatch(/absent/)
    expect(one({ message: { text: 'x' }, kind: 'pass' }).warnings[0]).toMatch(/"pass"/)
  })

  it('finds rules by index, hierarchical id and extension', () => {
    const tool = {
      driver: { name: 'd', rules: [{ id: 'CA1', name: 'ByDriver' }] },
      extensions: [{ name: 'e', rules: [{ id: 'EX', name: 'ByExtension' }] }],
    }
    const title = (result: Json) => one(result, { tool }).document?.title
    expect(title({ ruleIndex: 0 })).toBe('ByDriver')
    expect(title({ ruleId: 'CA1/sub/x' })).toBe('ByDriver')
    expect(title({ rule: { index: 0, toolComponent: { index: 0 } } })).toBe('ByExtension')
    expect(title({ ruleId: 'EX' })).toBe('ByExtension')
    expect(title({ ruleId: 'constructor' })).toBe('constructor')
  })

  it('warns instead of refusing where tools break the schema', () => {
    const broken = one({ ruleId: 7, message: 'bare text', locations: {}, taxa: 'x', suppressions: null })
    expect(broken.document?.title).toBe('bare text')
    expect(one({}).document?.title).toBe('A result without message and rule')
    const { items, documentWarnings } = readReport('sarif', {
      runs: [{ results: null }, 7, { results: 'x' }],
    })
    expect(items).toEqual([])
    expect(documentWarnings.join('\n')).toMatch(/no version[\s\S]*scan failed[\s\S]*no object[\s\S]*no array/)
  })

  it('refuses another version, another form, and a result that is no object', () => {
    expect(readReport('sarif', { version: '2.0.0', runs: [] }).documentError?.path).toBe('/version')
    expect(readReport('sarif', { version: '2.1.0' }).documentError?.path).toBe('/runs')
    expect(readReport('sarif', []).documentError?.code).toBe('report-wrong-form')
    expect(one('x').error?.path).toBe('/runs/0/results/0')
    const many = { runs: [{ results: [{}, {}] }] }
    expect(readReport('sarif', many, { items: 1 }).documentError?.code).toBe('report-too-many-items')
  })

  it('replaces what no database can hold', () => {
    const run = { results: [{ message: { text: 'a\0b \ud800 is so and so' }, ruleId: 'x\0' }] }
    const [item] = read(run)
    expect(item?.document?.title).toBe('a\ufffdb \ufffd is so and so')
    expect(item?.document?.original).toMatchObject({ result: { ruleId: 'x\ufffd' } })
  })

  it('drops members called __proto__', () => {
    const text = log({ results: [{ message: { text: 'x' } }] }).replace(
      '"text"',
      '"__proto__":{"a":1},"text"',
    )
    const { items, documentWarnings } = readReport('sarif', text)
    expect(documentWarnings).toEqual([expect.stringMatching(/__proto__/)])
    expect(JSON.stringify(items)).not.toContain('__proto__')
  })
})
