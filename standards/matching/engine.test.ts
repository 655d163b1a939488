import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Advisory, createAdvisoryIndex } from './advisory-index.ts'
import { createComponentIndex, type Runs } from './component-index.ts'
import { type Match, matchAdvisory, matchAll } from './engine.ts'
import { judge } from './judge.ts'
import { range, subject } from './matching.fixtures.ts'
import type { Range, Subject } from './types.ts'

const version = fc.constantFrom('0.9.0', '1.0.0', '1.2.0', '2.0.0', 'latest', undefined)
const bound = fc.constantFrom('0', '1.0.0', '1.1.0', '1.2.0', '2.0.0', 'soon')
const key = fc.record({
  kind: fc.constantFrom<Range['kind']>('package', 'product'),
  space: fc.constantFrom('npm', 'debian', 'a\nb'),
  name: fc.constantFrom('pump', 'valve', 'b\nc', ''),
  release: fc.constantFrom('11', '12', undefined),
})
const anyRange = fc
  .record({
    key,
    introduced: fc.option(bound, { nil: undefined }),
    fixed: fc.option(bound, { nil: undefined }),
    status: fc.constantFrom<Range['status']>('affected', 'unaffected', 'unknown'),
    changes: fc.option(
      fc.array(fc.record({ at: bound, status: fc.constantFrom('affected', 'unaffected') })),
      {
        nil: undefined,
        freq: 1,
      },
    ),
    versions: fc.option(fc.array(bound), { nil: undefined, freq: 1 }),
  })
  .map(({ key: named, ...rest }) => range({ ...named, ...rest }))
const anySubject = fc.record({ key, version }).map(({ key: named, version: own }) => subject(own, named))
const advisories = fc.uniqueArray(
  fc.record<Advisory>({
    id: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
    ranges: fc.array(anyRange, { maxLength: 6 }),
  }),
  { selector: ({ id }) => id },
)
const components = fc.uniqueArray(
  fc.record<Runs<number>>({ ref: fc.nat(20), subjects: fc.array(anySubject, { maxLength: 3 }) }),
  { selector: ({ ref }) => ref },
)

const bySides = (a: Match<number>, b: Match<number>) =>
  a.advisory < b.advisory ? -1 : a.advisory > b.advisory ? 1 : a.component - b.component
const sorted = (matches: Iterable<Match<number>>) => [...matches].sort(bySides)

describe('matching', () => {
  const options = { all: true }
  it('gives the same both ways: all against all, and one advisory after the other', () => {
    fc.assert(
      fc.property(advisories, components, fc.boolean(), (records, running, all) => {
        const index = createAdvisoryIndex()
        for (const record of records) index.put(record)
        const inventory = createComponentIndex<number>()
        for (const one of running) inventory.put(one)
        const other = records.flatMap((record) => [...matchAdvisory(record, inventory, { all })])
        expect(sorted(matchAll(running, index, { all }))).toEqual(sorted(other))
      }),
      { numRuns: 500 },
    )
  })
  it('gives what judging every name against every name gives, the worst of them', () => {
    const same = (one: Subject, row: Range) =>
      one.kind === row.kind && one.space === row.space && one.name === row.name
    const weight = { affected: 2, unknown: 1, 'not affected': 0 }
    fc.assert(
      fc.property(advisories, components, (records, running) => {
        const index = createAdvisoryIndex()
        for (const record of records) index.put(record)
        const expected = running.flatMap(({ ref, subjects }) =>
          records.flatMap(({ id, ranges }) => {
            const verdicts = subjects.flatMap((one) => {
              const named = ranges.filter((row) => same(one, row))
              const speaking = named.filter(
                (row) =>
                  row.release === undefined || one.release === undefined || row.release === one.release,
              )
              return speaking.length === 0 ? [] : [judge(one, named)]
            })
            const worst = Math.max(...verdicts.map(({ status }) => weight[status]))
            return verdicts.length === 0 ? [] : [`${ref} ${id} ${worst}`]
          }),
        )
        const found = [...matchAll(running, index, options)].map(
          ({ component, advisory, verdict }) => `${component} ${advisory} ${weight[verdict.status]}`,
        )
        expect(found.sort()).toEqual(expected.sort())
      }),
      { numRuns: 500 },
    )
  })
  it('follows what is put, put again and dropped on either side', () => {
    const step = fc.oneof(
      fc.record({ put: advisories.filter((list) => list.length > 0) }),
      fc.record({ drop: fc.constantFrom('A', 'B', 'C') }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), components, (steps, running) => {
        const index = createAdvisoryIndex()
        const plain = new Map<string, Advisory>()
        for (const one of steps)
          if ('put' in one)
            for (const record of one.put) {
              index.put(record)
              plain.set(record.id, record)
            }
          else expect(index.drop(one.drop)).toBe(plain.delete(one.drop))
        const fresh = createAdvisoryIndex()
        for (const record of plain.values()) fresh.put(record)
        expect(index.size).toBe(plain.size)
        expect(sorted(matchAll(running, index, options))).toEqual(sorted(matchAll(running, fresh, options)))
      }),
    )
  })
  it('gives the same after the same advisories and components have come over and over', () => {
    const index = createAdvisoryIndex()
    const inventory = createComponentIndex<string>()
    for (let edition = 1; edition <= 300; edition += 1) {
      for (let n = 0; n < 100; n += 1) {
        index.put({ id: `A-${n}`, ranges: [range({ fixed: `${edition}.0.0` })] })
        inventory.put({ ref: `c-${n}`, subjects: [subject(`${edition}.1.0`)] })
      }
    }
    expect([index.size, inventory.size]).toEqual([100, 100])
    const runs = [{ ref: 1, subjects: [subject('299.9.0')] }]
    expect([...matchAll(runs, index)]).toHaveLength(100)
    expect([...matchAdvisory({ id: 'B', ranges: [range({ fixed: '301.0.0' })] }, inventory)]).toHaveLength(
      100,
    )
    expect(inventory.drop('c-1')).toBe(true)
    expect(inventory.drop('c-1')).toBe(false)
    expect([...matchAdvisory({ id: 'B', ranges: [range()] }, inventory)]).toHaveLength(99)
  })
  it('knows an advisory by its aliases too', () => {
    const index = createAdvisoryIndex()
    index.put({ id: 'PYSEC-1', aliases: ['CVE-2026-10001'], ranges: [] })
    expect([index.namesOf('PYSEC-1'), index.namesOf('none')]).toEqual([['PYSEC-1', 'CVE-2026-10001'], []])
  })
})
