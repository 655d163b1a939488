import type { AssetTags } from '../scoring/bod2604-assess.ts'
import { type Directive, rateTogether, type Urgency, type UrgencyFacts } from './urgency.ts'

/** Who runs it, as far as urgency asks. */
export interface Runner {
  directive: Directive
  /** IANA zone days are counted in. */
  zone: string
}

export interface ToRate {
  vulnerability: string
  cves: readonly string[]
  /** What the record that says it knows itself of how bad it is. */
  ratings: Pick<UrgencyFacts, 'cvss' | 'severity'> | undefined
  foundAt: Date
}

/** Rates exposures of one asset; the same question is answered once. */
export function createRater(
  { directive, zone }: Runner,
  tags: AssetTags,
  facts: ReadonlyMap<string, UrgencyFacts>,
): (exposure: ToRate) => Urgency {
  const known = new Map<string, Urgency>()
  return ({ vulnerability, cves, ratings, foundAt }) => {
    const key = `${foundAt.getTime()} ${ratings ? JSON.stringify(ratings) : ''} ${vulnerability} ${cves.join(' ')}`
    const before = known.get(key)
    if (before) return before
    const own = withRatings(facts.get(vulnerability), ratings)
    const others = cves.filter((cve) => cve !== vulnerability).flatMap((cve) => facts.get(cve) ?? [])
    const urgency = rateTogether([...(own ? [own] : []), ...others], { tags, directive, zone, foundAt })
    known.set(key, urgency)
    return urgency
  }
}

/** What public records say goes first; the house's own word adds to it. */
const withRatings = (
  facts: UrgencyFacts | undefined,
  ratings: ToRate['ratings'],
): UrgencyFacts | undefined =>
  facts && ratings
    ? { ...facts, cvss: [...facts.cvss, ...ratings.cvss], severity: facts.severity ?? ratings.severity }
    : (facts ?? ratings)
