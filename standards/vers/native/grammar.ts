import type { Comparator, Constraint } from '../types.ts'

/**
 * What a native range says: any of its clauses, each of which holds where all of its terms hold. A term is a
 * range by itself: `^1.2` is `>=1.2` to `<2`, `!=1.2.*` everything before and after.
 */
export type Term = Constraint[]
export type Clause = Term[]

/** @returns undefined when the text is not of the grammar */
export type Grammar = (text: string) => Clause[] | undefined

export const constraint = (comparator: Comparator, version: string): Constraint => ({ comparator, version })
export const EVERYTHING: Term = [constraint('*', '')]

/** Most terms a range may have; more is no range a person wrote. */
const MOST_TERMS = 512

export interface Notation {
  /** Splits alternatives. */
  or: RegExp
  /** Words and signs between terms that must all hold; white space always is one. */
  and: RegExp
  /** Operators of the notation, longer ones first. */
  operators: readonly string[]
  /** One operator (or none: '') with its version. */
  term(operator: string, version: string): Term | undefined
  /** Rewrites a clause before its terms are read, for instance `1.2 - 2.3`. */
  clause?(text: string): Clause | undefined
}

/** Up to a sign of any notation; the exclamation mark within is PEP 440's, after an epoch. */
const VERSION = /^[^\s,;<>=!()&|"']+(?:![^\s,;<>=!()&|"']+)?/

/** A grammar of alternatives, each a list of operators with versions. */
export function listGrammar({ or, and, operators, term, clause }: Notation): Grammar {
  const readTerms = (text: string): Clause | undefined => {
    const terms: Clause = []
    let rest = text.trim()
    while (rest !== '') {
      const operator = operators.find((sign) => rest.startsWith(sign)) ?? ''
      const after = rest.slice(operator.length).trimStart()
      const version = VERSION.exec(after)?.[0]
      const found = version === undefined ? undefined : term(operator, version)
      if (version === undefined || found === undefined || terms.length >= MOST_TERMS) return undefined
      terms.push(found)
      rest = after.slice(version.length).replace(and, '').trimStart()
    }
    return terms
  }
  return (text) => {
    const clauses: Clause[] = []
    for (const part of text.split(or)) {
      const terms = clause?.(part.trim()) ?? readTerms(part)
      if (terms === undefined || clauses.length >= MOST_TERMS) return undefined
      clauses.push(terms.length === 0 ? [EVERYTHING] : terms)
    }
    return clauses
  }
}

const PLAIN: Readonly<Record<string, Comparator>> = {
  '': '=',
  '=': '=',
  '==': '=',
  '===': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<<': '<',
  '<=': '<=',
  '=<': '<=',
  '>': '>',
  '>>': '>',
  '>=': '>=',
  '=>': '>=',
}

/** A comparator as most notations write it, with its version unchanged. */
export function plainTerm(operator: string, version: string): Term | undefined {
  if (version === '*' && (operator === '' || operator === '>=')) return EVERYTHING
  const comparator = Object.hasOwn(PLAIN, operator) ? PLAIN[operator] : undefined
  return comparator === undefined ? undefined : [constraint(comparator, version)]
}

export const PLAIN_OPERATORS = ['===', '==', '=<', '=>', '=', '!=', '<>', '<=', '<<', '<', '>=', '>>', '>']
export const OR = /\|\|?/
export const AND = /^\s*(?:,|&&)/

/** Comparators and versions alone: rpm, apk, alpm, Go, ranges of GitHub advisories, and whatever has no grammar. */
export const plainGrammar = listGrammar({ or: OR, and: AND, operators: PLAIN_OPERATORS, term: plainTerm })
