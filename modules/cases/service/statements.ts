import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import * as policy from '../policy.ts'
import { overallStatus, statementFault } from '../rules/index.ts'
import type { StatementBody } from '../schema/index.ts'
import * as coordination from '../store/coordination.ts'
import * as parts from '../store/parts.ts'
import { type CasesDeps, sealJson } from './deps.ts'
import { createDoor, nameOf } from './door.ts'
import { note } from './timeline.ts'

/** What is kept of a statement, sealed under the case's key. */
export type SealedStatement = Omit<StatementBody, 'status'> & { by: string }

export interface Statements {
  /**
   * A party's word on one of its products; the later word counts. A coordinator may write down what a party
   * said elsewhere. @throws Fault `statement-incomplete`
   */
  state(actor: Actor, id: string, partyId: string, given: StatementBody): Promise<void>
}

export function createStatements(deps: CasesDeps): Statements {
  const { db, clock, keyring } = deps
  const { visible, locked } = createDoor(deps)
  return {
    async state(actor, id, partyId, given) {
      const party = (await visible(actor, id)).find((candidate) => candidate.id === partyId)
      if (!party) throw fault('party-not-found', `no party ${partyId} in this case, or none you may see`)
      if (!policy.maySetStatus(actor, party.organisation_id))
        throw fault(
          'not-allowed',
          'A statement is made by the party itself, or written down by a coordinator.',
        )
      const wrong = statementFault(given)
      if (wrong) throw fault('statement-incomplete', wrong.message, [wrong])
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        const { status, ...rest } = given
        const product = given.product.trim()
        await coordination.upsertStatement(tx, {
          id: newId(clock.now().getTime()),
          caseId: id,
          partyId,
          productKey: keyring.blind('product', product.toLowerCase()),
          status,
          sealed: sealJson(key, { ...rest, product, by: actor.name } satisfies SealedStatement),
          at: clock.now(),
        })
        await parts.setPartyStatus(tx, partyId, overallStatus(await coordination.statusesOf(tx, partyId)))
        await parts.markAnswered(tx, partyId, clock.now())
        const entry = {
          by: nameOf(party, key),
          byPartyId: partyId,
          what: `says of ${product}: ${status}`,
          detail: [given.justification, given.fixedIn && `fixed in ${given.fixedIn}`, given.words]
            .filter(Boolean)
            .join('. '),
        }
        await note(deps, tx, id, key, entry, party.introduced ? 'all' : { partyId })
        await emit(tx, 'case.statement', id, { partyId, status })
        await record(tx, {
          act: 'statement made',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, partyId, status },
        })
      })
    },
  }
}
