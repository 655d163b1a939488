import { type Actor, system } from '../../../platform/access/actor.ts'
import { grantAccess, listOrganisations } from '../../../platform/access/store.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import * as policy from '../policy.ts'
import { missingAgreement, moveFault, resolveLocal } from '../rules/index.ts'
import type { CaseState } from '../schema.ts'
import * as store from '../store/cases.ts'
import * as parts from '../store/parts.ts'
import { type CasesDeps, openJson, sealJson } from './deps.ts'
import { loadParts } from './load.ts'
import { insertParty } from './party.ts'
import type { SealedEmbargo } from './read.ts'
import { note } from './timeline.ts'

export interface Handling {
  /** Moves a case on. @throws Fault by rules/states.ts; `case-publish-by-advisory` for "published" */
  move(actor: Actor, id: string, to: CaseState, note: string | undefined): Promise<void>
  setEmbargo(
    actor: Actor,
    id: string,
    terms: { local: string; zone: string; agreedBy: string[] },
  ): Promise<void>
  /** An organisation of this house, given by id or by its exact name, reads the case from then on. */
  addParty(
    actor: Actor,
    id: string,
    party: { name: string; role: parts.PartyRow['role']; organisationId?: string },
  ): Promise<void>
  setPartyStatus(actor: Actor, id: string, partyId: string, status: parts.PartyRow['status']): Promise<void>
}

export function createHandling(deps: CasesDeps): Handling {
  const { db, keyring, clock, findings } = deps

  /** The case as the actor may see it: who cannot see it cannot change it. Then its row is locked by the house. */
  async function visible(actor: Actor, id: string): Promise<{ parties: parts.PartyRow[] }> {
    return db.as(actor, async (tx) => {
      if (!policy.mayReadCases(actor) || !(await store.findCase(tx, id)))
        throw fault('case-not-found', `no case ${id}, or none you may see`)
      return { parties: await parts.partiesOf(tx, id) }
    })
  }
  async function locked(tx: Tx, id: string): Promise<{ row: store.CaseRow; key: Buffer }> {
    const row = await store.lockCase(tx, id)
    if (!row) throw fault('case-not-found', `no case ${id}`)
    return { row, key: keyring.unwrap(row.wrapped) }
  }
  const requireCoordinator = (actor: Actor, act: string) => {
    if (!policy.mayCoordinate(actor))
      throw fault('not-allowed', `${act} takes a coordinator with the scope cases:write.`)
  }
  const embargoOf = (row: store.CaseRow, key: Uint8Array) =>
    row.embargo_ends_at && row.embargo_sealed
      ? { endsAt: row.embargo_ends_at.toISOString(), ...openJson<SealedEmbargo>(key, row.embargo_sealed) }
      : null
  const partyNames = (rows: parts.PartyRow[], key: Uint8Array) =>
    rows.map((row) => ({ role: row.role, name: openJson<string>(key, row.name_sealed) }))

  return {
    async move(actor, id, to, words) {
      const { parties } = await visible(actor, id)
      const maintainers = parties
        .filter(({ role }) => role === 'maintainer')
        .map((party) => party.organisation_id)
      const mover = {
        coordinator: policy.mayCoordinate(actor),
        maintainer: policy.mayMaintain(actor, maintainers),
      }
      await db.as(system, async (tx) => {
        const { row, key } = await locked(tx, id)
        const rootCauses = await findings.rootCausesIn(tx, await store.rootCausesOf(tx, id))
        const facts = {
          state: row.state,
          embargo: embargoOf(row, key),
          rootCauses,
          advisory: row.advisory_id ? { faults: [] } : null,
        }
        const wrong = moveFault(facts, to, mover, words, clock.now())
        if (wrong) throw fault(wrong.code, wrong.detail)
        if (to === 'published')
          throw fault('case-publish-by-advisory', 'Publish its advisory: the case follows.')
        await store.setState(tx, id, to)
        await note(deps, tx, id, key, {
          by: actor.name,
          what: `moved the case from “${row.state}” to “${to}”`,
          detail: words ?? '',
        })
        await emit(tx, 'case.moved', id, { from: row.state, to })
        await record(tx, {
          act: 'case moved',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, from: row.state, to },
        })
      })
    },

    async setEmbargo(actor, id, terms) {
      requireCoordinator(actor, 'Setting an embargo')
      await visible(actor, id)
      const resolved = resolveLocal(terms.local, terms.zone)
      if (!resolved.ok)
        throw fault('embargo-time-invalid', resolved.reason, [{ path: '/local', message: resolved.reason }])
      await db.as(system, async (tx) => {
        const { row, key } = await locked(tx, id)
        const all = partyNames(await parts.partiesOf(tx, id), key)
        const loaded = await loadParts(deps, tx, await store.rootCausesOf(tx, id))
        const exploited = loaded.some(
          ({ rootCause, documents }) =>
            rootCause.evidenceLevel !== 'claimed' && documents.some((d) => d.exploited),
        )
        const next = { endsAt: resolved.at.toISOString(), agreedBy: terms.agreedBy }
        const missing = missingAgreement(embargoOf(row, key), next, all, exploited)
        if (missing.length > 0)
          throw fault(
            'embargo-not-agreed',
            `An earlier end needs everybody's agreement; not named: ${missing.join(', ')}.`,
          )
        const sealed: SealedEmbargo = { zone: terms.zone, local: terms.local, agreedBy: terms.agreedBy }
        await store.setEmbargo(tx, id, resolved.at, sealJson(key, sealed))
        const said = [`${terms.local} ${terms.zone}`, resolved.note ?? '']
          .filter((text) => text !== '')
          .join('. ')
        await note(deps, tx, id, key, { by: actor.name, what: 'set the embargo', detail: said })
        await emit(tx, 'case.embargo', id, { endsAt: next.endsAt })
        await record(tx, {
          act: 'embargo set',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, endsAt: next.endsAt },
        })
      })
    },

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
        if (!(await insertParty(deps, tx, id, key, { name: party.name, role: party.role, organisationId })))
          throw fault('party-exists', `${party.name} is already ${party.role} in this case`)
        // A maintainer needs the reports; a discoverer of one finding must not read the others'.
        if (organisationId !== null && party.role !== 'discoverer')
          for (const rootCauseId of await store.rootCausesOf(tx, id))
            await grantAccess(tx, 'root cause', rootCauseId, organisationId)
        await note(
          deps,
          tx,
          id,
          key,
          { by: actor.name, what: `added a ${party.role}`, detail: party.name },
          party.role === 'discoverer',
        )
        await emit(tx, 'case.party', id, { role: party.role })
        await record(tx, {
          act: 'party added',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, role: party.role, organisationId },
        })
      })
    },

    async setPartyStatus(actor, id, partyId, status) {
      const { parties } = await visible(actor, id)
      const party = parties.find((candidate) => candidate.id === partyId)
      if (!party) throw fault('party-not-found', `no party ${partyId} in this case, or none you may see`)
      if (!policy.maySetStatus(actor, party.organisation_id))
        throw fault('not-allowed', "A party's status is set by a coordinator or by the party itself.")
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        await parts.setPartyStatus(tx, partyId, status)
        const name = openJson<string>(key, party.name_sealed)
        await note(
          deps,
          tx,
          id,
          key,
          { by: actor.name, what: `set the status of ${name}`, detail: `${party.status} → ${status}` },
          party.role === 'discoverer',
        )
        await emit(tx, 'case.party', id, { role: party.role })
        await record(tx, {
          act: 'party status set',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, partyId, status },
        })
      })
    },
  }
}
