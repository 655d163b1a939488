import type { Tx } from '../../../platform/db/index.ts'
import { emptyProfile, KIND, type Kind, type Profile, type Subject } from '../rules/index.ts'
import * as store from '../store/grouping.ts'

/** Root causes that findings may join, and which of them carry a fingerprint, its key in hexadecimal. */
export interface Candidates {
  profiles: Map<string, Profile>
  byKey: Map<string, Set<string>>
}

/** Root causes that share any fingerprint with the batch, as profiles that learn while the batch is placed. */
export async function loadCandidates(tx: Tx, subjects: Subject[]): Promise<Candidates> {
  const packages = new Set<string>()
  for (const subject of subjects)
    for (const { kind, key } of subject.keys) if (kind === KIND.component) packages.add(key)
  const kinds = Array.from<Kind>({ length: packages.size }).fill(KIND.component)
  const known = new Set(
    (await store.matchingKeys(tx, kinds, [...packages])).map((row) => row.key.toString('hex')),
  )
  const wanted = new Map<string, Kind>()
  for (const subject of subjects) {
    const own = subject.keys.find(({ kind }) => kind === KIND.component)
    // Fingerprints are scoped by package (rules/features.ts): where that is new, nothing can match.
    if (own && !known.has(own.key)) continue
    for (const { kind, key } of subject.keys) wanted.set(key, kind)
  }
  const rows = await store.matchingKeys(tx, [...wanted.values()], [...wanted.keys()])
  const profiles = new Map<string, Profile>()
  for (const candidate of await store.candidateRootCauses(tx, [
    ...new Set(rows.map((row) => row.root_cause_id)),
  ])) {
    const profile = emptyProfile(candidate.id)
    profile.family = candidate.family ?? undefined
    profile.members = candidate.finding_count
    profile.kinds = candidate.kinds
    profiles.set(candidate.id, profile)
  }
  const byKey = new Map<string, Set<string>>()
  for (const row of rows) {
    const profile = profiles.get(row.root_cause_id)
    if (!profile) continue
    const key = row.key.toString('hex')
    profile.keys.set(key, { kind: row.kind as Kind, members: row.members })
    addTo(byKey, key, profile.id)
  }
  return { profiles, byKey }
}

export function addTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const set = map.get(key)
  if (set) set.add(value)
  else map.set(key, new Set([value]))
}
