import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge } from './judge.ts'
import { range, subject } from './matching.fixtures.ts'
import { defaultRange } from './membership.ts'
import { createOrder } from './order.ts'
import type { Range } from './types.ts'

/** Versions 0.0.0 to 30.0.0, so that the oracle can compare whole numbers. */
const at = fc.integer({ min: 0, max: 30 })
const text = (n: number) => `${n}.0.0`
const status = fc.constantFrom<Range['status']>('affected', 'unaffected', 'unknown')

interface Plain {
  from: number | undefined
  isAfter: boolean
  before: number | undefined
  upTo: number | undefined
  status: Range['status']
  changes: { at: number; status: Range['status'] }[]
  listed: number[] | undefined
}
const plain = fc.record<Plain>({
  from: fc.option(at, { nil: undefined }),
  isAfter: fc.boolean(),
  before: fc.option(at, { nil: undefined }),
  upTo: fc.option(at, { nil: undefined }),
  status,
  changes: fc.array(fc.record({ at, status }), { maxLength: 3 }),
  listed: fc.option(fc.array(at, { maxLength: 4 }), { nil: undefined, freq: 4 }),
})

const asRange = ({ from, isAfter, before, upTo, changes, listed, ...rest }: Plain): Range =>
  listed !== undefined
    ? range({ introduced: undefined, versions: listed.map(text), status: rest.status })
    : range({
        introduced: from === undefined ? '0' : text(from),
        introducedExcluded: isAfter && from !== undefined,
        fixed: before === undefined ? undefined : text(before),
        lastAffected: before === undefined && upTo !== undefined ? text(upTo) : undefined,
        status: rest.status,
        changes:
          changes.length === 0 ? undefined : changes.map((change) => ({ ...change, at: text(change.at) })),
      })

/** Whether the version is in, written as the schemas say it. */
function holds(version: number, { from, isAfter, before, upTo, listed }: Plain): boolean {
  if (listed !== undefined) return listed.includes(version)
  if (from !== undefined && (isAfter ? version <= from : version < from)) return false
  if (before !== undefined) return version < before
  return upTo === undefined || version <= upTo
}

/** "version status decision algorithm" of CVE JSON 5. */
function cve(version: number, rows: readonly Plain[], otherwise: Range['status']): Range['status'] {
  for (const row of rows) {
    if (!holds(version, row)) continue
    if (row.listed !== undefined) return row.status
    let found = row.status
    for (const change of row.changes) if (change.at <= version) found = change.status
    return found
  }
  return otherwise
}

const WORDS = { affected: 'affected', unaffected: 'not affected', unknown: 'unknown' } as const

describe('judge and a plain oracle agree', () => {
  it('on ordered statuses, changes and a default (CVE JSON 5)', () => {
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 5 }), status, at, (rows, otherwise, version) => {
        const ranges = [...rows.map(asRange), defaultRange(range(), otherwise)]
        expect(judge(subject(text(version)), ranges).status).toBe(WORDS[cve(version, rows, otherwise)])
      }),
      { numRuns: 3000 },
    )
  })
  it('on ranges that are all affected, in any order (OSV)', () => {
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 5 }), at, (given, version) => {
        const rows = given.map((row) => ({ ...row, status: 'affected' as const, changes: [] }))
        const isIn = rows.some((row) => holds(version, row))
        const ranges = rows.map(asRange)
        for (const some of [ranges, [...ranges].reverse()])
          expect(judge(subject(text(version)), some).status).toBe(isIn ? 'affected' : 'not affected')
      }),
      { numRuns: 3000 },
    )
  })
  it('on several entries, the worst of which counts', () => {
    const entry = fc.record({ rows: fc.array(plain, { minLength: 1, maxLength: 3 }), otherwise: status })
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 3 }), at, (entries, version) => {
        const ranges = entries.flatMap(({ rows, otherwise }) => [
          ...rows.map(asRange),
          defaultRange(range(), otherwise),
        ])
        const statuses = entries.map(({ rows, otherwise }) => cve(version, rows, otherwise))
        const { status: found } = judge(subject(text(version)), ranges)
        if (statuses.includes('affected')) expect(found).toBe('affected')
        else if (!statuses.includes('unknown')) expect(found).toBe('not affected')
        else expect(found).not.toBe('affected')
      }),
    )
  })
  it('whether parsed versions are remembered or not', () => {
    const order = createOrder()
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 4 }), at, (rows, version) => {
        const ranges = rows.map(asRange)
        expect(judge(subject(text(version)), ranges, order)).toEqual(judge(subject(text(version)), ranges))
      }),
    )
  })
})

describe('whatever stands in a range', () => {
  const hostile = fc.oneof(
    fc.string(),
    fc.constantFrom('0', '*', '1.*', '__proto__', '1'.repeat(600), '\ud800'),
  )
  const anyRange = fc
    .record({
      introduced: fc.option(hostile, { nil: undefined }),
      fixed: fc.option(hostile, { nil: undefined }),
      lastAffected: fc.option(hostile, { nil: undefined }),
      scheme: fc.oneof(fc.constantFrom('npm', 'deb', 'maven', 'git', 'custom', 'toString'), fc.string()),
      status,
      changes: fc.option(fc.array(fc.record({ at: hostile, status: fc.string() })), { nil: undefined }),
      versions: fc.option(fc.array(hostile), { nil: undefined }),
      release: fc.option(hostile, { nil: undefined }),
    })
    .map(range)
  it('a verdict comes out, with a short sentence; what is stated affected without bounds is never good', () => {
    fc.assert(
      fc.property(
        fc.array(anyRange, { maxLength: 6 }),
        fc.option(hostile, { nil: undefined }),
        (ranges, version) => {
          const { status: found, because } = judge(subject(version, { release: '12' }), ranges)
          expect(['affected', 'not affected', 'unknown']).toContain(found)
          expect(because.length).toBeLessThan(600)
          const all = judge(subject(version), [...ranges.filter((row) => row.status === 'affected'), range()])
          expect(all.status).not.toBe('not affected')
        },
      ),
      { numRuns: 1000 },
    )
  })
})
