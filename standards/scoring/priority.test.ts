import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computePriority, type PriorityInputs } from './priority.ts'

const NETWORK_TOTAL = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'
const LOCAL_PARTIAL = 'CVSS:3.1/AV:L/AC:H/PR:L/UI:R/S:U/C:L/I:N/A:N'
const stated = { basis: 'stated by a person', source: 'discoverer' } as const
const published = { basis: 'published', source: 'CNA', asOf: '2026-11-01' } as const

const nothing: PriorityInputs = {
  cvss: [],
  severity: 'unknown',
  exploitation: 'unknown',
  automatable: 'unknown',
  technicalImpact: 'unknown',
  mission: 'unknown',
  kev: 'unknown',
  epss: 'unknown',
  collisions: 1,
  evidenceLevel: 'claimed',
  verdict: 'waiting',
  ageDays: 0,
  exposure: 'unknown',
}
const priority = (inputs: Partial<PriorityInputs>) => computePriority({ ...nothing, ...inputs })
const factor = (inputs: Partial<PriorityInputs>, name: string) =>
  priority(inputs).factors.find((f) => f.name === name)!

describe('the band', () => {
  it('is unknown when nothing is known, and everything unknown is listed', () => {
    const result = priority({})
    expect(result.band).toBe('unknown')
    expect(result.missing).toEqual([
      'Exploitation',
      'Automatable',
      'Technical impact',
      'Mission and well-being impact',
      'Known exploited (KEV)',
      'Severity',
      'EPSS',
      'Exposed members',
      'BOD 26-04 timeline',
    ])
    for (const f of result.factors)
      expect([f.name, f.value === 'unknown']).toEqual([f.name, f.basis === 'unknown'])
  })
  it('follows the coordinator table on answers', () => {
    const answer = <T>(value: T) => ({ value, ...published })
    const answers = (
      e: 'none' | 'public poc' | 'active',
      a: 'yes' | 'no',
      t: 'partial' | 'total',
      m: 'low' | 'medium' | 'high',
    ) =>
      priority({
        exploitation: answer(e),
        automatable: answer(a),
        technicalImpact: answer(t),
        mission: answer(m),
      }).band
    expect(answers('active', 'yes', 'total', 'high')).toBe('immediate')
    expect(answers('public poc', 'yes', 'total', 'high')).toBe('out-of-cycle')
    expect(answers('none', 'no', 'total', 'high')).toBe('scheduled')
    expect(answers('none', 'no', 'partial', 'low')).toBe('scheduled')
  })
  it('names the levels that open questions leave', () => {
    const result = priority({
      cvss: [{ vector: NETWORK_TOTAL, ...stated }],
      collisions: 2,
      verdict: 'reproduced',
    })
    expect(result.band).toBe('scheduled')
    expect(result.summary).toContain('Track*')
    expect(result.summary).toContain('exploitation public poc (estimated)')
    expect(result.summary).toContain('mission impact unknown, read as medium')
    expect(result.summary).toContain('between Track and Attend')
  })
  it('is raised by a KEV listing, which also means active exploitation', () => {
    const kev = { listed: true, dateAdded: '2026-11-20', source: 'KEV', asOf: '2026-11-22' }
    const result = priority({ kev, cvss: [{ vector: LOCAL_PARTIAL, ...published }] })
    expect(result.band).toBe('out-of-cycle')
    expect(result.factors[0]).toMatchObject({
      name: 'Exploitation',
      value: 'active',
      known: true,
      basis: 'published',
      asOf: '2026-11-22',
    })
    expect(result.summary).toContain('14 days')
  })
  it('takes "not listed" for no evidence of anything', () => {
    const kev = { listed: false, source: 'KEV', asOf: '2026-11-22' }
    expect(factor({ kev }, 'Exploitation')).toMatchObject({ value: 'unknown', known: false })
    expect(factor({ kev }, 'Known exploited (KEV)')).toMatchObject({ value: 'not listed', known: true })
  })
  it.each(['not reproduced', 'out of threat model'] as const)(
    'defers what is %s, unless it is exploited',
    (verdict) => {
      expect(priority({ verdict, cvss: [{ vector: NETWORK_TOTAL, ...stated }] }).band).toBe('defer')
      expect(priority({ verdict, exploitation: { value: 'active', ...stated } }).band).not.toBe('defer')
    },
  )
  it('defers what scores nothing', () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N'
    expect(priority({ cvss: [{ vector, ...published }] }).band).toBe('defer')
  })
})

