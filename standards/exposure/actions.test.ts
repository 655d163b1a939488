import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byOrder } from '../matching/order.ts'
import type { Band } from '../scoring/priority-types.ts'
import { plainName } from './action-words.ts'
import { type ActionExposure, groupExposures, makeActions } from './actions.ts'
import { BAND_ORDER } from './urgency.ts'

const NOW = new Date('2026-11-28T12:00:00Z')
const ZONE = 'America/New_York'

const exposure = (over: Partial<ActionExposure> = {}): ActionExposure => ({
  id: '1',
  vulnerability: 'CVE-2026-0001',
  state: 'open',
  band: 'out-of-cycle',
  score: 600,
  dueAt: new Date('2026-12-03T05:00:00Z'),
  exploited: false,
  embargoed: false,
  thing: {
    kind: 'product',
    key: 'product/cisco/adaptive security appliance',
    label: 'Cisco Adaptive Security Appliance',
    space: 'cisco',
    release: undefined,
    version: '9.16.1',
  },
  asset: { id: 'a', name: 'Front firewall', quantity: 1, reach: 'public', type: 'firewall' },
  fixedIn: '9.16.4',
  scheme: 'generic',
  rule: 'in range',
  ...over,
})
const made = (...exposures: ActionExposure[]) =>
  makeActions(exposures, { now: NOW, zone: ZONE, limit: 10, compare: byOrder }).items

describe('an action', () => {
  it('updates a product to the one version that satisfies every record, wherever it stands', () => {
    const [action, ...others] = made(
      exposure(),
      exposure({
        id: '2',
        vulnerability: 'CVE-2026-0002',
        fixedIn: '9.16.10',
        exploited: true,
        band: 'immediate',
      }),
      exposure({
        id: '3',
        asset: { id: 'b', name: 'Back firewall', quantity: 2, reach: 'internal', type: undefined },
      }),
    )
    expect(others).toEqual([])
    expect(action).toMatchObject({
      title: 'Update Cisco Adaptive Security Appliance to version 9.16.10 or newer',
      band: 'immediate',
      deadlineWords: 'by Wednesday, 2 December 2026 (in 4 days)',
      vulnerabilities: ['CVE-2026-0001', 'CVE-2026-0002'],
      exposureIds: ['2', '1', '3'],
      where: ['Back firewall (2 of them): version 9.16.1', 'Front firewall: version 9.16.1'],
    })
    expect(action!.why).toContain('Attackers are using this already.')
    expect(action!.askVendor).toContain('9.16.10')
  })
  it('names a version for each line that runs, where one would not do', () => {
    const [action] = made(
      exposure(),
      exposure({ id: '2', thing: { ...exposure().thing, version: '9.20.1' }, fixedIn: '9.20.3' }),
    )
    expect(action!.title).toBe('Update Cisco Adaptive Security Appliance')
    expect(action!.steps).toContain('Where version 9.16.1 runs: to 9.16.4 or newer.')
    expect(action!.steps).toContain('Where version 9.20.1 runs: to 9.20.3 or newer.')
  })
  it('passes over neither of two fixes that cannot be compared', () => {
    const [action] = made(
      exposure({ fixedIn: 'build green', scheme: 'npm' }),
      exposure({ id: '2', fixedIn: 'release 7', scheme: 'npm' }),
    )
    expect(action!.title).toContain('build green and release 7')
  })
  it('installs the updates of a whole distribution at once', () => {
    const deb = (id: string, name: string, fixedIn: string | undefined) =>
      exposure({
        id,
        fixedIn,
        scheme: 'deb',
        thing: {
          kind: 'package',
          key: `package/debian/${name}`,
          label: name,
          space: 'debian',
          release: '12',
          version: '1',
        },
      })
    const [update, shield] = made(
      deb('1', 'openssl', '3.0.11-1'),
      deb('2', 'curl', '7.88'),
      deb('3', 'zlib', undefined),
    )
    expect(update).toMatchObject({
      title: 'Install the waiting updates of Debian 12',
      exposureIds: ['1', '2'],
    })
    expect(update!.steps.join(' ')).toContain('openssl must be at version 3.0.11-1 or newer afterwards.')
    expect(shield).toMatchObject({ title: 'Keep Debian 12 shielded: some updates are not there yet' })
  })
  it('says how to shield what has no update, and what to ask', () => {
    const [action] = made(exposure({ fixedIn: undefined }))
    expect(action!.title).toBe('Protect Cisco Adaptive Security Appliance: no update for it is known')
    expect(action!.askVendor).toMatch(/When will there be an update/)
  })
  it('says where to find a version nobody gave', () => {
    const [action] = made(
      exposure({
        state: 'unsure',
        rule: 'version missing',
        fixedIn: undefined,
        thing: {
          kind: 'product',
          key: 'p',
          label: 'BD Alaris infusion pump',
          space: 'bd',
          release: undefined,
          version: undefined,
        },
      }),
    )
    expect(action!.title).toBe('Find out which version of BD Alaris infusion pump you run')
    expect(action!.steps[0]).toMatch(/label of the device/)
  })
  it('about what is not public yet says so, and asks nobody outside', () => {
    const [confidential, open] = made(exposure({ embargoed: true, band: 'immediate' }), exposure({ id: '2' }))
    expect(confidential).toMatchObject({ askVendor: null, exposureIds: ['1'] })
    expect(confidential!.why).toMatch(/not public yet/)
    expect(confidential!.steps[0]).toMatch(/outside of your organisation/)
    expect(open!.exposureIds).toEqual(['2'])
  })
  it('shows no identifier and nothing invisible in a title, whatever things are called', () => {
    expect(plainName('pump\u202e CVE-2026-0001\n\u0007GHSA-aaaa-bbbb-cccc')).toBe('pump … …')
    expect(plainName('\u200b')).toBe('something without a name')
  })
})

