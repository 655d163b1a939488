import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  evaluate,
  findNotMonotone,
  inputIds,
  possibleOutcomes,
  readDecisionTable,
  SsvcError,
} from './ssvc.ts'
import { answersTo, readComputedSsvc, readSelectionList, renderSelectionList } from './ssvc-selection.ts'
import { CISA_COORDINATOR, DEPLOYER, SSVC_TABLES } from './ssvc-tables.ts'

describe('our tables', () => {
  it.each(Object.entries(SSVC_TABLES))('%s has one row for every combination', (_name, table) => {
    expect(readDecisionTable(table)).toBe(table)
  })
})

describe('evaluate', () => {
  const answers = { Exploitation: 'active', Automatable: 'yes', 'Technical Impact': 'total', 'ssvc:MWI': 'M' }
  it('takes points and values by id, key or name', () => {
    expect(evaluate(CISA_COORDINATOR, answers).name).toBe('Act')
    expect(
      evaluate(CISA_COORDINATOR, {
        'ssvc:E:1.1.0': 'A',
        'ssvc:A': 'Y',
        technicalImpact: 'T',
        'ssvc:MWI:1.0.0': 'Medium',
      }).key,
    ).toBe('AC')
    expect(
      evaluate(DEPLOYER, {
        exploitation: 'public poc',
        systemExposure: 'OPEN',
        automatable: 'Y',
        humanImpact: 'very high',
      }).key,
    ).toBe('O')
  })
  it('refuses an unknown point, an unknown value and a missing answer', () => {
    expect(() => evaluate(CISA_COORDINATOR, { ...answers, Exploitation: 'perhaps' })).toThrow(
      /None, Public PoC, Active/,
    )
    expect(() => evaluate(CISA_COORDINATOR, { ...answers, Weather: 'fine' })).toThrow(/no decision point/)
    expect(() => evaluate(CISA_COORDINATOR, { ...answers, Exploitation: undefined })).toThrow(
      /nobody answered ssvc:E/,
    )
    expect(() => evaluate(CISA_COORDINATOR, { ...answers, 'CISA Levels': 'Act' })).toThrow(SsvcError)
  })
})

describe('possibleOutcomes', () => {
  it('lists what unanswered points still allow, least urgent first', () => {
    const names = (given: Record<string, string>) =>
      possibleOutcomes(CISA_COORDINATOR, given).map(({ name }) => name)
    expect(names({})).toEqual(['Track', 'Track*', 'Attend', 'Act'])
    expect(names({ Exploitation: 'active', Automatable: 'yes', 'Technical Impact': 'total' })).toEqual([
      'Attend',
      'Act',
    ])
    expect(names({ Exploitation: 'none', Automatable: 'no', 'Technical Impact': 'partial' })).toEqual([
      'Track',
    ])
  })
})

const POINTS = {
  'ssvc:E:1.1.0': ['N', 'P', 'A'],
  'ssvc:A:2.0.0': ['N', 'Y'],
  'ssvc:TI:1.0.0': ['P', 'T'],
  'ssvc:MWI:1.0.0': ['L', 'M', 'H'],
}
const partial = fc.record(
  Object.fromEntries(Object.entries(POINTS).map(([id, keys]) => [id, fc.subarray(keys, { minLength: 1 })])),
  { requiredKeys: [] },
)

describe('partial answers', () => {
  it('allow exactly the outcomes of the full answers they leave open', () => {
    fc.assert(
      fc.property(partial, (answers) => {
        let open: Record<string, string>[] = [{}]
        for (const [id, keys] of Object.entries(POINTS))
          open = open.flatMap((one) => (answers[id] ?? keys).map((key) => ({ ...one, [id]: key })))
        const reached = new Set(open.map((full) => evaluate(CISA_COORDINATOR, full).key))
        expect(new Set(possibleOutcomes(CISA_COORDINATOR, answers).map(({ key }) => key))).toEqual(reached)
      }),
    )
  })
  it('refuse an answer without a value', () => {
    expect(() => possibleOutcomes(CISA_COORDINATOR, { Automatable: [] })).toThrow(/no value/)
  })
})

describe('findNotMonotone', () => {
  it('finds nothing in our tables, and the step that falls in a spoilt one', () => {
    for (const table of Object.values(SSVC_TABLES)) expect(findNotMonotone(table)).toBeUndefined()
    const spoilt = structuredClone(CISA_COORDINATOR)
    const row = spoilt.mapping.find(
      (cells) => cells['ssvc:E:1.1.0'] === 'A' && cells['cisa:CISA:1.1.0'] === 'AC',
    )!
    row['cisa:CISA:1.1.0'] = 'T'
    expect(findNotMonotone(spoilt)).toMatch(/rises from .* and the outcome falls from .* to T \(/)
  })
})

describe('selection lists', () => {
  const answers = { 'ssvc:E': 'P', 'ssvc:A:2.0.0': ['N', 'Y'] }
  const list = renderSelectionList(CISA_COORDINATOR, answers, {
    timestamp: '2026-11-20T10:00:00Z',
    targets: ['CVE-2026-10001'],
  })
  it('carry an evaluation there and back', () => {
    const back = answersTo(CISA_COORDINATOR, readSelectionList(JSON.parse(JSON.stringify(list))))
    expect(back).toEqual({ answers: { 'ssvc:E:1.1.0': ['P'], 'ssvc:A:2.0.0': ['N', 'Y'] }, unused: [] })
    expect(possibleOutcomes(CISA_COORDINATOR, back.answers).map(({ name }) => name)).toEqual([
      'Track',
      'Track*',
      'Attend',
    ])
  })
  it('say which selections mean nothing to a table', () => {
    expect(
      answersTo(DEPLOYER, {
        ...list,
        selections: [{ namespace: 'x_a.b#c', key: 'Q', version: '1.0.0', values: [{ key: 'Z' }] }],
      }),
    ).toEqual({
      answers: {},
      unused: ['x_a.b#c:Q:1.0.0'],
    })
  })
  it('are refused with the first fault', () => {
    expect(() => readSelectionList({ ...list, extra: 1 })).toThrow(SsvcError)
    expect(() => readSelectionList({ ...list, timestamp: '2026-11-20' })).toThrow(/RFC 3339/)
    expect(() => readSelectionList({ ...list, schemaVersion: '1.0.1' })).toThrow(/schemaVersion/)
    expect(() => renderSelectionList(CISA_COORDINATOR, {}, { timestamp: list.timestamp })).toThrow(SsvcError)
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        expect(() => readSelectionList(junk)).toThrow(SsvcError)
      }),
    )
  })
})