describe('factors', () => {
  it('label estimates and never call them known', () => {
    const cvss = [{ vector: NETWORK_TOTAL, ...stated }]
    expect(factor({ cvss }, 'Automatable')).toMatchObject({ value: 'yes', known: false, basis: 'estimated' })
    expect(factor({ cvss }, 'Technical impact')).toMatchObject({
      value: 'total',
      known: false,
      basis: 'estimated',
    })
    expect(factor({ cvss, automatable: { value: 'no', ...stated } }, 'Automatable')).toMatchObject({
      value: 'no',
      known: true,
      basis: 'stated by a person',
    })
  })
  it('read what a vector states itself', () => {
    const vector = 'CVSS:4.0/AV:L/AC:H/AT:P/PR:H/UI:A/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/AU:Y/E:A'
    expect(factor({ cvss: [{ vector, ...published }] }, 'Automatable')).toMatchObject({
      value: 'yes',
      known: true,
      basis: 'published',
    })
    expect(factor({ cvss: [{ vector, ...published }] }, 'Exploitation')).toMatchObject({
      value: 'active',
      known: true,
    })
  })
  it('are estimated from the words of a public record where there is no vector, and say so', () => {
    const text = 'Allows remote attackers to execute arbitrary code.'
    const record = { weaknesses: [], text, ...published }
    expect(factor({ record }, 'Automatable')).toMatchObject({
      value: 'yes',
      known: false,
      basis: 'estimated',
      source: 'CNA',
      explanation: expect.stringContaining('remote attacker'),
    })
    expect(factor({ record }, 'Technical impact').value).toBe('total')
    expect(factor({ record, automatable: { value: 'no', ...stated } }, 'Automatable').value).toBe('no')
    expect(factor({ record: { ...record, text: 'Something.' } }, 'Automatable').basis).toBe('unknown')
    const cvss = [{ vector: NETWORK_TOTAL, ...published }]
    expect(factor({ cvss, record: { ...record, weaknesses: ['CWE-79'] } }, 'Automatable').value).toBe('no')
  })
  it('do not let one claim outbid a published vector', () => {
    const cvss = [
      { vector: NETWORK_TOTAL, ...stated },
      { vector: LOCAL_PARTIAL, ...published },
    ]
    expect(factor({ cvss }, 'Severity').source).toContain(LOCAL_PARTIAL)
  })
  it('name a vector that is none', () => {
    expect(factor({ cvss: [{ vector: 'CVSS:3.1/oops', ...stated }] }, 'Severity')).toMatchObject({
      value: 'unknown',
      explanation: expect.stringContaining('oops'),
    })
  })
  it('show the BOD 26-04 range as an estimate that depends on the asset', () => {
    const kev = { listed: true, source: 'KEV', asOf: '2026-11-22' }
    const f = factor({ kev, cvss: [{ vector: NETWORK_TOTAL, ...published }] }, 'BOD 26-04 timeline')
    expect(f).toMatchObject({ known: false, basis: 'estimated', value: '3 days & forensic investigation' })
    expect(f.explanation).toContain('Row 1?11')
  })
})