const arbitrary: fc.Arbitrary<ActionExposure> = fc.record({
  id: fc.uuid(),
  vulnerability: fc.nat(20).map((n) => `CVE-2026-${1000 + n}`),
  state: fc.constantFrom('open' as const, 'unsure' as const),
  band: fc.constantFrom<Band>('immediate', 'out-of-cycle', 'scheduled', 'defer', 'unknown'),
  score: fc.nat(1000),
  dueAt: fc.option(
    fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
    {
      nil: undefined,
    },
  ),
  exploited: fc.boolean(),
  embargoed: fc.boolean(),
  thing: fc.record({
    kind: fc.constantFrom('package' as const, 'product' as const, 'other' as const),
    key: fc.constantFrom('a', 'b', 'c'),
    label: fc.string(),
    space: fc.constantFrom('npm', 'debian', 'cisco', undefined),
    release: fc.constantFrom('12', undefined),
    version: fc.option(fc.string(), { nil: undefined }),
  }),
  asset: fc.record({
    id: fc.constantFrom('x', 'y'),
    name: fc.string(),
    quantity: fc.integer({ min: 1, max: 9 }),
    reach: fc.constantFrom('public', 'internal', undefined),
    type: fc.option(fc.string(), { nil: undefined }),
  }),
  fixedIn: fc.option(fc.constantFrom('1.0.0', '2.0.0', 'x'), { nil: undefined }),
  scheme: fc.constantFrom('npm', 'deb', undefined),
  rule: fc.constantFrom('version missing', 'version not comparable', 'in range'),
})

describe('all actions together', () => {
  const all = fc.uniqueArray(arbitrary, { selector: ({ id }) => id, maxLength: 40 })
  it('hold every exposure exactly once', () => {
    fc.assert(
      fc.property(all, (exposures) => {
        const { items, more } = makeActions(exposures, {
          now: NOW,
          zone: ZONE,
          limit: 1000,
          compare: byOrder,
        })
        expect(more).toBe(0)
        expect(items.flatMap(({ exposureIds }) => exposureIds).sort()).toEqual(
          exposures.map(({ id }) => id).sort(),
        )
      }),
    )
  })
  it('are the same whatever order exposures come in, and counted beyond the limit', () => {
    fc.assert(
      fc.property(all, fc.nat(10), (exposures, limit) => {
        const options = { now: NOW, zone: ZONE, limit, compare: byOrder }
        const one = makeActions(exposures, options)
        expect(makeActions([...exposures].reverse(), options)).toEqual(one)
        expect(one.items.length + one.more).toBe(groupExposures(exposures).length)
      }),
    )
  })
  it('come most urgent first, and keep to the earliest deadline of theirs', () => {
    fc.assert(
      fc.property(all, (exposures) => {
        const groups = groupExposures(exposures)
        const rank = (band: Band) => BAND_ORDER.indexOf(band === 'unknown' ? 'scheduled' : band)
        for (const [at, group] of groups.entries()) {
          if (at > 0) expect(rank(groups[at - 1]!.band)).toBeLessThanOrEqual(rank(group.band))
          for (const { dueAt } of group.exposures)
            if (dueAt) expect(group.dueAt!.getTime()).toBeLessThanOrEqual(dueAt.getTime())
        }
      }),
    )
  })
  it('have plain titles of one line', () => {
    fc.assert(
      fc.property(all, (exposures) => {
        for (const { title } of makeActions(exposures, { now: NOW, zone: ZONE, limit: 99, compare: byOrder })
          .items) {
          expect(title).not.toMatch(/CVE-\d|GHSA-|[\n\r\u202e]/)
          expect(title.length).toBeLessThan(200)
        }
      }),
    )
  })
})
