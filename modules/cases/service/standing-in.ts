import type { Actor } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { covers } from '../rules/index.ts'
import { stoodDownText } from '../rules/notices.ts'
import type * as store from '../store/cases.ts'
import * as lastResort from '../store/last-resort.ts'
import * as parts from '../store/parts.ts'
import { ecosystemsOf } from './absence.ts'
import { type CasesDeps, openJson } from './deps.ts'
import { nameOf } from './door.ts'
import { journal, type SealedEscalation, tellState } from './escalation-state.ts'
import { letterIds } from './letter-ids.ts'
import type { Pacing } from './pace.ts'
import { insertParty } from './party.ts'
import { openCompartments } from './reading-in.ts'
import { maintainerView } from './registry.ts'
import { dismiss } from './removal.ts'
import { note } from './timeline.ts'

/** How a maintainer of last resort comes and goes; each in a transaction of the house that has locked the case. */
export function createStandingIn(deps: CasesDeps, { queueDossiers }: Pick<Pacing, 'queueDossiers'>) {
  const { clock } = deps

  /** Brings who takes over into the case, with its dossiers at once. @returns its party */
  async function handOn(
    tx: Tx,
    caseId: string,
    key: Buffer,
    actor: Actor,
    maintainerId: string | undefined,
    compartments: readonly string[],
  ): Promise<string> {
    const chosen = maintainerId && (await lastResort.findMaintainer(tx, maintainerId))
    if (!chosen)
      throw fault('last-resort-not-found', 'Name one of the registered maintainers of last resort.', [
        { path: '/maintainerId', message: 'It is not registered (any more).' },
      ])
    const { name, email, ecosystems } = maintainerView(deps, chosen)
    const software = await ecosystemsOf(deps, tx, caseId)
    if (!covers(ecosystems, software))
      throw fault('last-resort-elsewhere', `${name} takes over software of: ${ecosystems.join(', ')}.`)
    const partyId = await insertParty(deps, tx, caseId, key, {
      name,
      role: 'maintainer',
      organisationId: chosen.organisation_id,
      lastResort: true,
      ...(email ? { email } : {}),
    })
    if (!partyId) throw fault('party-exists', `${name} is already maintainer in this case`)
    const party = (await parts.partiesOf(tx, caseId)).find(({ id }) => id === partyId)!
    if (compartments.length > 0) await openCompartments(deps, tx, caseId, key, party, actor, compartments)
    if ((await queueDossiers(tx, caseId, [party], software.loaded)) === 0)
      throw fault(
        'not-shown-yet',
        'Nothing of this case was reproduced or attested: nobody is asked to mend it.',
      )
    const entry = { by: actor.name, what: 'asked a maintainer of last resort', detail: name }
    await note(deps, tx, caseId, key, entry, { partyId })
    await emit(tx, 'case.party', caseId, { role: 'maintainer', partyId })
    return partyId
  }

  /** Those who were absent learn that somebody was asked in their place, not who; what nobody reads is not sent. */
  async function announce(
    tx: Tx,
    caseId: string,
    key: Buffer,
    actor: Actor,
    escalation: lastResort.EscalationRow,
  ): Promise<void> {
    const { absent } = openJson<SealedEscalation>(key, escalation.sealed)
    await tellState(tx, caseId, escalation.id, 'decided')
    for (const { partyId, reason } of absent) {
      const entry = {
        by: actor.name,
        what: 'asked somebody to mend it in your place',
        detail: 'You can take it back at any time.',
      }
      await note(deps, tx, caseId, key, entry, { partyId })
      if (reason === 'cannot be reached') continue
      await emit(tx, 'case.escalation', caseId, { escalationId: escalation.id, partyId, state: 'decided' })
    }
  }

  /** Who stood in leaves the case, with thanks. */
  async function standDown(
    tx: Tx,
    row: store.CaseRow,
    key: Buffer,
    party: parts.PartyRow,
    actor: Actor,
  ): Promise<void> {
    const email = party.contact_sealed && openJson<{ email?: string }>(key, party.contact_sealed).email
    await dismiss(deps, tx, row.id, party)
    const entry = { by: actor.name, what: 'thanked a maintainer of last resort', detail: nameOf(party, key) }
    await note(deps, tx, row.id, key, entry, 'coordinators')
    await emit(tx, 'case.party', row.id, { role: party.role, partyId: party.id })
    await journal(tx, 'party removed', row.id, { by: actor.accountId, partyId: party.id })
    if (!email || !deps.outward.mail) return
    const id = newId(clock.now().getTime())
    await deps.outward.deliveries.put(tx, {
      id,
      kind: 'e-mail',
      source: `stood-down/${party.id}`,
      recipientId: party.id,
      owner: { kind: 'case', id: row.id },
      key,
      address: email,
      payload: {
        ...stoodDownText({ caseNumber: row.number, house: deps.outward.houseName }),
        ...letterIds(deps, id, `${party.id}/${row.id}`),
        replyTo: null,
      },
    })
  }

  return { handOn, announce, standDown }
}
