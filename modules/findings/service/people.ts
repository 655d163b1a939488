import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import { newKey, open, seal } from '../../../platform/crypto/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { mayRegroup } from '../policy.ts'
import { GROUPING_VERSION } from '../rules/index.ts'
import * as grouping from '../store/grouping.ts'
import * as people from '../store/people.ts'
import { findRootCause, type RootCauseRow } from '../store/read.ts'
import { insertRootCauses, refreshRootCauses } from '../store/root-causes.ts'
import type { FindingsDeps } from './deps.ts'
import { recountKeys } from './recount.ts'

export interface People {
  /** Merges one root cause into another; later runs respect it. */
  merge(actor: Actor, from: string, into: string, reason: string): Promise<void>
  /** Takes findings out of a root cause into one of their own; later runs keep them apart. @returns the new root cause */
  unmerge(actor: Actor, rootCauseId: string, findingIds: string[], reason: string): Promise<string>
}

export function createPeople({ db, keyring, clock }: FindingsDeps): People {
  /** A coordinator who cannot see a root cause cannot change it; the change itself is the house's. */
  async function visible(actor: Actor, ids: string[]): Promise<Map<string, RootCauseRow>> {
    if (!mayRegroup(actor)) throw fault('not-allowed', 'Only coordinators change groupings.')
    return db.as(actor, async (tx) => {
      const found = new Map<string, RootCauseRow>()
      for (const id of ids) {
        const row = await findRootCause(tx, id)
        if (!row) throw fault('root-cause-not-found', `no root cause ${id}, or none you may see`)
        if (row.merged_into)
          throw fault('root-cause-merged', `it was merged into ${row.merged_into}; work on that one`)
        found.set(id, row)
      }
      return found
    })
  }

  return {
    async merge(actor, from, into, reason) {
      if (from === into) throw fault('merge-with-itself', 'choose another root cause to merge into')
      const rows = await visible(actor, [from, into])
      await db.as(system, async (tx) => {
        await grouping.lockGrouping(tx)
        const members = await people.membersOf(tx, from)
        await people.pinMembers(tx, into)
        await people.pinTo(tx, members, into, GROUPING_VERSION, 'person merged')
        await people.moveKeys(tx, from, into)
        await people.markMerged(tx, from, into)
        await people.insertOverrides(tx, [
          {
            id: newId(clock.now().getTime()),
            act: 'merge',
            findingId: null,
            rootCauseId: into,
            otherRootCauseId: from,
            accountId: actor.accountId ?? null,
            byName: actor.name,
            reasonSealed: seal(keyring.unwrap(rows.get(into)!.wrapped), Buffer.from(reason)),
          },
        ])
        await refreshRootCauses(tx, [from, into])
        await emit(tx, 'root-causes.merged', into, { from, by: actor.accountId })
        await emit(tx, 'findings.grouped', null, { ids: members, rootCauses: [from, into] })
        await record(tx, {
          act: 'root causes merged',
          subjectKind: 'root cause',
          subjectId: into,
          detail: { from, by: actor.accountId, findings: members.length },
        })
      })
    },
    async unmerge(actor, rootCauseId, findingIds, reason) {
      const rows = await visible(actor, [rootCauseId])
      return db.as(system, async (tx) => {
        await grouping.lockGrouping(tx)
        const members = new Set(await people.membersOf(tx, rootCauseId))
        const stranger = findingIds.find((id) => !members.has(id))
        if (stranger)
          throw fault('not-a-member', `finding ${stranger} is not in this root cause; read it again`)
        const source = rows.get(rootCauseId)!
        const key = newKey()
        const created = newId(clock.now().getTime())
        const first = (await grouping.fingerprintsOf(tx, findingIds))[0]!
        await insertRootCauses(tx, [
          {
            id: created,
            wrappedKey: keyring.wrap(key),
            sealed: seal(key, open(keyring.unwrap(source.wrapped), source.sealed)),
            packageKey: first.package_key,
            weakness: first.weakness,
            family: first.family,
            severity: first.severity,
            tlp: first.tlp,
            compartment: first.compartment,
            ruleVersion: GROUPING_VERSION,
            firstReportedAt: first.received_at,
          },
        ])
        await people.pinTo(tx, findingIds, created, GROUPING_VERSION, 'person split')
        await people.insertOverrides(
          tx,
          findingIds.map((findingId) => ({
            id: newId(clock.now().getTime()),
            act: 'unmerge' as const,
            findingId,
            rootCauseId,
            otherRootCauseId: created,
            accountId: actor.accountId ?? null,
            byName: actor.name,
            reasonSealed: seal(keyring.unwrap(source.wrapped), Buffer.from(reason)),
          })),
        )
        await recountKeys(tx, [rootCauseId, created])
        await refreshRootCauses(tx, [rootCauseId, created])
        await emit(tx, 'root-causes.unmerged', created, { from: rootCauseId, by: actor.accountId })
        await emit(tx, 'findings.grouped', null, { ids: findingIds, rootCauses: [rootCauseId, created] })
        await record(tx, {
          act: 'findings unmerged',
          subjectKind: 'root cause',
          subjectId: rootCauseId,
          detail: { into: created, by: actor.accountId, findings: findingIds.length },
        })
        return created
      })
    },
  }
}
