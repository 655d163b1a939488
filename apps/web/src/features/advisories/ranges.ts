import type { AdvisoryContent } from '../../api/types.ts'

type Range = AdvisoryContent['affected'][number]['ranges'][number]

/** A range in words: "from 1.2.0, fixed in 1.4.1". The first version of all is written 0 in the model. */
export function rangeWords({ introduced, fixed, lastAffected }: Range): string {
  const first = introduced === '0' || introduced === ''
  if (fixed !== undefined)
    return first ? `all versions before ${fixed}` : `from ${introduced}, fixed in ${fixed}`
  if (lastAffected !== undefined) {
    return first ? `all versions up to ${lastAffected}` : `from ${introduced} up to ${lastAffected}`
  }
  return first ? 'all versions; no fixed version is known' : `from ${introduced}; no fixed version is known`
}

/** The name in a package URL, without type, version and qualifiers; the text itself when it is none. */
export function nameOfPurl(purl: string): string {
  const match = /^pkg:[^/]+\/(.+?)(?:@[^/]*)?(?:[?#].*)?$/.exec(purl)
  if (match?.[1] === undefined) return purl
  try {
    return decodeURIComponent(match[1])
  } catch {
    return match[1]
  }
}
