import { equalVersions, orderOf } from '../versions/compare.ts'
import { type Interval, intersection, intervalsOf, union } from './intervals.ts'
import { bracketGrammar } from './native/brackets.ts'
import { type Clause, type Grammar, plainGrammar, type Term } from './native/grammar.ts'
import { cargoGrammar, hexGrammar, npmGrammar } from './native/semver-like.ts'
import {
  composerGrammar,
  conanGrammar,
  cpanGrammar,
  debGrammar,
  gemGrammar,
  hackageGrammar,
  nginxGrammar,
  opensslGrammar,
  pypiGrammar,
} from './native/words.ts'
import { versOf } from './operations.ts'
import { keyed, sorted } from './sort.ts'
import { ALL, type Constraint, isAll, type Vers } from './types.ts'

/** Longer ranges are not what a person or a tool writes. */
const LONGEST = 8192

const GRAMMARS: ReadonlyMap<string, Grammar> = new Map([
  ['npm', npmGrammar],
  ['semver', npmGrammar],
  ['pub', npmGrammar],
  ['dart', npmGrammar],
  ['cargo', cargoGrammar],
  ['hex', hexGrammar],
  ['composer', composerGrammar],
  ['conan', conanGrammar],
  ['pypi', pypiGrammar],
  ['gem', gemGrammar],
  ['hackage', hackageGrammar],
  ['cpan', cpanGrammar],
  ['maven', bracketGrammar],
  ['nuget', bracketGrammar],
  ['deb', debGrammar],
  ['openssl', opensslGrammar],
  ['nginx', nginxGrammar],
])

/**
 * A range in the notation of its own ecosystem as a version range specifier: npm, Cargo, Composer, Conan,
 * PEP 440, RubyGems, Maven, NuGet, Debian and others; every other scheme in comparators between spaces or
 * commas with `||` between alternatives, as GitHub's advisories write them for all ecosystems. The bounds stay
 * as they are written as long as they mean the same in a row; otherwise the range is brought into its fewest
 * constraints. No version at all is `vers:none/*`.
 * @param scheme a VERS type or package URL type, lower case
 * @returns undefined when the text is not of the notation
 */
export function fromNative(scheme: string, native: string): Vers | undefined {
  if (native.length > LONGEST) return undefined
  if (native.trim().toLowerCase() === 'none') return { scheme: 'none', constraints: [ALL] }
  const clauses = (GRAMMARS.get(scheme) ?? plainGrammar)(native)
  return clauses === undefined || clauses.length === 0 ? undefined : assemble(scheme, clauses)
}

function assemble(scheme: string, clauses: readonly Clause[]): Vers {
  const constraints = inARow(scheme, clauses.flat(2))
  const row = { scheme, constraints }
  const meant = meaningOf(scheme, clauses)
  // Of versions without a known order nothing can be brought together.
  if (meant === undefined) return row
  const isPlain = !isAll(row) && !hasHole(scheme, constraints)
  if (isPlain && isSame(scheme, intervalsOf(row), meant)) return row
  return versOf(scheme, meant)
}

/** All constraints in the order of their versions, each once. */
function inARow(scheme: string, constraints: readonly Constraint[]): Constraint[] {
  const texts = new Map(constraints.map((one) => [one.comparator + one.version, one]))
  const list = keyed(scheme, [...texts.values()])
  return (sorted(scheme, list) ?? list).map(({ comparator, version }) => ({ comparator, version }))
}

/** `<1.1` before `>1.1` leaves one version out, which VERS writes `!=1.1`. */
function hasHole(scheme: string, constraints: readonly Constraint[]): boolean {
  return constraints.some(({ comparator, version }, at) => {
    const before = constraints[at - 1]
    return comparator === '>' && before?.comparator === '<' && equalVersions(scheme, before.version, version)
  })
}

function meaningOf(scheme: string, clauses: readonly Clause[]): Interval[] | undefined {
  const order = orderOf(scheme)
  const all: Interval[] = []
  for (const clause of clauses) {
    let meant: Interval[] = [{ lower: undefined, upper: undefined }]
    for (const term of clause) {
      const own = termIntervals(scheme, term)
      if (own === undefined) return undefined
      meant = intersection(order, meant, own)
    }
    all.push(...meant)
  }
  return union(order, all)
}

const termIntervals = (scheme: string, term: Term): Interval[] | undefined =>
  intervalsOf({ scheme, constraints: term })

function isSame(scheme: string, a: readonly Interval[] | undefined, b: readonly Interval[]): boolean {
  const { compare } = orderOf(scheme)
  const same = (one: Interval['lower'], other: Interval['lower']): boolean =>
    one === undefined || other === undefined
      ? one === other
      : one.isIncluded === other.isIncluded && compare(one.key, other.key) === 0
  return (
    a?.length === b.length &&
    a.every((one, at) => same(one.lower, b[at]!.lower) && same(one.upper, b[at]!.upper))
  )
}
