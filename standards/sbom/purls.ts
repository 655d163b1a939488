import { quote } from '../judging/text.ts'
import { formatPurl, type Purl, parsePurl } from '../purl/purl.ts'
import type { Collector } from './collector.ts'

/**
 * Package URLs that are canonical as they stand: nothing encoded but npm's scope, nothing in capitals, no qualifiers but
 * the usual ones in their order.
 * Most of a large inventory is so, and reading one in full costs more than parsing the component around it.
 */
const CANONICAL =
  /^pkg:(?:npm\/(?:%40[a-z0-9-]+\/)?|(?:cargo|gem|nuget|pypi)\/|maven\/(?:[a-z0-9][a-z0-9.-]*\/)+|(?:golang|deb|rpm|apk)\/(?:[a-z0-9][a-z0-9.-]*\/)*)[a-z0-9][a-z0-9.-]*@[0-9A-Za-z][0-9A-Za-z.-]*(?:\?(?:type=[a-z]+|arch=[0-9A-Za-z_-]+(?:&distro=[a-z0-9.-]+)?(?:&upstream=[a-z0-9.-]+)?))?$/

/** Canonical text of a package URL as a document writes it; undefined when it is none. */
export function canonicalPurl(text: string): string | undefined {
  if (text.length < 512 && CANONICAL.test(text)) return text
  const purl = parsePurl(text.trim())
  if (purl === undefined) return undefined
  return makePurl(Object.hasOwn(OLD_TYPES, purl.type) ? { ...purl, ...OLD_TYPES[purl.type] } : purl)
}

/** Types that Syft and Trivy wrote before the type definitions named them otherwise; inventories of then are still about. */
const OLD_TYPES: Readonly<Record<string, { type: string; namespace?: string }>> = {
  alpine: { type: 'apk', namespace: 'alpine' },
  dotnet: { type: 'nuget' },
  'dotnet-core': { type: 'nuget' },
}

/** Canonical text of a package URL made of its parts; undefined when its type does not allow them. */
export function makePurl(parts: {
  type: string
  name: string
  namespace?: string | undefined
  version?: string | undefined
  qualifiers?: Record<string, string | undefined>
  subpath?: string | undefined
}): string | undefined {
  const qualifiers = Object.entries(parts.qualifiers ?? {}).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  const purl: Purl = {
    type: parts.type,
    name: parts.name,
    ...(parts.namespace ? { namespace: parts.namespace } : {}),
    ...(parts.version ? { version: parts.version } : {}),
    ...(qualifiers.length > 0 ? { qualifiers: Object.fromEntries(qualifiers) } : {}),
    ...(parts.subpath ? { subpath: parts.subpath } : {}),
  }
  try {
    return formatPurl(purl)
  } catch {
    return undefined
  }
}

/** The purl members of a component, from what a document gives as its package URLs. */
export function purlsOf(
  texts: readonly string[],
  place: string,
  out: Collector,
): { purl?: string; otherPurls?: string[] } {
  const read = new Set<string>()
  for (const text of texts) {
    const purl = canonicalPurl(text)
    if (purl !== undefined) read.add(purl)
    else
      out.problem(
        place,
        `${quote(text)} is no package URL; the component is kept without it. Mend it where the document is made.`,
      )
  }
  const [purl, ...others] = read
  if (purl === undefined) return {}
  return others.length === 0 ? { purl } : { purl, otherPurls: others }
}

/** The version a package URL names. */
export function versionOfPurl(purl: string | undefined): string | undefined {
  return purl === undefined ? undefined : parsePurl(purl)?.version
}
