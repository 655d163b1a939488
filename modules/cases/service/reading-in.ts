import { type Actor, system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import * as policy from '../policy.ts'
import { ASKED } from '../rules/index.ts'
import * as dossiers from '../store/dossiers.ts'
import * as outward from '../store/outward.ts'
import * as parts from '../store/parts.ts'
import { type CasesDeps, sealJson } from './deps.ts'
import { createDoor, nameOf } from './door.ts'
import type { Pacing } from './pace.ts'
import { tellReader } from './party.ts'
import { note } from './timeline.ts'

export interface ReadingIn {
  /**
   * Opens a case to a party in spite of the compartments it is in: this case and nothing else of them. An empty
   * list closes it again. @throws Fault `party-not-found`, `compartment-not-of-case`
   */
  readIn(actor: Actor, id: string, partyId: string, compartments: string[]): Promise<void>
}

/** What is kept of who read a party in, sealed under the case's key. */
export interface SealedReading {
  by: string
}

export function createReadingIn(deps: CasesDeps, { sendAdmitted }: Pick<Pacing, 'sendAdmitted'>): ReadingIn {
  const { db } = deps
  const { visible, locked, requireCoordinator } = createDoor(deps)
  return {
    async readIn(actor, id, partyId, compartments) {
      requireCoordinator(actor, 'Reading a party in')
      const party = (await visible(actor, id)).find((one) => one.id === partyId)
      if (!party) throw fault('party-not-found', `no party ${partyId} in this case, or none you may see`)
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        await dossiers.lockQueuesOf(tx, partyId)
        await openCompartments(deps, tx, id, key, party, actor, compartments)
        if (!(await parts.partiesKeptOut(tx, id)).has(partyId)) {
          if (ASKED.includes(party.role)) await sendAdmitted(tx, id, party)
          else await tellReader(deps, tx, id, party)
        }
        await emit(tx, 'case.party', id, { role: party.role, partyId })
      })
    },
  }
}

/**
 * Writes down what a party is read into; in a transaction of the house that has locked the case.
 * @throws Fault `compartment-not-of-case`, `not-allowed` where the coordinator is not cleared itself
 */
export async function openCompartments(
  deps: CasesDeps,
  tx: Tx,
  caseId: string,
  key: Buffer,
  party: Pick<parts.PartyRow, 'id' | 'role' | 'name_sealed'>,
  actor: Actor,
  compartments: readonly string[],
): Promise<void> {
  if (party.role === 'coordinator')
    throw fault('not-allowed', 'Coordinators are cleared by their accounts: nobody reads them in.')
  const own = await outward.compartmentsOf(tx, caseId)
  const strange = compartments.filter((name) => !own.includes(name))
  if (strange.length > 0)
    throw fault('compartment-not-of-case', `The case is not in: ${strange.join(', ')}.`, [
      { path: '/compartments', message: 'Only compartments of the case are opened with it.' },
    ])
  if (!policy.mayReadIn(actor, compartments))
    throw fault('not-allowed', 'A party is read in by a coordinator who is cleared for the compartment.')
  await parts.setReadIn(tx, party.id, {
    compartments: [...compartments],
    by: actor.accountId ?? null,
    at: deps.clock.now(),
    sealed: sealJson(key, { by: actor.name } satisfies SealedReading),
  })
  const into = compartments.length > 0
  const entry = {
    by: actor.name,
    what: into ? 'read a party into the case' : 'closed the case to a party',
    detail: into ? `${nameOf(party, key)}: ${compartments.join(', ')}` : nameOf(party, key),
  }
  await note(deps, tx, caseId, key, entry, { partyId: party.id })
  await record(tx, {
    act: into ? 'party read in' : 'party read out',
    subjectKind: 'case',
    subjectId: caseId,
    detail: { by: actor.accountId, partyId: party.id, compartments },
  })
}
