import {
  AND,
  constraint,
  EVERYTHING,
  type Grammar,
  listGrammar,
  OR,
  PLAIN_OPERATORS,
  plainTerm,
  type Term,
} from './grammar.ts'

interface PartialVersion {
  /** Numbers given; missing and wildcard ones are left out. */
  numbers: number[]
  hasWildcard: boolean
  /** With its dash; empty for a release. */
  prerelease: string
}

const PARTIAL =
  /^[v=]?((?:\d{1,15}|[xX*])(?:\.(?:\d{1,15}|[xX*])){0,2})(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/

function readPartial(version: string): PartialVersion | undefined {
  const [, dotted, prerelease = ''] = PARTIAL.exec(version) ?? []
  if (dotted === undefined) return undefined
  const parts = dotted.split('.')
  const wildcard = parts.findIndex((part) => !/\d/.test(part))
  const numbers = (wildcard < 0 ? parts : parts.slice(0, wildcard)).map(Number)
  return { numbers, hasWildcard: wildcard >= 0, prerelease }
}

const full = (numbers: readonly number[]): string => [0, 1, 2].map((at) => numbers[at] ?? 0).join('.')
const exactly = ({ numbers, prerelease }: PartialVersion): string => full(numbers) + prerelease

/** The first version above all that share the numbers up to and including `at`. */
const above = (numbers: readonly number[], at: number): string =>
  full([...numbers.slice(0, at), (numbers[at] ?? 0) + 1])

const between = (from: string, to: string): Term => [constraint('>=', from), constraint('<', to)]
const branch = ({ numbers }: PartialVersion): Term =>
  numbers.length === 0 ? EVERYTHING : between(full(numbers), above(numbers, numbers.length - 1))

/** `^1.2.3`: up to the next change of the leftmost number that is not 0. */
function caret(partial: PartialVersion): Term {
  const { numbers } = partial
  if (numbers.length === 0) return EVERYTHING
  const first = numbers.findIndex((number) => number !== 0)
  return between(exactly(partial), above(numbers, first < 0 ? numbers.length - 1 : first))
}

/** `~1.2.3`: up to the next minor version, or major where no minor is given; Hex leaves the last number free. */
function tilde(partial: PartialVersion, isPessimistic: boolean): Term {
  const { numbers } = partial
  if (numbers.length === 0) return EVERYTHING
  const at = isPessimistic ? Math.max(numbers.length - 2, 0) : Math.min(numbers.length - 1, 1)
  return between(exactly(partial), above(numbers, at))
}

/** A comparator against a branch (`<1.x`) compares with all of the branch. */
function againstBranch(operator: string, partial: PartialVersion): Term | undefined {
  const { numbers } = partial
  if (numbers.length === 0) return operator === '<' || operator === '>' ? undefined : EVERYTHING
  const end = above(numbers, numbers.length - 1)
  switch (operator) {
    case '<':
      return [constraint('<', full(numbers))]
    case '<=':
      return [constraint('<', end)]
    case '>':
      return [constraint('>=', end)]
    case '!=':
      return [constraint('<', full(numbers)), constraint('>=', end)]
    default:
      // The registered type definition of npm has ">= 2.2.x" mean the branch alone.
      return branch(partial)
  }
}

interface Dialect {
  /** What a version without an operator means. */
  bare: 'exact' | 'caret'
  /** Does `<=1.2` mean 1.2.0 (npm advisories, as the VERS suite has it) or all of 1.2 (Cargo)? */
  missing: 'zero' | 'branch'
  /** `~> 2.1` leaves the last number free, as in Ruby: below 3.0. */
  isPessimistic?: boolean
  or?: RegExp
  and?: RegExp
}

function semverGrammar({ bare, missing, isPessimistic = false, or = OR, and = AND }: Dialect): Grammar {
  const term = (operator: string, version: string): Term | undefined => {
    const partial = readPartial(version)
    if (partial === undefined) {
      if (version === 'any' && operator === '') return EVERYTHING
      return /\d/.test(version) ? plainTerm(operator, version.replace(/^v(?=\d)/, '')) : undefined
    }
    const isBranch = partial.hasWildcard || (missing === 'branch' && partial.numbers.length < 3)
    if (operator === '^' || (operator === '' && bare === 'caret' && !partial.hasWildcard))
      return caret(partial)
    if (operator === '~' || operator === '~>' || operator === '~=') return tilde(partial, isPessimistic)
    // ">=1.2" begins with 1.2.0 under either reading.
    if (isBranch && (partial.hasWildcard || operator !== '>=')) return againstBranch(operator, partial)
    return plainTerm(operator, exactly(partial))
  }
  return listGrammar({
    or,
    and,
    operators: ['^', '~>', '~=', '~', ...PLAIN_OPERATORS],
    term,
    clause: (text) => {
      const [, from = '', to = ''] = /^(\S+)\s+-\s+(\S+)$/.exec(text) ?? []
      const [lower, upper] = [readPartial(from), readPartial(to)]
      if (lower === undefined || upper === undefined) return undefined
      const isBranch = upper.numbers.length < 3
      const end = isBranch ? againstBranch('<=', upper) : [constraint('<=', exactly(upper))]
      return end === undefined ? undefined : [[constraint('>=', exactly(lower))], end]
    },
  })
}

/**
 * npm's ranges as node-semver documents them, with the two readings of VERS's npm type: `>=2.2.x` means the
 * branch 2.2, and a version with missing numbers (`2.1`, `<=1.0`) is that version with zeros, as advisories
 * mean it. Dart's pub writes the same, and `any` for everything. For npm's own reading of a range see `affects` of standards/versions/npm.ts.
 */
export const npmGrammar = semverGrammar({ bare: 'exact', missing: 'zero' })

/** Cargo, "Specifying Dependencies": a bare version is a caret requirement. */
export const cargoGrammar = semverGrammar({ bare: 'caret', missing: 'branch' })

/** Hex (Elixir's Version): `~> 2.1` means below 3.0, `~> 2.1.3` below 2.2; `and`, `or`. */
export const hexGrammar = semverGrammar({
  bare: 'exact',
  missing: 'zero',
  isPessimistic: true,
  or: /\s+or\s+|\|\|/,
  and: /^\s*(?:,|and\s)/,
})
