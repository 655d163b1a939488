import type { Depth, DepthReached, EndOutcome } from '../schema.ts'
import { contains, type Scope } from './scopes.ts'

/** For how long a search counts, days: code and methods move on. */
export const COVERAGE_DAYS = 90
const ORDER: readonly DepthReached[] = ['none', 'surface', 'standard', 'deep']

/** What is known of a search that ended. */
export interface Search {
  scope: Scope
  outcome: EndOutcome
  depthReached: DepthReached
  shared: boolean
  endedAt: Date
}

/**
 * What rivals may learn of a search: only that nothing was found. Told of the others too, they would learn
 * where flaws lie that nobody has mended.
 */
export const isPublicKnowledge = (search: Search): boolean =>
  search.shared && search.outcome === 'nothing found' && search.depthReached !== 'none'

/** Whether a search makes another one of this depth needless for now. */
export function covers(search: Search, wanted: { scope: Scope; depth: Depth }, now: Date): boolean {
  return (
    isPublicKnowledge(search) &&
    now.getTime() - search.endedAt.getTime() < COVERAGE_DAYS * 86_400_000 &&
    ORDER.indexOf(search.depthReached) >= ORDER.indexOf(wanted.depth) &&
    contains(search.scope, wanted.scope)
  )
}