describe("CISA's older computed form", () => {
  it('gives answers and decision', () => {
    const read = readComputedSsvc({ computed: 'SSVCv2/E:A/A:N/T:T/P:M/B:A/M:M/D:A/2021-09-29T15:29:44Z/' })
    expect(read).toMatchObject({ decision: 'Attend', timestamp: '2021-09-29T15:29:44.000Z' })
    expect(evaluate(CISA_COORDINATOR, read.answers).name).toBe('Attend')
    expect(() => readComputedSsvc({ computed: 'CVSS:3.1/…' })).toThrow(SsvcError)
  })
})

describe('readDecisionTable', () => {
  const broken = (change: (copy: typeof CISA_COORDINATOR) => void) => {
    const copy = structuredClone(CISA_COORDINATOR)
    change(copy)
    return () => readDecisionTable(copy)
  }
  it('refuses tables that do not hold together', () => {
    expect(broken((t) => t.mapping.pop())).toThrow(/35 rows for 36/)
    expect(broken((t) => t.mapping.push({ ...t.mapping[0] }))).toThrow(/earlier row/)
    expect(
      broken((t) => {
        ;(t.mapping[0] as Record<string, string>)['ssvc:E:1.1.0'] = 'X'
      }),
    ).toThrow(/no value/)
    expect(
      broken((t) => {
        t.outcome = 'cisa:X:1.0.0'
      }),
    ).toThrow(/outcome/)
    expect(
      broken((t) => {
        ;(t.mapping[3] as Record<string, string>)['ssvc:X:1.0.0'] = 'N'
      }),
    ).toThrow(/Row 4 answers ssvc:X:1.0.0/)
    expect(
      broken((t) => {
        t.decision_points['ssvc:E:1.1.0']!.version = '1.0.0'
      }),
    ).toThrow(/ssvc:E:1.0.0 is listed as ssvc:E:1.1.0/)
    expect(
      broken((t) => {
        t.decision_points['ssvc:E:1.1.0']!.values[1]!.key = 'N'
      }),
    ).toThrow(/two values with one key/)
    expect(() => readDecisionTable({ ...CISA_COORDINATOR, schemaVersion: '3.0.0' })).toThrow(/schemaVersion/)
    for (const junk of [null, {}, [], 'x', { mapping: [] }])
      expect(() => readDecisionTable(junk)).toThrow(SsvcError)
  })
})

const corpus = process.env.TOCSIN_CORPUS ?? ''
const json = (path: string): unknown => JSON.parse(readFileSync(join(corpus, 'ssvc', path), 'utf8'))
const OURS: Record<string, (typeof SSVC_TABLES)[keyof typeof SSVC_TABLES]> = {
  'cisa_coordinator_2_0_3.json': SSVC_TABLES.CISA_COORDINATOR,
  'deployer_patch_application_priority_1_0_0.json': SSVC_TABLES.DEPLOYER,
  'supplier_patch_development_priority_1_0_0.json': SSVC_TABLES.SUPPLIER,
  'cisa_bod_26_04_1_0_0.json': SSVC_TABLES.BOD_26_04,
}

describe.skipIf(corpus === '' || !existsSync(join(corpus, 'ssvc')))('official SSVC tables', () => {
  const files = corpus === '' ? [] : readdirSync(join(corpus, 'ssvc/rows'))
  const rowsOf = (file: string) => json(`rows/${file}`) as Record<string, string>[]
  const bare = (column: string): string => column.replace(/ v\d+\.\d+\.\d+.*$/, '')
  it.each(files)('%s: every official row gives its outcome, by the official table and by ours', (file) => {
    const official = readDecisionTable(json(`decision_tables/${file}`))
    const outcomeName = official.decision_points[official.outcome]!.name
    const tables = [official, ...(OURS[file] === undefined ? [] : [OURS[file]!])]
    let rows = 0
    for (const { row: _, ...cells } of rowsOf(file)) {
      rows++
      const columns = Object.entries(cells).map(([column, value]) => [bare(column), value] as const)
      const expected = columns.find(([name]) => name === outcomeName)![1]
      const answers = Object.fromEntries(columns.filter(([name]) => name !== outcomeName))
      for (const table of tables) expect(evaluate(table, answers).name.toLowerCase()).toBe(expected)
    }
    expect(rows).toBe(official.mapping.length)
  })
  it.each(Object.entries(OURS))('ours for %s has the official points, versions and values', (file, ours) => {
    const official = readDecisionTable(json(`decision_tables/${file}`))
    expect([ours.namespace, ours.key, ours.version, ours.name, ours.outcome]).toEqual([
      official.namespace,
      official.key,
      official.version,
      official.name,
      official.outcome,
    ])
    expect(inputIds(ours).sort()).toEqual(inputIds(official).sort())
    for (const [id, point] of Object.entries(ours.decision_points))
      expect(official.decision_points[id]).toMatchObject(point)
  })
})
