import { KIND, type Kind } from './features.ts'
import { type Candidate, type Decision, decide, type Reason, type Subject } from './group.ts'

/** A finding to be placed, with what must be respected about it. */
export interface Placement extends Subject {
  findingId: string
  /** Root cause it is in now, if any. */
  current: string | undefined
  /** A person put it there: it stays. */
  pinned: boolean
  /** Root causes a person took it out of. */
  apart: ReadonlySet<string>
  /** Version replay showed to repair what its proof does. */
  repairedIn?: string | undefined
}

export interface Placed {
  findingId: string
  /** Root cause it belongs in. */
  group: string
  score: number
  reasons: Reason[]
  almost: Decision['almost']
}

/** What a group of findings knows, kept up to date as members join. */
export interface Profile {
  id: string
  /** The family most members claim; replayed members count before all others. */
  family: string | undefined
  families: Map<string, number>
  repairedIn: string | undefined
  members: number
  kinds: number
  keys: Map<string, { kind: Kind; members: number }>
}

export const emptyProfile = (id: string): Profile => ({
  id,
  family: undefined,
  families: new Map(),
  repairedIn: undefined,
  members: 0,
  kinds: 0,
  keys: new Map(),
})

export function addToProfile(profile: Profile, subject: Subject & { repairedIn?: string | undefined }): void {
  profile.members += 1
  profile.repairedIn ??= subject.repairedIn
  if (subject.family) {
    profile.families.set(subject.family, (profile.families.get(subject.family) ?? 0) + 1)
    const known = profile.family === undefined ? 0 : (profile.families.get(profile.family) ?? 0)
    if (profile.families.get(subject.family)! > known) profile.family = subject.family
  }
  for (const { kind, key } of subject.keys) {
    profile.kinds |= 1 << kind
    const known = profile.keys.get(key)
    if (known) known.members += 1
    else profile.keys.set(key, { kind, members: 1 })
  }
}

export function candidateFrom(profile: Profile, subject: Subject): Candidate {
  const matched: Candidate['matched'] = new Map()
  for (const { kind, key } of subject.keys) {
    if (!profile.keys.has(key)) continue
    const list = matched.get(kind)
    if (list) list.push(key)
    else matched.set(kind, [key])
  }
  return {
    rootCauseId: profile.id,
    family: profile.family,
    members: profile.members,
    kinds: profile.kinds,
    repairedIn: profile.repairedIn,
    matched,
  }
}

export const FIRST: Reason[] = [{ kind: 0, effect: 0, code: 'first report' }]

/**
 * Groups the findings of one package anew. Order: what a person pinned, then what replay measured,
 * then the rest as they came, so that a vague report finds the groups that evidence has made; last the
 * proofs that replay refuted, so that nothing gathers around a false report.
 * Same input, same result.
 * @param newGroup makes the id of a group that no earlier root cause stands for
 */
export function regroup(placements: Placement[], newGroup: () => string): Placed[] {
  const knows = (placement: Placement, kind: Kind) => placement.keys.some((entry) => entry.kind === kind)
  const rank = (placement: Placement) =>
    placement.pinned ? 0 : knows(placement, KIND.behaviour) ? 1 : knows(placement, KIND.refuted) ? 3 : 2
  const order = placements.map((placement, index) => ({ placement, index }))
  order.sort((a, b) => rank(a.placement) - rank(b.placement) || a.index - b.index)

  const profiles = new Map<string, Profile>()
  const placed: Placed[] = []
  const taken = new Set(
    placements.filter((placement) => placement.pinned).map((placement) => placement.current!),
  )
  const splitOff = splitOffGroups(placements)
  for (const { placement } of order) {
    const closed = new Set([...placement.apart, ...(splitOff.get(placement.current ?? '') ?? [])])
    const decision = placement.pinned
      ? undefined
      : decide(
          placement,
          [...profiles.values()].map((profile) => candidateFrom(profile, placement)),
          closed,
        )
    let group = placement.pinned ? placement.current! : decision?.join?.rootCauseId
    if (group === undefined) {
      // Its old root cause keeps its identity with the first finding that founds a group from it.
      const reuse =
        placement.current !== undefined &&
        !taken.has(placement.current) &&
        !placement.apart.has(placement.current)
      group = reuse ? placement.current! : newGroup()
      taken.add(group)
    }
    let profile = profiles.get(group)
    if (!profile) {
      profile = emptyProfile(group)
      profiles.set(group, profile)
    }
    addToProfile(profile, placement)
    placed.push({
      findingId: placement.findingId,
      group,
      score: decision?.join?.score ?? 1,
      reasons: decision?.join?.reasons ?? FIRST,
      almost: decision?.almost ?? [],
    })
  }
  return placed
}

/**
 * Root cause → groups a person split off from it. What stayed must not follow what was taken out: they
 * would be together again.
 */
function splitOffGroups(placements: readonly Placement[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>()
  for (const { pinned, current, apart } of placements) {
    if (!pinned || current === undefined) continue
    for (const source of apart)
      if (source !== current) groups.set(source, (groups.get(source) ?? new Set()).add(current))
  }
  return groups
}
