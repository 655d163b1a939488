import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluate, inputIds, possibleOutcomes, readDecisionTable, SsvcError } from './ssvc.ts'
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