describe('the score', () => {
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: 'unknown' as const })
  const word = <T extends string>(...values: T[]) =>
    maybe(
      fc.record({
        value: fc.constantFrom(...values),
        basis: fc.constant('published' as const),
        source: fc.constant('s'),
      }),
    )
  const inputs: fc.Arbitrary<PriorityInputs> = fc.record({
    cvss: fc.subarray([
      { vector: NETWORK_TOTAL, ...stated },
      { vector: LOCAL_PARTIAL, ...published },
      { vector: 'x', ...stated },
    ]),
    severity: word('critical', 'high', 'medium', 'low', 'none', 'unknown'),
    exploitation: word('none', 'public poc', 'active'),
    automatable: word('no', 'yes'),
    technicalImpact: word('partial', 'total'),
    mission: word('low', 'medium', 'high'),
    kev: maybe(
      fc.record({ listed: fc.boolean(), source: fc.constant('KEV'), asOf: fc.constant('2026-11-22') }),
    ),
    epss: maybe(
      fc.record({
        epss: fc.double({ min: 0, max: 1, noNaN: true }),
        percentile: fc.double({ min: 0, max: 1, noNaN: true }),
        source: fc.constant('EPSS'),
        asOf: fc.constant('2026-11-22'),
      }),
    ),
    collisions: fc.integer({ min: 1, max: 40 }),
    evidenceLevel: fc.constantFrom(
      'claimed',
      'reproduced by discoverer',
      'reproduced',
      'independently reproduced',
      'maintainer-confirmed',
      'attested',
    ),
    verdict: fc.constantFrom(
      'reproduced',
      'not reproduced',
      'intermittent',
      'out of threat model',
      'cannot run',
      'waiting',
    ),
    ageDays: fc.double({ min: 0, max: 4000, noNaN: true }),
    exposure: maybe(
      fc.record({
        members: fc.nat(5000),
        source: fc.constant('inventories'),
        asOf: fc.constant('2026-11-22'),
      }),
    ),
  })
  const ORDER = ['defer', 'scheduled', 'out-of-cycle', 'immediate']

  it('stays within 0–100 and never contradicts the bands', () => {
    fc.assert(
      fc.property(inputs, inputs, (a, b) => {
        const [x, y] = [computePriority(a), computePriority(b)]
        for (const p of [x, y]) {
          expect(p.score).toBeGreaterThanOrEqual(0)
          expect(p.score).toBeLessThan(100)
          expect(p.factors.every((f) => f.explanation.length > 0 && f.source.length > 0)).toBe(true)
        }
        const rank = (band: string) => ORDER.indexOf(band === 'unknown' ? 'scheduled' : band)
        if (rank(x.band) > rank(y.band)) expect(x.score).toBeGreaterThan(y.score)
      }),
    )
  })
  it('never falls when more discoverers find it or it waits longer', () => {
    fc.assert(
      fc.property(inputs, (a) => {
        expect(computePriority({ ...a, ageDays: a.ageDays + 10 }).score).toBeGreaterThanOrEqual(
          computePriority(a).score,
        )
        expect(computePriority({ ...a, collisions: a.collisions + 3 }).score).toBeGreaterThanOrEqual(
          computePriority(a).score,
        )
      }),
    )
  })
  it('orders what cannot be ranked by what was measured, not by a word of severity', () => {
    const claimed = priority({ severity: { value: 'critical', ...stated }, collisions: 1 })
    const shown = priority({
      severity: { value: 'low', ...stated },
      collisions: 4,
      evidenceLevel: 'independently reproduced',
      ageDays: 3,
    })
    expect([claimed.band, shown.band]).toEqual(['unknown', 'unknown'])
    expect(shown.score).toBeGreaterThan(claimed.score)
    expect(shown.summary).toContain('independently reproduced, 4 independent discoverers')
    const severity = claimed.factors.find(({ name }) => name === 'Severity')
    expect(severity).toMatchObject({ value: 'critical', known: true })
    expect(severity?.explanation).toContain('Not counted')
  })
  it('shows a KEV answer that is known while the rest is unknown', () => {
    const kev = { listed: false, source: 'KEV', asOf: '2026-11-22' }
    const result = priority({ kev })
    expect(result.band).toBe('unknown')
    expect(result.missing).not.toContain('Known exploited (KEV)')
    expect(result.summary).toContain('not listed in KEV')
  })
  it('orders the worse before the lesser within a band', () => {
    const worse = priority({ cvss: [{ vector: NETWORK_TOTAL, ...stated }] })
    const lesser = priority({ cvss: [{ vector: LOCAL_PARTIAL, ...stated }] })
    expect(worse.band).toBe(lesser.band)
    expect(worse.score).toBeGreaterThan(lesser.score)
  })
})
