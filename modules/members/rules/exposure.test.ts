import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Found } from '../../../standards/exposure/types.ts'
import { moreUrgent } from '../../../standards/exposure/urgency.ts'
import type { Band, ExposureState } from '../schema.ts'
import { changeOf, type Exposure, type Finding, pair, settle, stateAfter } from './exposure.ts'
import { stateOf } from './state.ts'

const NOW = new Date('2026-11-28T12:00:00Z')

const finding = (vulnerability: string, refs: string[], status: Found['status'] = 'affected'): Finding => ({
  found: {
    vulnerability,
    title: '',
    status,
    rule: 'in range',
    because: `${vulnerability} is ${status}.`,
    fixedIn: undefined,
    scheme: undefined,
    cves: [],
    said: refs.map((ref) => ({
      ref,
      href: null,
      verdict: status,
      rule: 'in range',
      range: null,
      because: '',
      fixedIn: null,
    })),
  },
  caseId: null,
  tlp: 0,
  ratings: undefined,
})

const exposure = (over: Partial<Exposure> = {}, refs: string[] = ['osv/A']): Exposure => {
  const base = {
    id: 'e1',
    vulnerability: 'CVE-1',
    caseId: null,
    tlp: 0,
    verdict: 'affected' as Exposure['verdict'],
    suppressed: false,
    reported: null,
    reopened: false,
    reportedAt: null,
    reopenedAt: null,
    band: 'scheduled' as Band,
    score: 300,
    dueAt: null,
    foundAt: NOW,
    face: {
      vulnerability: 'CVE-1',
      title: '',
      component: { name: 'toy', version: '1.0.0' },
      thing: { kind: 'package', key: 'k', label: 'toy', space: 'npm', release: undefined, version: '1.0.0' },
      rule: 'in range',
      exploited: false,
    },
    explained: {
      because: '',
      said: finding('CVE-1', refs).found.said,
      cves: [],
      urgency: { summary: '', factors: [], missing: [], timeline: undefined, ruleVersion: 1 },
      vex: null,
      note: null,
    },
    ...over,
  } as Omit<Exposure, 'state'>
  return { ...base, state: over.state ?? stateOf({ ...base, reopened: base.reopenedAt !== null }) }
}
const runs = (version: string | undefined, removed = false) => ({ version, removed })
const become = (before: Exposure, found: Finding | undefined, component: ReturnType<typeof runs>) => {
  const settled = settle(before, found, component, NOW)
  return { ...settled, state: stateAfter(settled, false) }
}

describe('what becomes of an exposure', () => {
  it('is nothing new while the same is said of the same version', () => {
    expect(become(exposure(), finding('CVE-1', ['osv/A']), runs('1.0.0'))).toMatchObject({
      verdict: 'affected',
      state: 'open',
      entry: undefined,
    })
  })
  it('is mended by a version that no record calls affected, and only by that', () => {
    const good = finding('CVE-1', ['osv/A'], 'not affected')
    expect(become(exposure(), good, runs('2.0.0'))).toMatchObject({
      state: 'mended',
      entry: { said: 'deployed' },
    })
    // The records were corrected: nothing was mended.
    expect(become(exposure(), good, runs('1.0.0'))).toMatchObject({
      state: 'closed',
      entry: { said: 'gone' },
    })
    // Nobody knew whether it was affected.
    expect(become(exposure({ verdict: 'unknown' }), good, runs('2.0.0'))).toMatchObject({ state: 'closed' })
  })
  it('is closed with its component, and by records that are withdrawn', () => {
    expect(become(exposure(), finding('CVE-1', ['osv/A']), runs('1.0.0', true))).toMatchObject({
      verdict: 'gone',
      state: 'closed',
    })
    expect(become(exposure(), undefined, runs('1.0.0'))).toMatchObject({ verdict: 'gone', state: 'closed' })
    expect(become(exposure({ verdict: 'gone' }), undefined, runs('1.0.0', true)).entry).toBeUndefined()
  })
  it('opens again what was mended or closed, whatever was reported of its deployment', () => {
    for (const verdict of ['not affected', 'gone'] as const)
      expect(
        become(
          exposure({ verdict, reported: 'deployed', reportedAt: NOW }),
          finding('CVE-1', ['osv/A']),
          runs('1.0.0'),
        ),
      ).toMatchObject({ state: 'open', reported: null, reopenedAt: NOW, entry: { said: 'reopened' } })
  })
  it('keeps to the member’s word that it does not matter', () => {
    const accepted = exposure({ verdict: 'gone', reported: 'accepted', reportedAt: NOW })
    expect(become(accepted, finding('CVE-1', ['osv/A']), runs('1.0.0'))).toMatchObject({
      state: 'closed',
      reported: 'accepted',
    })
  })
  it('is mended after all when a newer version answers what had opened it again', () => {
    const back = exposure({ reopenedAt: NOW })
    expect(become(back, finding('CVE-1', ['osv/A'], 'not affected'), runs('2.0.0'))).toMatchObject({
      state: 'mended',
      reopenedAt: null,
    })
    // A repair that was got past stays in doubt: its version is the one that counted as good.
    const bypassed = exposure({ verdict: 'not affected', reopenedAt: NOW })
    expect(become(bypassed, finding('CVE-1', ['osv/A'], 'not affected'), runs('2.0.0'))).toMatchObject({
      state: 'unsure',
    })
  })
  it('settles: looking again at what did not change changes nothing', () => {
    const status = fc.constantFrom<Found['status'] | undefined>(
      'affected',
      'unknown',
      'not affected',
      undefined,
    )
    const verdict = fc.constantFrom<Exposure['verdict']>('affected', 'unknown', 'not affected', 'gone')
    const reported = fc.constantFrom<Exposure['reported']>(null, 'deployed', 'planned', 'accepted')
    const version = fc.constantFrom('1.0.0', '2.0.0', undefined)
    fc.assert(
      fc.property(verdict, reported, status, version, fc.boolean(), (was, said, is, runsNow, removed) => {
        const found = is && finding('CVE-1', ['osv/A'], is)
        const before = exposure({ verdict: was, reported: said })
        const once = settle(before, found, runs(runsNow, removed), NOW)
        const kept = {
          ...before,
          ...once,
          reopened: once.reopenedAt !== null,
          state: stateAfter(once, false),
        }
        const twice = settle(kept, found, runs(runsNow, removed), new Date(NOW.getTime() + 1))
        expect({ ...twice, entry: undefined }).toEqual({ ...once, entry: undefined })
        expect(twice.entry).toBeUndefined()
      }),
    )
  })
})

