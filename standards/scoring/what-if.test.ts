import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computePriority, type PriorityInputs } from './priority.ts'
import { whatIf } from './what-if.ts'

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
const said = { basis: 'stated by a person', source: 'x' } as const
const seen = { source: 'x', asOf: '2026-11-20' } as const
const answer = <T>(...values: T[]) =>
  fc.oneof(
    fc.constant('unknown' as const),
    fc.constantFrom(...values).map((value) => ({ value, ...said })),
  )

const inputs: fc.Arbitrary<PriorityInputs> = fc.record({
  cvss: fc.subarray([
    { vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', ...said },
    { vector: 'CVSS:3.1/AV:L/AC:H/PR:L/UI:R/S:U/C:N/I:N/A:N', ...said },
    { vector: 'nonsense', ...said },
  ]),
  severity: answer('low', 'critical', 'none', 'unknown'),
  exploitation: answer('none', 'public poc', 'active'),
  automatable: answer('no', 'yes'),
  technicalImpact: answer('partial', 'total'),
  mission: answer('low', 'medium', 'high'),
  kev: fc.oneof(
    fc.constant('unknown' as const),
    fc.boolean().map((listed) => ({ listed, ...seen })),
  ),
  epss: fc.oneof(
    fc.constant('unknown' as const),
    fc.double({ min: 0, max: 1, noNaN: true }).map((percentile) => ({ epss: 0.1, percentile, ...seen })),
  ),
  collisions: fc.integer({ min: 1, max: 40 }),
  evidenceLevel: fc.constantFrom('claimed', 'reproduced', 'maintainer-confirmed', 'attested'),
  verdict: fc.constantFrom('reproduced', 'not reproduced', 'out of threat model', 'waiting'),
  ageDays: fc.double({ min: 0, max: 400, noNaN: true }),
  exposure: fc.oneof(
    fc.constant('unknown' as const),
    fc.integer({ min: 0, max: 500 }).map((members) => ({ members, ...seen })),
  ),
})

describe('whatIf', () => {
  it('says exactly what applying a change gives, and only what changes something', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const now = computePriority(given)
        const result = whatIf(given)
        expect([result.band, result.score]).toEqual([now.band, now.score])
        for (const change of result.changes) {
          const then = computePriority({ ...given, ...change.inputs })
          expect([then.band, then.score]).toEqual([change.band, change.score])
          expect([then.band, then.score]).not.toEqual([now.band, now.score])
          expect(change.changesBand).toBe(then.band !== now.band)
        }
        for (const factor of result.settled)
          expect(result.changes.some((change) => change.factor === factor)).toBe(false)
        expect(result.changes.length).toBeLessThan(60)
        expect(whatIf(given)).toEqual(result)
      }),
    )
  })
  it('names factors as the priority does', () => {
    const names = new Set([...computePriority(nothing).factors.map(({ name }) => name), 'Verdict'])
    const { changes, settled } = whatIf(nothing)
    for (const factor of [...changes.map((change) => change.factor), ...settled])
      expect(names).toContain(factor)
  })
  it('puts what would change the band first, open questions marked', () => {
    const { changes } = whatIf({
      ...nothing,
      automatable: { value: 'yes', ...said },
      technicalImpact: { value: 'total', ...said },
    })
    const firstOther = changes.findIndex(({ changesBand }) => !changesBand)
    expect(changes.slice(firstOther).some(({ changesBand }) => changesBand)).toBe(false)
    expect(
      changes.find(({ factor, value }) => factor === 'Exploitation' && value === 'active'),
    ).toMatchObject({
      open: true,
      band: 'immediate',
      changesBand: true,
    })
    expect(changes.find(({ factor }) => factor === 'Collision count')?.open).toBe(false)
  })
  it('settles what cannot matter: the word beside a vector is not even asked', () => {
    const cvss = [{ vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', ...said }]
    const kev = { listed: true, ...seen }
    const { changes, settled } = whatIf({ ...nothing, cvss, kev })
    expect(settled).toContain('Exploitation')
    expect(changes.some(({ factor }) => factor === 'Severity')).toBe(false)
  })
})
