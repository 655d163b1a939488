import { isCve } from '../../../standards/cve/identifiers.ts'
import type { Alias } from './derive.ts'

/** Relations by which a record may name the one CVE it is about, the closest first. */
const CLOSEST = ['alias', 'upstream', 'mentions'] as const satisfies readonly Alias['relation'][]

/**
 * The identifier a record's vulnerability goes by: a CVE where the record is one, or names exactly one in the closest of
 * these relations it has at all; else its own. Never what is behind several names: chains of aliases join what has
 * nothing to do with each other.
 *
 * @returns also every CVE it names, under which answers about it are looked up
 */
export function identityOf(
  id: string,
  aliases: readonly Pick<Alias, 'other' | 'relation'>[],
): { vulnerability: string; cves: string[] } {
  if (isCve(id)) return { vulnerability: id, cves: [id] }
  const named = CLOSEST.map((relation) =>
    aliases.filter((one) => one.relation === relation && isCve(one.other)).map(({ other }) => other),
  )
  const cves = [...new Set(named.flat())].sort()
  const closest = named.find((list) => list.length > 0) ?? []
  return { vulnerability: closest.length === 1 ? closest[0]! : id, cves }
}
