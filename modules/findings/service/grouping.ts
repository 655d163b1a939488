import { system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { emit } from '../../../platform/events/index.ts'
import {
  addToProfile,
  candidateFrom,
  decide,
  emptyProfile,
  FIRST,
  GROUPING_VERSION,
  type Profile,
  type Subject,
} from '../rules/index.ts'
import * as store from '../store/grouping.ts'
import { insertRootCauses, refreshRootCauses } from '../store/root-causes.ts'
import { addTo, type Candidates, loadCandidates } from './candidates.ts'
import type { FindingsDeps } from './deps.ts'
import { readDocuments } from './documents.ts'
import { makeRootCause } from './faces.ts'
import { subjectOf } from './keys.ts'
import { countKey } from './recount.ts'
import { relateChains, tellsOfChain } from './relations.ts'
import { standingOf } from './standing.ts'

/** Findings grouped in one transaction: what it holds in memory stays small, however many wait. */
const BATCH = 500

export interface Grouping {
  /** Groups findings that are in no root cause yet. Running it twice changes nothing. */
  group(findingIds: string[]): Promise<void>
}

export function createGrouping({ db, blobs, keyring }: FindingsDeps): Grouping {
  async function groupBatch(tx: Tx, findingIds: string[]): Promise<void> {
    await store.lockGrouping(tx)
    const rows = await store.ungrouped(tx, findingIds)
    if (rows.length === 0) return
    const subjects = rows.map(subjectOf)
    const { founded, joined, memberships, near } = place(rows, subjects, await loadCandidates(tx, subjects))
    const documents = await readDocuments(
      tx,
      blobs,
      [...founded.values()].map(({ members }) => members[0]!.id),
    )
    await insertRootCauses(
      tx,
      [...founded].map(([id, { profile, members }]) => ({
        ...makeRootCause(keyring, id, members[0]!, documents.get(members[0]!.id)),
        ...standingOf(members, profile.kinds),
      })),
    )
    await store.upsertMemberships(tx, memberships)
    await store.insertKeys(
      tx,
      [...founded].flatMap(([rootCauseId, { profile }]) =>
        [...profile.keys].map(([key, { kind, members }]) => ({ kind, key, rootCauseId, members })),
      ),
    )
    await store.addKeys(tx, [...joined.values()])
    // Whatever has not been in a root cause yet has missed none either.
    await store.insertNearMisses(tx, near)
    const touched = [...new Set(memberships.map((membership) => membership.rootCauseId))]
    await refreshRootCauses(
      tx,
      touched.filter((id) => !founded.has(id)),
    )
    const tellers = memberships.filter((_, index) => tellsOfChain(subjects[index]!))
    if (tellers.length > 0) await relateChains(tx, { blobs, keyring }, tellers)
    await emit(tx, 'findings.grouped', null, { ids: rows.map((row) => row.id), rootCauses: touched })
  }

  return {
    async group(findingIds) {
      for (let at = 0; at < findingIds.length; at += BATCH) {
        const ids = findingIds.slice(at, at + BATCH)
        await db.as(system, (tx) => groupBatch(tx, ids))
      }
    },
  }
}

interface Placing {
  /** Root causes that findings of the batch are the first of. */
  founded: Map<string, { profile: Profile; members: store.FingerprintRow[] }>
  /** Fingerprints that root causes known before gained. */
  joined: Map<string, store.KeyCount>
  /** One for each row, in their order. */
  memberships: store.MembershipRow[]
  near: store.NearMiss[]
}

/** Places findings one after another: each is a candidate for those after it. */
function place(
  rows: readonly store.FingerprintRow[],
  subjects: readonly Subject[],
  { profiles, byKey }: Candidates,
): Placing {
  const placing: Placing = { founded: new Map(), joined: new Map(), memberships: [], near: [] }
  const { founded, joined, memberships, near } = placing
  rows.forEach((row, index) => {
    const subject = subjects[index]!
    const ids = new Set<string>()
    for (const { key } of subject.keys) for (const id of byKey.get(key) ?? []) ids.add(id)
    const { join, almost } = decide(
      subject,
      [...ids].map((id) => candidateFrom(profiles.get(id)!, subject)),
    )
    const target = join?.rootCauseId ?? newId()
    let profile = profiles.get(target)
    if (!profile) {
      profile = emptyProfile(target)
      profiles.set(target, profile)
      founded.set(target, { profile, members: [] })
    }
    addToProfile(profile, subject)
    const founding = founded.get(target)
    founding?.members.push(row)
    for (const { kind, key } of subject.keys) {
      addTo(byKey, key, target)
      if (!founding) countKey(joined, target, kind, key)
    }
    memberships.push({
      findingId: row.id,
      rootCauseId: target,
      relation: 'duplicate',
      decidedBy: 'rule',
      ruleVersion: GROUPING_VERSION,
      score: join?.score ?? 1,
      reasons: join?.reasons ?? FIRST,
    })
    for (const miss of almost) near.push({ findingId: row.id, ...miss })
  })
  return placing
}
