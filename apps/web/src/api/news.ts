/** Nouns whose screens can go stale. They are also the first part of every query key. */
export const NOUNS = [
  'pipeline',
  'findings',
  'root-causes',
  'reproductions',
  'cases',
  'advisories',
  'discoverers',
  'claims',
  'feeds',
  'patch-chains',
  'members',
  'inventories',
  'exposures',
] as const
export type Noun = (typeof NOUNS)[number]

/** What else changes when something of this kind does: a new reproduction changes a finding's verdict, and so on. */
const CONCERNS: ReadonlyArray<[word: string, nouns: Noun[]]> = [
  // Before “product”, which it holds.
  ['reproduction', ['reproductions', 'findings', 'root-causes', 'discoverers']],
  ['patch-chain', ['patch-chains']],
  ['uptake', ['exposures', 'patch-chains']],
  ['exposure', ['exposures', 'inventories', 'members', 'patch-chains']],
  ['inventory', ['inventories', 'exposures']],
  ['product', ['inventories', 'exposures']],
  ['member', ['members', 'exposures']],
  ['scan-claim', ['claims']],
  ['project-rules', ['claims']],
  ['feeds', ['feeds']],
  ['finding', ['findings', 'root-causes', 'discoverers']],
  ['root', ['root-causes', 'findings', 'cases']],
  ['delivery', ['cases']],
  ['attestation', ['findings', 'root-causes']],
  ['case', ['cases', 'root-causes', 'advisories']],
  ['advisory', ['advisories', 'cases']],
]

/**
 * Which nouns an event concerns. A kind nobody foresaw concerns everything: a screen too fresh costs a
 * request, a stale one misleads.
 */
export function concerned(kind: string): Noun[] {
  const hit = CONCERNS.find(([word]) => kind.toLowerCase().includes(word))
  return hit === undefined ? [...NOUNS] : ['pipeline', ...hit[1]]
}

/** Kind of a `change` event; undefined for anything else that may come down the stream. */
export function kindOf(data: string): string | undefined {
  try {
    const event: unknown = JSON.parse(data)
    if (typeof event !== 'object' || event === null || !('kind' in event)) return undefined
    return typeof event.kind === 'string' ? event.kind : undefined
  } catch {
    return undefined
  }
}
