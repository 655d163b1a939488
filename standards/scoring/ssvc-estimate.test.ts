import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreCvss } from './cvss.ts'
import { automatableFrom, estimateSsvc, technicalImpactFrom } from './ssvc-estimate.ts'

const OPEN = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N'
const TOTAL = 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:N'
const estimate = (vectors: string[], text = '', weaknesses: string[] = []) => {
  const { automatable, technicalImpact } = estimateSsvc({ vectors, weaknesses, text })
  return [automatable?.value, automatable?.rule, technicalImpact?.value, technicalImpact?.rule]
}

describe('estimateSsvc', () => {
  it('reads the vector before any words', () => {
    expect(estimate([OPEN], 'A local user may execute arbitrary code.')).toEqual([
      'yes',
      'open',
      'partial',
      'partial',
    ])
    expect(estimate([TOTAL], 'An unauthenticated remote attacker.')).toEqual([
      'no',
      'closed',
      'total',
      'total',
    ])
  })
  it('reads 3.1 before 4.0 before 2.0, and a vector that only the text holds', () => {
    const four = 'CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N'
    expect(estimate([four, OPEN])).toEqual(['yes', 'open', 'partial', 'partial'])
    expect(estimate([four])).toEqual(['no', 'closed', 'total', 'total'])
    expect(estimate(['AV:N/AC:L/Au:N/C:C/I:C/A:N'])).toEqual(['yes', 'open', 'total', 'total'])
    expect(estimate([], `Score 5.3. Vector: (${OPEN}).`)).toEqual(['yes', 'open', 'partial', 'partial'])
  })
  it('counts on no victim', () => {
    expect(estimate([OPEN], '', ['CWE-79'])).toEqual(['no', 'victim', 'partial', 'partial'])
  })
  it('reads words where there is no vector', () => {
    expect(estimate([], 'Allows remote attackers to execute arbitrary code via a POST request.')).toEqual([
      'yes',
      'words-remote',
      'total',
      'words-control',
    ])
    expect(estimate([], 'Allows remote attackers to execute arbitrary code via a crafted PDF.')[0]).toBe('no')
    expect(estimate([], 'A remote authenticated user can escalate privileges.').slice(0, 3)).toEqual([
      'no',
      'words-condition',
      'total',
    ])
    expect(estimate([], 'An unauthenticated attacker can read files.')[0]).toBe('yes')
  })
  it('answers nothing where nothing speaks, and says which rule did', () => {
    expect(estimate([], 'Something is wrong.')).toEqual([undefined, undefined, undefined, undefined])
    expect(estimateSsvc({ vectors: [OPEN], weaknesses: [], text: '' }).automatable).toMatchObject({
      label: 'estimated',
      why: expect.stringContaining('network attack'),
      ruleVersion: 1,
    })
  })
  it('takes AU as stated unless the vector contradicts it', () => {
    const four = (av: string, ui: string) =>
      `CVSS:4.0/AV:${av}/AC:L/AT:N/PR:L/UI:${ui}/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N/AU:Y`
    expect(estimateSsvc({ vectors: [four('N', 'N')], weaknesses: [], text: '' }).automatable).toMatchObject({
      value: 'yes',
      label: 'stated',
    })
    for (const vector of [four('L', 'N'), four('N', 'A')])
      expect(estimate([vector]).slice(0, 2)).toEqual(['no', 'closed'])
    // Asked for the vector alone, its author's answer is given.
    expect(automatableFrom(scoreCvss(four('L', 'N')))).toMatchObject({ value: 'yes', stated: true })
  })
  it('throws nothing, takes no time, and always says the same', () => {
    const record = fc.record({
      vectors: fc.array(fc.oneof(fc.string(), fc.constant(OPEN))),
      weaknesses: fc.array(fc.string()),
      text: fc.string(),
    })
    fc.assert(
      fc.property(record, (given) => {
        expect(estimateSsvc(given)).toEqual(estimateSsvc(given))
      }),
    )
    const started = performance.now()
    for (const piece of ['executing of ', 'escalate to ', 'bypass a b ', 'un', 'CVSS:3.1/AV:N/', ' '])
      estimateSsvc({ vectors: [], weaknesses: [], text: piece.repeat(100_000) })
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('one vector', () => {
  it('is total when confidentiality and integrity are lost', () => {
    expect(technicalImpactFrom(scoreCvss(TOTAL))).toMatchObject({ value: 'total', stated: false })
    expect(technicalImpactFrom(scoreCvss(OPEN))).toMatchObject({ value: 'partial' })
  })
})