describe('findings and the exposures they belong to', () => {
  it('meet by identifier, else by the record that got another', () => {
    const renamed = pair([exposure({ vulnerability: 'GHSA-1' })], [finding('CVE-1', ['osv/A'])])
    expect(renamed.pairs).toHaveLength(1)
    expect(renamed.pairs[0]).toMatchObject({
      before: { id: 'e1' },
      finding: { found: { vulnerability: 'CVE-1' } },
    })
  })
  it('take a case and its advisory for one record', () => {
    const before = exposure({ vulnerability: 'TOCSIN-2026-0001', caseId: 'c' }, ['case/TOCSIN-2026-0001'])
    const { pairs, merged } = pair([before], [finding('CVE-9', ['advisory/TOCSIN-2026-0001'])])
    expect(merged).toEqual([])
    expect(pairs).toMatchObject([{ before: { id: 'e1' }, finding: { found: { vulnerability: 'CVE-9' } } }])
  })
  it('make one of two exposures that turn out to be one', () => {
    const own = exposure({ id: 'e2', vulnerability: 'CVE-1' }, ['osv/B'])
    const { pairs, merged } = pair(
      [exposure({ vulnerability: 'GHSA-1' }), own],
      [finding('CVE-1', ['osv/A', 'osv/B'])],
    )
    expect(merged).toMatchObject([{ from: { id: 'e1' }, into: { id: 'e2' } }])
    expect(pairs).toHaveLength(1)
  })
  it('are new where there is none, unless they say that nothing is affected', () => {
    const { pairs } = pair([], [finding('CVE-1', ['a/1']), finding('CVE-2', ['a/2'], 'not affected')])
    expect(pairs.map((one) => one.finding?.found.vulnerability)).toEqual(['CVE-1'])
  })
  it('lose no exposure and give no finding twice', () => {
    const id = fc.constantFrom('CVE-1', 'CVE-2', 'GHSA-1', 'GHSA-2')
    const refs = fc.subarray(['a/1', 'a/2', 'a/3'], { minLength: 1 })
    const before = fc.uniqueArray(fc.tuple(id, refs), { selector: ([name]) => name, maxLength: 4 })
    fc.assert(
      fc.property(before, before, (had, now) => {
        const exposures = had.map(([vulnerability, own], at) =>
          exposure({ id: `e${at}`, vulnerability }, own),
        )
        const findings = now.map(([vulnerability, own]) => finding(vulnerability, own))
        const { pairs, merged } = pair(exposures, findings)
        const kept = [
          ...pairs.flatMap(({ before: one }) => one?.id ?? []),
          ...merged.map(({ from }) => from.id),
        ]
        expect(kept.sort()).toEqual(exposures.map((one) => one.id).sort())
        const given = pairs.flatMap(({ finding: one }) => one ?? [])
        expect(new Set(given).size).toBe(given.length)
        expect(given).toHaveLength(findings.length)
      }),
    )
  })
})

describe('what somebody wants to hear of', () => {
  const of = (state: ExposureState, band: Band = 'scheduled') => ({ state, band })
  it('is what opens, what opens again, what becomes more urgent and what closes', () => {
    expect(changeOf(undefined, of('open'), moreUrgent)).toBe('found')
    expect(changeOf(undefined, of('suppressed'), moreUrgent)).toBeUndefined()
    expect(changeOf(of('mended'), of('open'), moreUrgent)).toBe('reopened')
    expect(changeOf(of('open'), of('mended'), moreUrgent)).toBe('closed')
    expect(changeOf(of('open'), of('unsure', 'immediate'), moreUrgent)).toBe('urgent')
    expect(changeOf(of('open'), of('open'), moreUrgent)).toBeUndefined()
    expect(changeOf(of('open', 'immediate'), of('open', 'defer'), moreUrgent)).toBeUndefined()
  })
})
