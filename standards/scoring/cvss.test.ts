import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CvssError, scoreCvss } from './cvss.ts'

describe('scoreCvss', () => {
  it.each([
    ['AV:N/AC:L/Au:N/C:P/I:P/A:P', '2.0', 7.5, 'high'],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', '3.0', 6.1, 'medium'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.1', 9.8, 'critical'],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', '4.0', 9.3, 'critical'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', '3.1', 0, 'none'],
  ])('%s', (vector, version, score, severity) => {
    expect(scoreCvss(vector)).toMatchObject({ version, score, severity, base: score })
  })
  it('scores the whole vector and keeps the base score beside it', () => {
    expect(scoreCvss('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P')).toMatchObject({
      score: 9.3,
      base: 9.8,
    })
    const threat = scoreCvss('CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U')
    expect(threat.base).toBe(9.3)
    expect(threat.score).toBeLessThan(9.3)
  })
  it.each([
    ['', /metric/],
    ['high', /metric/],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/C:H/I:H/A:H', /base metrics S are missing/],
    ['CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', /twice/],
    ['CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', /AV is one of N, A, L, P/],
    ['CVSS:5.0/AV:N', /4\.0 are read/],
    ['CVSS:2.0/AV:N/AC:L/Au:N/C:P/I:P/A:P', /without prefix/],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/', /metric ""/],
    ['CVSS:3.1/constructor:N', /knows no metric/],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:S/SI:N/SA:N', /SC is one of/],
    [`CVSS:3.1/${'A'.repeat(600)}`, /512/],
  ])('refuses %j and says why', (vector, words) => {
    expect(() => scoreCvss(vector)).toThrow(CvssError)
    expect(() => scoreCvss(vector)).toThrow(words)
  })
  it('throws nothing but CvssError', () => {
    const piece = fc.constantFrom(
      'CVSS:3.1',
      'CVSS:4.0',
      'AV:N',
      'AC:L',
      'S:U',
      'C:H',
      '__proto__:N',
      '',
      ':',
      'E:U',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('/')),
        ),
        (text) => {
          try {
            scoreCvss(text)
          } catch (error) {
            expect(error).toBeInstanceOf(CvssError)
          }
        },
      ),
    )
  })
})

const corpus = process.env.TOCSIN_CORPUS ?? ''
const folder = join(corpus, 'cvss/redhat')
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
interface Vectors {
  columns: string[]
  cases: { vector: string; scores: (number | null)[] }[]
}

describe.skipIf(corpus === '')('official CVSS vectors', () => {
  const files = corpus === '' ? [] : readdirSync(folder).filter((name) => name.startsWith('vectors_'))
  it.each(files)('%s: every score agrees', (name) => {
    const { columns, cases } = read<Vectors>(name)
    const wrong = cases.filter(({ vector, scores }) => {
      const { score, base } = scoreCvss(vector)
      if (columns.length === 1) return score !== scores[0]
      // Version 3's environmental formula differs from the base formula even without environmental
      // metrics; the column is what it gives, the vector's own score then is the temporal one.
      const environmental = /\/(?:M[A-Z]+|[CIA]R|CDP|TD):(?!X|ND)/.test(vector)
      const expected = environmental ? scores[2] : (scores[1] ?? scores[0])
      return base !== scores[0] || score !== expected
    })
    expect(wrong).toEqual([])
    expect(cases.length).toBeGreaterThan(0)
  })
  it('must-reject vectors are rejected', () => {
    for (const { vector } of read<{ vector: string }[]>('must_reject.json')) {
      expect(() => scoreCvss(vector), vector).toThrow(CvssError)
    }
  })
})
