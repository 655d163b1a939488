import { METHODS, type Method, type Overlap, type Show, type Suggestion } from '../schema.ts'
import type { Window } from './leases.ts'
import { leftOver, type Meeting, type Scope } from './scopes.ts'

/** A claim in the way of another, as the house knows it. */
export interface Rival {
  /** Of the claim itself; told only to an organisation that holds it. */
  id: string
  /** What may be told to ask for a join. */
  handle: string
  own: boolean
  organisation: string
  method: Method
  show: Show
  joinable: boolean
  window: Window
  leaseUntil: Date
  scope: Scope
  met: Exclude<Meeting, 'apart'>
}

/**
 * What whoever is refused learns, and what it can do instead: wait, split, join, or go elsewhere.
 * @param rivals claims in the way, one at least
 * @param elsewhere lines of targets that nobody covers
 */
export function answerFor(wanted: Scope, rivals: readonly Rival[], elsewhere: readonly string[]): Overlap {
  const last = (instants: Date[]) => new Date(Math.max(...instants.map((at) => at.getTime()))).toISOString()
  const until = last(rivals.map(({ window }) => window.to))
  const leaseUntil = last(rivals.map((rival) => rival.leaseUntil))
  const suggestions: Suggestion[] = [{ kind: 'wait', until, earliest: leaseUntil }]
  const versions = leftOver(
    wanted,
    rivals.map(({ scope }) => scope),
  )
  if (versions !== undefined) suggestions.push({ kind: 'split', versions })
  for (const rival of rivals.filter(({ joinable, own }) => joinable && !own))
    suggestions.push({
      kind: 'join',
      claim: rival.handle,
      ...(rival.show === 'taken' ? {} : { methods: METHODS.filter((method) => method !== rival.method) }),
    })
  if (elsewhere.length > 0) suggestions.push({ kind: 'elsewhere', targets: [...elsewhere] })
  const telling = rivals.filter(({ show, own }) => show !== 'taken' || own)
  const unique = <T>(values: T[]) => [...new Set(values)]
  return {
    until,
    leaseUntil,
    compared: rivals.some(({ met }) => met === 'meets') ? 'meets' : 'cannot compare',
    holders: unique(
      rivals.filter(({ show, own }) => show === 'holder' || own).map(({ organisation }) => organisation),
    ),
    methods: unique(telling.map(({ method }) => method)),
    own: rivals.filter(({ own }) => own).map(({ id }) => id),
    suggestions,
  }
}

function inWords(way: Suggestion): string {
  switch (way.kind) {
    case 'wait':
      return 'wait'
    case 'split':
      return `claim only ${way.versions}`
    case 'join':
      return `ask to join claim ${way.claim}${way.methods ? ` (with ${way.methods.join(', ')})` : ''}`
    case 'elsewhere':
      return `take what nobody covers: ${way.targets.join(', ')}`
  }
}

/** The same as a sentence for a person. */
export function explainOverlap(overlap: Overlap): string {
  const who = overlap.own.length > 0 ? ` by your own organisation (claim ${overlap.own.join(', ')})` : ''
  const unsure =
    overlap.compared === 'cannot compare'
      ? ' Whether the two parts meet cannot be compared; they are taken to meet.'
      : ''
  const ways = overlap.suggestions.map(inWords).join('; or ')
  return `Taken${who} until ${overlap.until}, or ${overlap.leaseUntil} should the holder not renew.${unsure} You can ${ways}.`
}
