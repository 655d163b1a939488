import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bod2604, type YesNo } from './bod2604.ts'

const fromRow = (row: string) => {
  const [kev, exposed, automatable, total] = [...row].map((bit): YesNo => (bit === '1' ? 'yes' : 'no'))
  return bod2604({
    kev: kev!,
    exposed: exposed!,
    automatable: automatable!,
    technicalImpact: total === 'yes' ? 'total' : 'partial',
  })
}

describe('bod2604', () => {
  it.each([
    ['3 days & forensic investigation', 3, true, '1111 1101 1011'],
    ['3 days', 3, false, '1110 0111'],
    ['14 days', 14, false, '1000 1100 1010 1001 0110 0101'],
    ['60 days', 60, false, '0100 0010 0011'],
    ['Fix on system upgrade', null, false, '0000 0001'],
  ])('%s', (name, days, forensic, rows) => {
    for (const row of rows.split(' ')) {
      expect(fromRow(row)).toMatchObject({
        row,
        timeline: { name, days, forensic },
        missing: [],
        supplied: [],
      })
    }
  })
  it('lists what is missing and every timeline still possible, strictest first', () => {
    const result = bod2604({ kev: 'yes', exposed: 'unknown', automatable: 'yes', technicalImpact: 'partial' })
    expect(result.timeline).toBeUndefined()
    expect(result.possible.map(({ days }) => days)).toEqual([3, 14])
    expect(result).toMatchObject({ row: '1?10', missing: ['whether the asset is publicly exposed'] })
  })
  it('supplies what the directive supplies outside KEV, and says so', () => {
    const result = bod2604({ kev: 'no', exposed: 'yes', automatable: 'unknown', technicalImpact: 'unknown' })
    expect(result).toMatchObject({ row: '0101', timeline: { days: 14 } })
    expect(result.supplied).toHaveLength(2)
    expect(result.missing).toHaveLength(2)
  })
  it('supplies nothing within KEV', () => {
    const result = bod2604({ kev: 'yes', exposed: 'yes', automatable: 'unknown', technicalImpact: 'unknown' })
    expect(result.timeline).toBeUndefined()
    expect(result.supplied).toEqual([])
  })
  it('knows nothing when nothing is known', () => {
    const nothing = bod2604({
      kev: 'unknown',
      exposed: 'unknown',
      automatable: 'unknown',
      technicalImpact: 'unknown',
    })
    expect(nothing.possible).toHaveLength(5)
    expect(nothing.row).toBe('????')
  })
})

const corpus = process.env.TOCSIN_CORPUS ?? ''
const path = join(corpus, 'ssvc/joined-bod-26-04.json')
describe.skipIf(corpus === '' || !existsSync(path))('joined official data', () => {
  it('gives the timeline of every real CVE, exposed and not', () => {
    const { cases } = JSON.parse(readFileSync(path, 'utf8')) as {
      cases: {
        cve: string
        in_kev: YesNo
        automatable: YesNo
        technical_impact: 'partial' | 'total'
        timeline_if_exposed: string
        timeline_if_not_exposed: string
      }[]
    }
    expect(cases.length).toBeGreaterThan(100)
    for (const c of cases) {
      const answers = { kev: c.in_kev, automatable: c.automatable, technicalImpact: c.technical_impact }
      expect([c.cve, bod2604({ ...answers, exposed: 'yes' }).timeline?.name.toLowerCase()]).toEqual([
        c.cve,
        c.timeline_if_exposed.toLowerCase(),
      ])
      expect([c.cve, bod2604({ ...answers, exposed: 'no' }).timeline?.name.toLowerCase()]).toEqual([
        c.cve,
        c.timeline_if_not_exposed.toLowerCase(),
      ])
    }
  })
})
