import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FLOOR } from '../scoring/priority.ts'
import { moreUrgent, rateExposure, rateTogether, type UrgencyFacts, type UrgencyInput } from './urgency.ts'

const CATALOGUE = { source: 'KEV', asOf: '2026-11-27' }
const published = { basis: 'published' as const, source: 'CISA ADP', asOf: '2026-11-01' }
const WORM = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'
const LOCAL = 'CVSS:3.1/AV:L/AC:H/PR:L/UI:R/S:U/C:L/I:N/A:N'

const facts = (over: Partial<UrgencyFacts> = {}): UrgencyFacts => ({
  cvss: [],
  kev: { listed: false, ...CATALOGUE },
  ...over,
})
const rate = (given: Partial<UrgencyFacts>, over: Partial<UrgencyInput> = {}) =>
  rateExposure({
    facts: facts(given),
    tags: { exposure: 'public' },
    directive: 'informative',
    zone: 'America/New_York',
    foundAt: new Date('2026-11-28T12:00:00Z'),
    ...over,
  })

describe('the urgency of a vulnerability on an asset', () => {
  it('is immediate for what is listed as exploited, automatable and in reach', () => {
    const urgency = rate({
      cvss: [{ vector: WORM, ...published }],
      kev: { listed: true, dateAdded: '2026-11-20', ...CATALOGUE },
    })
    expect(urgency).toMatchObject({ band: 'immediate', exploited: true })
    // Found on November 28: three days, to the end of December 1 in New York.
    expect(urgency.dueAt?.toISOString()).toBe('2026-12-02T05:00:00.000Z')
  })
  it('counts days from the KEV listing where the directive binds', () => {
    const urgency = rate(
      {
        cvss: [{ vector: WORM, ...published }],
        kev: { listed: true, dateAdded: '2026-11-20', ...CATALOGUE },
      },
      { directive: 'binding' },
    )
    expect(urgency.dueAt?.toISOString()).toBe('2026-11-24T05:00:00.000Z')
    expect(urgency.timeline).toMatch(
      /^BOD 26-04 binds this organisation: “3 days & forensic investigation”, until 2026-11-23/,
    )
  })
  it('depends on where the asset stands', () => {
    const cvss = [{ vector: WORM, ...published }]
    expect(rate({ cvss }).band).toBe('immediate')
    expect(rate({ cvss }, { tags: { exposure: 'isolated' } }).band).toBe('scheduled')
    expect(
      rate({ cvss: [{ vector: LOCAL, ...published }] }, { tags: { exposure: 'internal' } }),
    ).toMatchObject({
      band: 'defer',
      dueAt: undefined,
    })
  })
  it('takes the strictest timeline that missing answers leave, and says what is missing', () => {
    const urgency = rate({ cvss: [{ vector: WORM, ...published }] }, { tags: {} })
    expect(urgency.band).toBe('immediate')
    expect(urgency.missing).toContain('whether the asset is publicly exposed')
    expect(urgency.timeline).toMatch(
      /“3 days” to “60 days”: not known is whether the asset is publicly exposed/,
    )
  })
  it('is raised by exploitation that no catalogue lists yet', () => {
    const quiet = rate({ cvss: [{ vector: LOCAL, ...published }] }, { tags: { exposure: 'internal' } })
    const seen = rate(
      { cvss: [{ vector: LOCAL, ...published }], exploitation: { value: 'active', ...published } },
      { tags: { exposure: 'internal' } },
    )
    expect(quiet.band).toBe('defer')
    expect(moreUrgent(seen.band, quiet.band)).toBe(true)
    expect(seen.summary).toMatch(/which does not ask it/)
  })
  it('stays unknown where nobody said anything, and is not put off for it', () => {
    const urgency = rate({})
    expect(urgency.band).toBe('unknown')
    expect(urgency.dueAt).toBeDefined()
    expect(urgency.missing).toEqual(
      expect.arrayContaining(['Severity', 'Automatable', 'Technical impact', 'EPSS']),
    )
  })
  it('rests on no timeline where no catalogue was taken in', () => {
    const urgency = rate({ kev: undefined, cvss: [{ vector: WORM, ...published }] })
    expect(urgency.missing).toContain('Known exploited (KEV)')
    expect(urgency.band).toBe('scheduled')
  })
  it('puts off what scores nothing', () => {
    const none = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N'
    expect(rate({ cvss: [{ vector: none, ...published }] }).band).toBe('defer')
  })
  it('shows each factor it rests on, known or not', () => {
    const names = rate({}).factors.map(({ name }) => name)
    expect(names).toEqual([
      'Exploitation',
      'Automatable',
      'Technical impact',
      'Known exploited (KEV)',
      'Severity',
      'EPSS',
      'Reach of the asset',
    ])
  })
  it('says nothing of the directive where it does not apply', () => {
    expect(rate({}, { directive: 'not applicable' }).timeline).toBeUndefined()
  })
})

const arbitrary: fc.Arbitrary<UrgencyFacts> = fc.record({
  cvss: fc
    .subarray([WORM, LOCAL, 'no vector'])
    .map((list) => list.map((vector) => ({ vector, ...published }))),
  severity: fc.constantFrom(undefined, { value: 'high' as const, ...published }),
  kev: fc.constantFrom(
    undefined,
    { listed: false, ...CATALOGUE },
    { listed: true, dateAdded: '2026-11-20', ...CATALOGUE },
  ),
  epss: fc.option(
    fc.record({
      epss: fc.double({ min: 0, max: 1, noNaN: true }),
      percentile: fc.double({ min: 0, max: 1, noNaN: true }),
      source: fc.constant('FIRST'),
      asOf: fc.constant('2026-11-27'),
    }),
    { nil: undefined },
  ),
  exploitation: fc.constantFrom(undefined, { value: 'active' as const, ...published }),
  automatable: fc.constantFrom(
    undefined,
    { value: 'yes' as const, ...published },
    { value: 'no' as const, ...published },
  ),
  technicalImpact: fc.constantFrom(undefined, { value: 'total' as const, ...published }),
})
const tag = fc.constantFrom('public', 'internal', 'isolated', undefined, 'nonsense')

describe('every urgency', () => {
  it('keeps its score within its band', () => {
    fc.assert(
      fc.property(arbitrary, tag, (given, exposure) => {
        const { band, score } = rate(given, { tags: { exposure } })
        expect(score).toBeGreaterThanOrEqual(FLOOR[band])
        expect(score).toBeLessThan(FLOOR[band] + 25)
      }),
    )
  })
  it('is no less on a public asset than on an isolated one, with everything else alike', () => {
    fc.assert(
      fc.property(arbitrary, (given) => {
        const [open, cut] = ['public', 'isolated'].map((exposure) => rate(given, { tags: { exposure } }))
        expect(open!.score).toBeGreaterThanOrEqual(cut!.score)
      }),
    )
  })
  it('of several vulnerabilities is that of the most urgent', () => {
    const rest = {
      tags: {},
      directive: 'informative',
      zone: 'Etc/UTC',
      foundAt: new Date('2026-11-28T12:00:00Z'),
    } as const
    fc.assert(
      fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 4 }), (all) => {
        const scores = all.map((facts) => rateTogether([facts], rest).score)
        expect(rateTogether(all, rest).score).toBe(Math.max(...scores))
      }),
    )
    expect(rateTogether([], rest).band).toBe('unknown')
  })
})
