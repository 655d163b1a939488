import type { FindingDocument } from '../schema.ts'
import { mentionedPackages, packageOf } from './packages.ts'

/** A finding whose proof was replayed, in the root cause it is in. */
export interface Replayed {
  rootCauseId: string
  /** Key of the repair that is its own. */
  behaviour: string
  /** Keys of other flaws' repairs that stop its proof too. */
  also: readonly string[]
}

/**
 * Root causes that another one's repair covers: whatever shows the one is stopped by the other's repair
 * too, where that still fell; and not the other way round.
 */
export function subsumedBy(replayed: readonly Replayed[]): { from: string; to: string }[] {
  const groups = groupByRootCause(replayed)
  const owns = (members: readonly Replayed[], keys: readonly string[]) =>
    keys.some((key) => members.some((member) => member.behaviour === key))
  const pairs: { from: string; to: string }[] = []
  for (const [from, members] of groups) {
    for (const [to, others] of groups) {
      if (from === to || !members.every((member) => owns(others, member.also))) continue
      if (!others.some((other) => owns(members, other.also))) pairs.push({ from, to })
    }
  }
  return pairs
}

function groupByRootCause(replayed: readonly Replayed[]): Map<string, Replayed[]> {
  const groups = new Map<string, Replayed[]>()
  for (const member of replayed) {
    const members = groups.get(member.rootCauseId)
    if (members) members.push(member)
    else groups.set(member.rootCauseId, [member])
  }
  return groups
}

/** Words of a report about a chain that could name the package of another step, likeliest first. */
export function otherPackages(document: FindingDocument): string[] {
  const own = packageOf(document)
  return mentionedPackages(document).filter((name) => name !== own)
}

/** The same report read as one about another package: what its words alone say of that. */
export function asAbout(document: FindingDocument, name: string): FindingDocument {
  const { recipe: _proof, component: _own, location: _place, sink: _stated, ...rest } = document
  return { ...rest, component: { name } }
}
