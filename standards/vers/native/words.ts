import {
  AND,
  type Clause,
  constraint,
  EVERYTHING,
  type Grammar,
  listGrammar,
  OR,
  PLAIN_OPERATORS,
  plainGrammar,
  plainTerm,
  type Term,
} from './grammar.ts'

const between = (from: string, to: string): Term => [constraint('>=', from), constraint('<', to)]
const outside = (from: string, to: string): Term => [constraint('<', from), constraint('>=', to)]

/** The numbers with one more at `at` and nothing after it: 2.0.8 at 1 → 2.1. */
const bumped = (numbers: readonly string[], at: number): string =>
  [...numbers.slice(0, at), String(BigInt(numbers[at] ?? '0') + 1n)].join('.')

/** The dotted numbers a version begins with. */
const leading = (version: string): string[] => /^\d+(?:\.\d+)*/.exec(version)?.[0].split('.') ?? []

/** PEP 440, "Version specifiers": `~=`, `==1.2.*`, `!=1.2.*`; `||`, which advisories add, is an alternative. */
export const pypiGrammar = listGrammar({
  or: OR,
  and: AND,
  operators: ['~=', ...PLAIN_OPERATORS],
  term(operator, version) {
    const numbers = leading(version)
    if (operator === '~=') {
      if (numbers.length < 2) return undefined
      return [constraint('>=', version), constraint('<', `${bumped(numbers, numbers.length - 2)}.dev0`)]
    }
    if (!version.endsWith('.*')) return plainTerm(operator, version)
    const prefix = version.slice(0, -2)
    const epoch = /^\d+!/.exec(prefix)?.[0] ?? ''
    const own = leading(prefix.slice(epoch.length))
    if (own.length === 0 || own.join('.') !== prefix.slice(epoch.length)) return undefined
    // The first of all versions with a release is its first development version.
    const [from, to] = [`${prefix}.dev0`, `${epoch}${bumped(own, own.length - 1)}.dev0`]
    if (operator === '==' || operator === '') return between(from, to)
    return operator === '!=' ? outside(from, to) : undefined
  },
})

/** RubyGems, Gem::Requirement: `~> 2.0.8` is at least 2.0.8 and below Gem::Version#bump of it, 2.1. */
export const gemGrammar = listGrammar({
  or: OR,
  and: AND,
  operators: ['~>', ...PLAIN_OPERATORS],
  term(operator, version) {
    if (operator !== '~>') return plainTerm(operator, version)
    const numbers = leading(version)
    return numbers.length === 0
      ? undefined
      : between(version, bumped(numbers, Math.max(numbers.length - 2, 0)))
  },
})

