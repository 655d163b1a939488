import { type Actor, system } from '../../../platform/access/actor.ts'
import { revokeAccess } from '../../../platform/access/store.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import * as store from '../store/cases.ts'
import * as dossiers from '../store/dossiers.ts'
import * as outward from '../store/outward.ts'
import * as parts from '../store/parts.ts'
import type { CasesDeps } from './deps.ts'
import { createDoor, nameOf } from './door.ts'
import { openedTo } from './party.ts'
import { note } from './timeline.ts'

export interface Removing {
  /**
   * Ends a party's part in a case: it reads nothing of it any more, its link opens nothing, what waits for it is
   * not sent. What it said stays, under its name. @throws Fault `party-not-found`
   */
  removeParty(actor: Actor, id: string, partyId: string, words: string): Promise<void>
}

export function createRemoving(deps: CasesDeps): Removing {
  const { db } = deps
  const { visible, locked, requireCoordinator } = createDoor(deps)
  return {
    async removeParty(actor, id, partyId, words) {
      requireCoordinator(actor, 'Removing a party')
      const party = (await visible(actor, id)).find((one) => one.id === partyId)
      if (!party) throw fault('party-not-found', `no party ${partyId} in this case, or none you may see`)
      if (party.role === 'coordinator')
        throw fault('not-allowed', 'Coordinators see every case they are cleared for: they are not removed.')
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        await dismiss(deps, tx, id, party)
        const entry = {
          by: actor.name,
          what: `removed a ${party.role}`,
          detail: `${nameOf(party, key)}: ${words}`,
        }
        await note(deps, tx, id, key, entry, 'coordinators')
        await emit(tx, 'case.party', id, { role: party.role, partyId })
        await record(tx, {
          act: 'party removed',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, partyId },
        })
      })
    },
  }
}

/** Takes everything from a party that the case opened to it; in a transaction of the house that has locked the case. */
export async function dismiss(
  deps: CasesDeps,
  tx: Tx,
  caseId: string,
  party: Pick<parts.PartyRow, 'id' | 'organisation_id'>,
): Promise<void> {
  await dossiers.lockQueuesOf(tx, party.id)
  if ((await parts.markRemoved(tx, party.id, deps.clock.now())) === 0) return
  await dossiers.forgetWaiting(tx, party.id)
  await outward.forgetLink(tx, party.id)
  await deps.outward.deliveries.abandon(tx, party.id)
  const organisationId = party.organisation_id
  if (organisationId === null) return
  if (await deps.access.isInvitedIn(tx, organisationId)) await deps.access.uninvite(tx, `party:${party.id}`)
  // An organisation may be here twice: as who found it and as who mends it.
  const left = (await parts.partiesOf(tx, caseId)).filter((one) => one.organisation_id === organisationId)
  const rows = await dossiers.dossiersOf(tx, caseId)
  const rootCauses = await store.rootCausesOf(tx, caseId)
  const open = new Set(
    left.flatMap(({ id, role }) =>
      openedTo(
        role,
        rootCauses,
        rows.filter((row) => row.party_id === id),
      ),
    ),
  )
  if (left.length === 0) await revokeAccess(tx, 'case', caseId, organisationId)
  for (const rootCauseId of rootCauses)
    if (!open.has(rootCauseId)) await revokeAccess(tx, 'root cause', rootCauseId, organisationId)
}
