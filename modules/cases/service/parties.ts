import { type Actor, system } from '../../../platform/access/actor.ts'
import { listOrganisations } from '../../../platform/access/store.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import * as policy from '../policy.ts'
import { ASKED } from '../rules/index.ts'
import type { CreditBody } from '../schema/index.ts'
import * as store from '../store/cases.ts'
import * as lastResort from '../store/last-resort.ts'
import * as parts from '../store/parts.ts'
import { type CasesDeps, sealJson } from './deps.ts'
import { createDoor, nameOf, ownParty } from './door.ts'
import { makeLink } from './links.ts'
import { loadParts } from './load.ts'
import type { Pacing } from './pace.ts'
import { insertParty, tellReader } from './party.ts'
import { openCompartments } from './reading-in.ts'
import { note } from './timeline.ts'

export interface Parties {
  /** An organisation of this house, given by id or by its exact name, reads the case from then on. */
  addParty(
    actor: Actor,
    id: string,
    party: {
      name: string
      role: parts.PartyRow['role']
      organisationId?: string
      email?: string
      introduced?: boolean
      /** Compartments of the case it is read into. */
      compartments?: string[]
    },
  ): Promise<void>
  setPartyStatus(actor: Actor, id: string, partyId: string, status: parts.PartyRow['status']): Promise<void>
  /** The other parties may know of it from then on. */
  introduce(actor: Actor, id: string, partyId: string): Promise<void>
  /** How it wants to be thanked. */
  setCredit(actor: Actor, id: string, partyId: string, credit: CreditBody): Promise<void>
  /**
   * A link with which a party acts without an account, in this case only. An earlier link stops working.
   * @param days how long it works
   */
  invite(actor: Actor, id: string, partyId: string, days: number): Promise<{ url: string; expiresAt: Date }>
}

export function createParties(deps: CasesDeps, { queueDossiers }: Pick<Pacing, 'queueDossiers'>): Parties {
  const { db, clock } = deps
  const { visible, locked, requireCoordinator } = createDoor(deps)

  /** @throws Fault `party-not-found` */
  function find(parties: readonly parts.PartyRow[], partyId: string): parts.PartyRow {
    const party = parties.find((candidate) => candidate.id === partyId)
    if (!party) throw fault('party-not-found', `no party ${partyId} in this case, or none you may see`)
    return party
  }

  return {
    async addParty(actor, id, party) {
      requireCoordinator(actor, 'Adding a party')
      await visible(actor, id)
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        const organisations = await listOrganisations(tx)
        const named = organisations.find((known) => known.name === party.name)
        const organisationId = party.organisationId ?? named?.id ?? null
        if (organisationId !== null && !organisations.some((known) => known.id === organisationId))
          throw fault(
            'organisation-unknown',
            `no organisation ${organisationId}; leave organisationId out for a party without an account`,
          )
        const { name, role, email, introduced = false, compartments = [] } = party
        const added = await insertParty(deps, tx, id, key, {
          name,
          role,
          organisationId,
          introduced,
          ...(email ? { email } : {}),
        })
        if (!added) throw fault('party-exists', `${name} is already ${role} in this case`)
        const face = {
          id: added,
          role,
          organisation_id: organisationId,
          last_resort: false,
          name_sealed: sealJson(key, name),
        }
        if (compartments.length > 0) {
          await openCompartments(deps, tx, id, key, face, actor, compartments)
          if (!ASKED.includes(role)) await tellReader(deps, tx, id, face)
        }
        // Who is named now may take back what was handed on because nobody was.
        if (role === 'maintainer') await lastResort.concernsToo(tx, id, added)
        const loaded = await loadParts(deps, tx, await store.rootCausesOf(tx, id))
        if ((await queueDossiers(tx, id, [face], loaded)) === 0)
          throw fault(
            'not-shown-yet',
            `Nothing of this case was reproduced or attested: a ${role} is not asked to look at what may not be there. Reproduce or attest it first.`,
          )
        const entry = { by: actor.name, what: `added a ${role}`, detail: name }
        await note(deps, tx, id, key, entry, introduced ? 'all' : { partyId: added })
        await emit(tx, 'case.party', id, { role, partyId: added })
        await record(tx, {
          act: 'party added',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, role, organisationId },
        })
      })
    },

    async setPartyStatus(actor, id, partyId, status) {
      const party = find(await visible(actor, id), partyId)
      if (!policy.maySetStatus(actor, party.organisation_id))
        throw fault('not-allowed', "A party's status is set by a coordinator or by the party itself.")
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        await parts.setPartyStatus(tx, partyId, status)
        if (party.organisation_id === actor.organisationId && status !== 'silent')
          await parts.markAnswered(tx, partyId, clock.now())
        const entry = {
          by: actor.name,
          byPartyId: partyId,
          what: `set the status of ${nameOf(party, key)}`,
          detail: `${party.status} → ${status}`,
        }
        await note(deps, tx, id, key, entry, party.introduced ? 'all' : { partyId })
        await emit(tx, 'case.party', id, { role: party.role, partyId })
        await record(tx, {
          act: 'party status set',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, partyId, status },
        })
      })
    },

    async introduce(actor, id, partyId) {
      requireCoordinator(actor, 'Introducing a party')
      const party = find(await visible(actor, id), partyId)
      if (party.introduced) return
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        await parts.setIntroduced(tx, partyId)
        await note(deps, tx, id, key, {
          by: actor.name,
          what: `introduced a ${party.role}`,
          detail: nameOf(party, key),
        })
        await emit(tx, 'case.party', id, { role: party.role, partyId })
        await record(tx, {
          act: 'party introduced',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, partyId },
        })
      })
    },

    async setCredit(actor, id, partyId, credit) {
      const parties = await visible(actor, id)
      const party = find(parties, partyId)
      if (!policy.mayCoordinate(actor) && ownParty(actor, parties)?.id !== partyId)
        throw fault('not-allowed', 'How a party is thanked is said by a coordinator or by the party itself.')
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        await parts.setCredit(tx, partyId, sealJson(key, credit))
        const entry = {
          by: actor.name,
          byPartyId: partyId,
          what: 'said how to be thanked',
          detail: credit.wish,
        }
        await note(deps, tx, id, key, entry, { partyId })
        await emit(tx, 'case.party', id, { role: party.role, partyId })
      })
    },

    async invite(actor, id, partyId, days) {
      requireCoordinator(actor, 'Inviting a party')
      const party = find(await visible(actor, id), partyId)
      return db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        return makeLink(deps, tx, id, key, party, { days, by: actor.name, accountId: actor.accountId })
      })
    },
  }
}