/** Composer, "Versions and constraints": caret, tilde that leaves the last number free, wildcards, hyphens. */
export const composerGrammar = listGrammar({
  or: OR,
  and: AND,
  operators: ['^', '~', ...PLAIN_OPERATORS],
  term(operator, written) {
    // A stability or a commit belongs to the choice of a release, not to the range.
    const version = written.replace(/[@#].*$/, '')
    if (version === '' || version === '*') return EVERYTHING
    const numbers = leading(version.replace(/^v/, ''))
    const isWild = /\.[*x]$/i.test(version)
    if (isWild && numbers.length > 0 && (operator === '' || operator === '='))
      return between(numbers.join('.'), bumped(numbers, numbers.length - 1))
    if (operator !== '^' && operator !== '~') return plainTerm(operator, version)
    if (numbers.length === 0) return undefined
    const first = numbers.findIndex((number) => !/^0+$/.test(number))
    const free = operator === '~' ? Math.max(numbers.length - 2, 0) : first < 0 ? numbers.length - 1 : first
    return between(version, bumped(numbers, free))
  },
  clause(text) {
    const [, from, to = ''] = /^(\S+)\s+-\s+(\S+)$/.exec(text) ?? []
    if (from === undefined) return undefined
    const numbers = leading(to)
    const isPartial = numbers.length > 0 && numbers.length < 3 && numbers.join('.') === to
    const end = isPartial ? constraint('<', bumped(numbers, numbers.length - 1)) : constraint('<=', to)
    return [[constraint('>=', from)], [end]]
  },
})

/** Hackage (Cabal, "build-depends"): `==1.2.*`, `^>=1.2` up to the next major version, which is two numbers long. */
export const hackageGrammar = listGrammar({
  or: OR,
  and: AND,
  operators: ['^>=', ...PLAIN_OPERATORS],
  term(operator, version) {
    if (version === '-any') return EVERYTHING
    const numbers = leading(version)
    if (version.endsWith('.*') && operator === '==')
      return between(numbers.join('.'), bumped(numbers, numbers.length - 1))
    if (operator !== '^>=') return plainTerm(operator, version)
    return numbers.length === 0 ? undefined : between(version, bumped([numbers[0]!, numbers[1] ?? '0'], 1))
  },
})

/** CPAN::Meta::Spec, "Version Ranges": terms between commas; a bare version is the least one allowed. */
export const cpanGrammar = listGrammar({
  or: OR,
  and: AND,
  operators: PLAIN_OPERATORS,
  term: (operator, version) => plainTerm(operator === '' ? '>=' : operator, version),
})

/**
 * Conan 2, "Version ranges": `~` and `^` end before the next version and its prereleases, which Conan writes
 * with a dash (`<2.6-`); a dash the range itself ends a version with says the same and is left out.
 */
export const conanGrammar: Grammar = (text) => {
  const options = /,\s*(?:include_prerelease|loose)\b.*$/i
  return conanList(text.replace(options, ''))?.map((clause) =>
    clause.map((term) => (term === EVERYTHING ? [constraint('>=', '0.0.0')] : term)),
  )
}

const conanList = listGrammar({
  or: /\|\|/,
  and: AND,
  operators: ['^', '~', ...PLAIN_OPERATORS],
  term(operator, written) {
    const version = written.replace(/-$/, '')
    if (version === '') return undefined
    if (version === '*') return EVERYTHING
    if (operator !== '^' && operator !== '~') return plainTerm(operator, version)
    const numbers = leading(version)
    if (numbers.length === 0) return undefined
    const first = numbers.findIndex((number) => !/^0+$/.test(number))
    const free = operator === '~' ? Math.min(numbers.length - 1, 1) : first < 0 ? numbers.length - 1 : first
    return between(version, `${bumped(numbers, free)}-`)
  },
})

/** Debian Policy §7.1: relations in parentheses, `<<` and `>>` for strictly earlier and later. */
export const debGrammar: Grammar = (text) => plainGrammar(text.replaceAll(/[()]/g, ' '))

/** OpenSSL's advisories list the affected versions. */
export const opensslGrammar: Grammar = (text) => {
  if (/[<>]/.test(text)) return plainGrammar(text)
  const versions = text.split(/[\s,|]+/).filter((version) => version !== '')
  return versions.length === 0 || versions.length > 512
    ? undefined
    : versions.map((version): Clause => [[constraint('=', version.replace(/^=+/, ''))]])
}

/**
 * nginx.org, "security advisories": `0.8.40+` is that version and all later ones, within its branch where the
 * branch is a stable one (an even second number); `1.1.4-1.2.8`; `all`; commas between alternatives.
 */
export const nginxGrammar: Grammar = (text) => {
  const clauses: Clause[] = []
  for (const part of text.split(',').map((one) => one.trim())) {
    const [, from, plus, to] = /^(\d+(?:\.\d+)*)(?:(\+)|\s*-\s*(\d+(?:\.\d+)*))?$/.exec(part) ?? []
    if (part.toLowerCase() === 'all') clauses.push([EVERYTHING])
    else if (from === undefined || clauses.length > 512)
      return /[<>=]/.test(text) ? plainGrammar(text) : undefined
    else if (to !== undefined) clauses.push([[constraint('>=', from)], [constraint('<=', to)]])
    else clauses.push([plus === undefined ? [constraint('=', from)] : onwards(from)])
  }
  return clauses
}

function onwards(from: string): Term {
  const [major = '0', minor = '0'] = from.split('.')
  const isStable = BigInt(minor) % 2n === 0n
  return isStable ? between(from, `${bumped([major, minor], 1)}.0`) : [constraint('>=', from)]
}
