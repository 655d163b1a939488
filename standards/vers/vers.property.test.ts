import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains } from './contains.ts'
import { formatVers } from './format.ts'
import { fromNative } from './native.ts'
import { invertVers, mergeVers, simplifyVers } from './operations.ts'
import { parseVers, readVers } from './read.ts'
import type { Comparator, Constraint, Vers } from './types.ts'

/** Whole numbers, so that the versions in a range can be counted. */
const SPACE = Array.from({ length: 25 }, (_, at) => String(at))
const comparator = fc.constantFrom<Comparator>('=', '!=', '<', '<=', '>', '>=')
const constraint = fc.record({ comparator, version: fc.integer({ min: 1, max: 23 }).map(String) })
/** Each version once, in order: what VERS asks for but for the sequence of comparators. */
const listed = fc
  .uniqueArray(constraint, { minLength: 1, maxLength: 8, selector: ({ version }) => version })
  .map((constraints): Vers => ({ scheme: 'intdot', constraints: constraints.sort(byVersion) }))
const anyRange = fc.oneof(
  listed,
  fc.constant<Vers>({ scheme: 'intdot', constraints: [{ comparator: '*', version: '' }] }),
)

const byVersion = (a: Constraint, b: Constraint): number => Number(a.version) - Number(b.version)
const versionsIn = (vers: Vers): string[] => SPACE.filter((version) => contains(vers, version) === true)
const isValid = (vers: Vers): boolean => readVers(formatVers(vers)).problems.length === 0

/** The specification's own steps ("Checking if a version is contained within a range"), word for word. */
function isContained(version: number, { constraints }: Vers): boolean {
  const at = (one: Constraint): number => Number(one.version)
  const equal = constraints.find((one) => at(one) === version)
  if (equal !== undefined && ['=', '<=', '>='].includes(equal.comparator)) return true
  if (equal?.comparator === '!=') return false
  const bounds = constraints.filter((one) => one.comparator !== '=' && one.comparator !== '!=')
  // Not among the steps: a range of exclusions alone is everything else.
  if (bounds.length === 0) return constraints.every((one) => one.comparator === '!=')
  const [first, last] = [bounds[0]!, bounds.at(-1)!]
  if (first.comparator.startsWith('<') && version < at(first)) return true
  if (last.comparator.startsWith('>') && version > at(last)) return true
  return bounds.some((current, index) => {
    const next = bounds[index + 1]
    return (
      next !== undefined &&
      current.comparator.startsWith('>') &&
      next.comparator.startsWith('<') &&
      version > at(current) &&
      version < at(next)
    )
  })
}

describe('a version range', () => {
  it('holds what the steps of the specification say, for every valid sequence', () => {
    fc.assert(
      fc.property(listed.filter(isValid), (vers) => {
        expect(versionsIn(vers)).toEqual(SPACE.filter((version) => isContained(Number(version), vers)))
      }),
      { numRuns: 300 },
    )
  })
  it('comes back from its text, valid or not', () => {
    fc.assert(
      fc.property(listed, (vers) => {
        const text = formatVers(vers)
        expect(readVers(text).vers).toEqual(vers)
        expect(parseVers(text)).toEqual(isValid(vers) ? vers : undefined)
      }),
    )
  })
  it('holds the same versions whatever the order it is written in', () => {
    const shuffled = listed.chain((vers) =>
      fc
        .shuffledSubarray(vers.constraints, { minLength: vers.constraints.length })
        .map((constraints) => [vers, { ...vers, constraints }] as const),
    )
    fc.assert(
      fc.property(shuffled, ([vers, other]) => {
        expect(versionsIn(other)).toEqual(versionsIn(vers))
        expect(formatVers(other)).toBe(formatVers(vers))
      }),
    )
  })
  it('keeps its versions when it is simplified, and is valid then', () => {
    fc.assert(
      fc.property(anyRange, (vers) => {
        const simple = simplifyVers(vers)!
        expect(versionsIn(simple)).toEqual(versionsIn(vers))
        expect(isValid(simple)).toBe(true)
        expect(simplifyVers(simple)).toEqual(simple)
      }),
      { numRuns: 500 },
    )
  })
  it('and its inverse hold every version once', () => {
    fc.assert(
      fc.property(anyRange, (vers) => {
        const inverse = invertVers(vers)!
        const inside = new Set(versionsIn(vers))
        expect(versionsIn(inverse)).toEqual(SPACE.filter((version) => !inside.has(version)))
        expect(isValid(inverse)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
  it('merged with others holds what any of them holds', () => {
    fc.assert(
      fc.property(fc.array(anyRange, { minLength: 1, maxLength: 4 }), (ranges) => {
        const merged = mergeVers(ranges)!
        const inside = new Set(ranges.flatMap(versionsIn))
        expect(versionsIn(merged)).toEqual(SPACE.filter((version) => inside.has(version)))
        expect(isValid(merged)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
  it('made of a native one holds what its alternatives hold, each of which holds by all of its terms', () => {
    const clauses = fc.array(fc.array(constraint, { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    })
    const holds = (version: number, { comparator: sign, version: bound }: Constraint): boolean => {
      const order = version - Number(bound)
      if (sign === '!=') return order !== 0
      return order === 0 ? sign.endsWith('=') : sign.startsWith(order < 0 ? '<' : '>')
    }
    fc.assert(
      fc.property(clauses, (list) => {
        const native = list
          .map((terms) => terms.map((one) => one.comparator + one.version).join(' '))
          .join(' || ')
        expect(versionsIn(fromNative('intdot', native)!)).toEqual(
          SPACE.filter((version) => list.some((terms) => terms.every((one) => holds(Number(version), one)))),
        )
      }),
      { numRuns: 1000 },
    )
  })
  it('is asked for of any text without a throw', () => {
    const scheme = fc.constantFrom(
      'npm',
      'pypi',
      'gem',
      'maven',
      'deb',
      'conan',
      'nginx',
      'composer',
      'x',
      'x-y.z',
    )
    const native = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.stringMatching(/^[0-9.<>=~^|, x*!()[\]-]{0,40}$/),
    )
    fc.assert(
      fc.property(scheme, native, (kind, text) => {
        const { vers } = readVers(`vers:${kind}/${text}`)
        if (vers !== undefined) {
          formatVers(vers)
          contains(vers, text)
          simplifyVers(vers)
        }
        const made = fromNative(kind, text)
        if (made !== undefined) expect(readVers(formatVers(made)).vers).toBeDefined()
      }),
      { numRuns: 500 },
    )
  })
})
