import { type Clause, constraint, EVERYTHING, type Grammar, plainGrammar, type Term } from './grammar.ts'

const SET = /^\s*([[(])\s*([^\s,[\]()]*)\s*(?:(,)\s*([^\s,[\]()]*)\s*)?([\])])\s*(?:,|\|\|?|$)/

/**
 * Interval notation of Maven ("Dependency Version Requirement") and NuGet ("Version ranges"): `[1.0,2.0)`,
 * `(,1.0]`, `[1.0]`, several sets meaning any of them. A bare version is the least one allowed, as NuGet and
 * Maven's enforcer read it. Comparators, which advisories mix in, are read too.
 */
export const bracketGrammar: Grammar = (text) => {
  if (!/[[(]/.test(text)) return /[<>=*|]/.test(text) ? plainGrammar(text) : bareVersion(text.trim())
  const clauses: Clause[] = []
  let rest = text
  while (rest.trim() !== '') {
    const set = SET.exec(rest)
    const term = set === null ? undefined : termOf(set)
    if (set === null || term === undefined || clauses.length > 512) return undefined
    clauses.push([term])
    rest = rest.slice(set[0].length)
  }
  return clauses
}

function bareVersion(version: string): Clause[] | undefined {
  if (version === '') return [[EVERYTHING]]
  return /\s|,/.test(version) ? undefined : [[[constraint('>=', version)]]]
}

function termOf([, open = '', lower = '', comma, upper = '', close = '']: RegExpExecArray): Term | undefined {
  if (comma === undefined) {
    return lower !== '' && open === '[' && close === ']' ? [constraint('=', lower)] : undefined
  }
  const term = [
    ...(lower === '' ? [] : [constraint(open === '[' ? '>=' : '>', lower)]),
    ...(upper === '' ? [] : [constraint(close === ']' ? '<=' : '<', upper)]),
  ]
  return term.length === 0 ? EVERYTHING : term
}
