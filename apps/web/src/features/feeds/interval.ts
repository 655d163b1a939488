import type { VulnerabilityRecord } from '../../api/types.ts'

type Interval = VulnerabilityRecord['ranges'][number]

/** Versions an interval names, for a person: "from 1.0 until before 1.2", "up to and including 3". */
export function intervalWords(interval: Interval): string {
  const { introduced, introducedExcluded, fixed, lastAffected, versions } = interval
  if (introduced !== null && introduced === lastAffected && !introducedExcluded) return `only ${introduced}`
  const parts: string[] = []
  if (introduced !== null && introduced !== '0')
    parts.push(introducedExcluded ? `after ${introduced}` : `from ${introduced}`)
  if (fixed !== null) parts.push(`before ${fixed}`)
  if (lastAffected !== null) parts.push(`up to and including ${lastAffected}`)
  if (parts.length > 0) return parts.join(', ')
  if (versions !== null && versions.length > 0) return versions.join(', ')
  return 'every version'
}
