import { type Actor, system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import * as policy from '../policy.ts'
import { covers } from '../rules/index.ts'
import type { Escalation, Escalations, OpenEscalations } from '../schema/index.ts'
import * as store from '../store/cases.ts'
import * as lastResort from '../store/last-resort.ts'
import { findAbsence } from './absence.ts'
import { type CasesDeps, openJson, type SealedFace } from './deps.ts'
import { createDoor, ownParty } from './door.ts'
import type { SealedEscalation } from './escalation-state.ts'
import { maintainerView } from './registry.ts'

export interface EscalationReading {
  /**
   * What was proposed and decided about who mends a case: to coordinators all of it, to a party what concerns it.
   * @throws Fault `case-not-found`
   */
  listEscalations(actor: Actor, id: string): Promise<Escalations>
  /** Open proposals of every case this coordinator sees, oldest first. */
  openEscalations(actor: Actor): Promise<OpenEscalations>
}

const MOST_OPEN = 200

export function createEscalationReading(deps: CasesDeps): EscalationReading {
  const { db, keyring } = deps
  const { visible, known, requireCoordinator } = createDoor(deps)

  async function candidatesFor(tx: Tx, open: SealedEscalation): Promise<Escalations['candidates']> {
    return (await lastResort.maintainers(tx))
      .map((row) => maintainerView(deps, row))
      .filter(({ ecosystems }) => covers(ecosystems, open))
      .map(({ id, name, ecosystems, words }) => ({ id, name, ecosystems, words }))
  }

  return {
    async listEscalations(actor, id) {
      const parties = await visible(actor, id)
      const seen = await db.as(actor, (tx) => lastResort.escalationsOf(tx, id))
      const all = policy.mayCoordinate(actor)
      const own = ownParty(actor, parties)
      const shown = new Set(parties.map((party) => party.id))
      return db.as(system, async (tx) => {
        const { row, key } = await known(tx, id)
        const items = seen.map((one): Escalation => {
          const sealed = openJson<SealedEscalation>(key, one.sealed)
          const mine = own !== undefined && one.concerns.includes(own.id)
          return {
            id: one.id,
            state: one.state,
            reason: one.reason,
            proposedAt: one.proposed_at.toISOString(),
            settledAt: one.settled_at?.toISOString() ?? null,
            by: all ? sealed.by : '',
            words: all ? sealed.words : '',
            caseOpenedAt: sealed.caseOpenedAt,
            acknowledgementDays: sealed.acknowledgementDays,
            absent: sealed.absent.filter(({ partyId }) => all || partyId === own?.id),
            ecosystems: all ? sealed.ecosystems : [],
            unknownEcosystem: all && sealed.unknown,
            partyId: one.party_id && (all || shown.has(one.party_id)) ? one.party_id : null,
            decision: (all && sealed.decision) || null,
            takenBack: (all && sealed.takenBack) || null,
            mayTakeBack: one.state === 'decided' && (all || (mine && policy.maySpeak(actor))),
          }
        })
        const open = seen.find(({ state }) => state === 'proposed')
        const inWork = row.state === 'open' || row.state === 'coordinating'
        const found = all && !open && inWork ? await findAbsence(deps, tx, row) : undefined
        return {
          items,
          absence: found ? { reason: found.reason, absent: found.tried } : null,
          candidates:
            all && open ? await candidatesFor(tx, openJson<SealedEscalation>(key, open.sealed)) : [],
        }
      })
    },
    async openEscalations(actor) {
      requireCoordinator(actor, 'Reading what waits for a decision')
      return db.as(actor, async (tx) => {
        const items: OpenEscalations['items'] = []
        for (const one of await lastResort.openEscalations(tx, MOST_OPEN)) {
          const row = await store.findCase(tx, one.case_id)
          if (!row) throw fault('case-not-found', `no case ${one.case_id}, or none you may see`)
          items.push({
            id: one.id,
            caseId: row.id,
            caseNumber: row.number,
            caseTitle: openJson<SealedFace>(keyring.unwrap(row.wrapped), row.sealed).title,
            reason: one.reason,
            proposedAt: one.proposed_at.toISOString(),
          })
        }
        return { items, next: null }
      })
    },
  }
}
