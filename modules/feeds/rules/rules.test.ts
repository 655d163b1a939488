import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCve } from '../../../standards/cve/read.ts'
import { readOsv } from '../../../standards/osv/read.ts'
import { fromCsaf, fromCve, fromOsv } from './derive.ts'
import { type FeedState, freshnessOf, isDue, retryAfter } from './freshness.ts'
import { arrival, type Edition } from './newer.ts'
import { SOURCES, sourcesWith } from './sources.ts'

const source = SOURCES.find(({ name }) => name === 'kev')!
const DAY = 86_400_000
const edition = fc.record({
  modified: fc.option(fc.date({ noInvalidDate: true }), { nil: undefined }),
  sha256: fc.constantFrom('a', 'b', 'c', 'd'),
})

describe('of two editions', () => {
  const after = (held: Edition | undefined, arriving: Edition) =>
    ['new', 'changed'].includes(arrival(held, arriving)) ? arriving : held!

  it('one that is there already changes nothing', () => {
    fc.assert(fc.property(edition, (one) => arrival(one, { ...one }) === 'same'))
  })
  it('no older one takes the place of a newer, whatever comes in between', () => {
    fc.assert(
      fc.property(fc.array(edition, { minLength: 1, maxLength: 12 }), (editions) => {
        let held: Edition | undefined
        let newest = Number.NEGATIVE_INFINITY
        for (const one of editions) {
          held = after(held, one)
          newest = Math.max(newest, held.modified?.getTime() ?? Number.NEGATIVE_INFINITY)
          expect(held.modified?.getTime() ?? Number.NEGATIVE_INFINITY).toBe(newest)
        }
      }),
    )
  })
  it('the same stands at the end in whichever order they come, when all name an instant of their own', () => {
    const dated = fc.uniqueArray(fc.date({ noInvalidDate: true }), {
      minLength: 2,
      maxLength: 8,
      selector: Number,
    })
    fc.assert(
      fc.property(dated, fc.infiniteStream(fc.nat()), (dates, random) => {
        const editions = dates.map((modified, n) => ({ modified, sha256: String(n) }))
        const shuffled = [...editions].sort(() => (random.next().value % 2 === 0 ? 1 : -1))
        const end = (list: Edition[]) => list.reduce<Edition | undefined>(after, undefined)
        expect(end(shuffled)).toEqual(end(editions))
      }),
    )
  })
})

describe('freshness', () => {
  const now = new Date('2026-05-10T00:00:00Z')
  const state = (over: Partial<FeedState>): FeedState => ({
    mode: 'fetch',
    lastAttemptAt: undefined,
    lastSuccessAt: undefined,
    failingSince: undefined,
    asOf: undefined,
    ...over,
  })
  const ago = (days: number) => new Date(now.getTime() - days * DAY)

  it('raises no alarm of what nobody relies on', () => {
    fc.assert(
      fc.property(
        fc.option(fc.nat(1000), { nil: undefined }),
        fc.option(fc.nat(1000), { nil: undefined }),
        (s, f) => {
          const given = state({
            mode: 'off',
            lastSuccessAt: s === undefined ? undefined : ago(s),
            failingSince: f === undefined ? undefined : ago(f),
          })
          expect(freshnessOf(source, given, now).alarm).toBeUndefined()
        },
      ),
    )
  })
  it('once late stays late until something is taken in', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.nat(100), (success, data, more) => {
        const given = state({ lastSuccessAt: ago(success), asOf: ago(data) })
        const late = freshnessOf(source, given, now).alarm !== undefined
        const later = freshnessOf(source, given, new Date(now.getTime() + more * DAY)).alarm !== undefined
        expect(late && !later).toBe(false)
      }),
    )
  })
  it.each([
    [{}, 'never', /never taken in yet/],
    [{ lastSuccessAt: ago(1), asOf: ago(1) }, 'fresh', undefined],
    [{ lastSuccessAt: ago(2) }, 'fresh', undefined],
    [{ lastSuccessAt: ago(2.1) }, 'late', /last taken in 2 days ago/],
    [{ lastSuccessAt: ago(0), asOf: ago(15) }, 'late', /newest entry is 15 days old: the publisher/],
    [{ mode: 'file', lastSuccessAt: ago(0), asOf: ago(15) }, 'late', /bring a newer file/],
    [{ failingSince: ago(0.5) }, 'failing', /never taken in, and failing for 12 hours/],
    [{ lastSuccessAt: ago(1), failingSince: ago(0.5) }, 'failing', undefined],
    [{ lastSuccessAt: ago(5), failingSince: ago(3) }, 'failing', /5 days ago, failing for 3 days/],
  ] as const)('of %j is %s', (over, freshness, alarm) => {
    const view = freshnessOf(source, state(over), now)
    expect(view.freshness).toBe(freshness)
    if (alarm) expect(view.alarm).toMatch(alarm)
    else expect(view.alarm).toBeUndefined()
  })
  it('is looked after at its time, and failures wait longer and longer, at most six hours', () => {
    expect(isDue(source, state({}), now)).toBe(true)
    expect(isDue(source, state({ lastAttemptAt: ago(0.1) }), now)).toBe(false)
    expect(isDue(source, state({ mode: 'file' }), now)).toBe(false)
    expect([undefined, ago(0), ago(0.01), ago(0.1), ago(9)].map((since) => retryAfter(since, now))).toEqual([
      60, 60, 864, 8640, 21_600,
    ])
  })
})

describe('rows of a record', () => {
  it('come of any JSON the readers take, within bounds, and of nothing else', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const cve = readCve({
          cveMetadata: { cveId: 'CVE-2026-10001' },
          containers: { cna: value, adp: [value] },
        })
        const osv = readOsv({ id: 'X-1', affected: [value], aliases: value })
        const csaf = fromCsaf({ document: { tracking: { id: 'A' } }, vulnerabilities: value })
        for (const derived of [fromCve(cve.facts), fromOsv(osv.facts), csaf!])
          expect(derived.aliases.every(({ other }) => other !== derived.id)).toBe(true)
        fromCsaf(value as never)
      }),
    )
  })
})

describe('sources', () => {
  it('have names of their own, https addresses, and words about their licence', () => {
    expect(new Set(SOURCES.map(({ name }) => name)).size).toBe(SOURCES.length)
    for (const { name, address, licence, transport } of SOURCES) {
      expect([name, licence.length > 3]).toEqual([name, true])
      expect([name, address === undefined ? transport : new URL(address).protocol]).toEqual([
        name,
        name === 'local' ? 'none' : 'https:',
      ])
    }
  })
  it('of a house are those with its own addresses', () => {
    const all = sourcesWith([
      'osv-hex=https://mirror.example/Hex/all.zip',
      'cve=file:///mnt/cvelist',
      'nvd=file:///mnt/nvd',
    ])
    expect(all.find(({ name }) => name === 'osv-hex')).toMatchObject({
      records: 'osv',
      form: 'osv',
      transport: 'file',
    })
    expect(all.find(({ name }) => name === 'nvd')).toMatchObject({ transport: 'file', form: 'nvd' })
    for (const entry of ['x', 'cve=', 'cve=ftp://x/y', 'local=https://x/y', 'new=https://x/y'])
      expect(() => sourcesWith([entry])).toThrow(RangeError)
  })
})
