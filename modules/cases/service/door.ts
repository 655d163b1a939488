import type { Actor } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import * as policy from '../policy.ts'
import { ASKED, type Mover } from '../rules/index.ts'
import * as store from '../store/cases.ts'
import * as parts from '../store/parts.ts'
import { type CasesDeps, openJson } from './deps.ts'

/** What is kept of an embargo besides its instant, sealed under the case's key. */
export interface SealedEmbargo {
  zone: string
  local: string
  agreedBy: string[]
}

export const OTHER_PARTY = 'another party'

/** The way into a case that every act takes: seen as the actor, changed by the house. */
export interface Door {
  /**
   * The parties of a case as the actor may see them: who cannot see a case cannot change it.
   * @throws Fault `case-not-found`
   */
  visible(actor: Actor, id: string): Promise<parts.PartyRow[]>
  /** Locks the case in a transaction of the house. @throws Fault `case-not-found` */
  locked(tx: Tx, id: string): Promise<{ row: store.CaseRow; key: Buffer }>
  /** The case as the house knows it, for what reads or only adds to it. @throws Fault `case-not-found` */
  known(tx: Tx, id: string): Promise<{ row: store.CaseRow; key: Buffer }>
  /** @throws Fault `not-allowed` */
  requireCoordinator(actor: Actor, act: string): void
}

export function createDoor({ db, keyring }: CasesDeps): Door {
  return {
    visible: (actor, id) =>
      db.as(actor, async (tx) => {
        if (!policy.mayReadCases(actor) || !(await store.findCase(tx, id)))
          throw fault('case-not-found', `no case ${id}, or none you may see`)
        return parts.partiesOf(tx, id)
      }),
    async locked(tx, id) {
      const row = await store.lockCase(tx, id)
      if (!row) throw fault('case-not-found', `no case ${id}`)
      return { row, key: keyring.unwrap(row.wrapped) }
    },
    async known(tx, id) {
      const row = await store.findCase(tx, id)
      if (!row) throw fault('case-not-found', `no case ${id}`)
      return { row, key: keyring.unwrap(row.wrapped) }
    },
    requireCoordinator(actor, act) {
      if (!policy.mayCoordinate(actor))
        throw fault('not-allowed', `${act} takes a coordinator with the scope cases:write.`)
    },
  }
}

/** The party an actor speaks for; who is asked for a fix speaks as that first. Undefined for coordinators. */
export function ownParty(actor: Actor, parties: readonly parts.PartyRow[]): parts.PartyRow | undefined {
  if (actor.organisationId === undefined) return undefined
  const own = parties.filter(
    (party) => party.organisation_id === actor.organisationId && party.role !== 'coordinator',
  )
  return own.find(({ role }) => ASKED.includes(role)) ?? own[0]
}

/**
 * Who acts in a case: a coordinator (null), or the party itself.
 * @throws Fault `not-allowed`
 */
export function speaker(actor: Actor, parties: readonly parts.PartyRow[]): parts.PartyRow | null {
  if (policy.mayCoordinate(actor)) return null
  const own = ownParty(actor, parties)
  if (!own || !policy.maySpeak(actor))
    throw fault('not-allowed', 'This takes a coordinator, or a party of the case with the scope cases:write.')
  return own
}

/** How the state machine sees an actor. */
export const moverOf = (actor: Actor, parties: readonly parts.PartyRow[]): Mover => ({
  coordinator: policy.mayCoordinate(actor),
  maintainer: policy.mayMaintain(
    actor,
    parties.filter(({ role }) => ASKED.includes(role)).map((party) => party.organisation_id),
  ),
})

export const embargoOf = (row: store.CaseRow, key: Uint8Array) =>
  row.embargo_ends_at && row.embargo_sealed
    ? { endsAt: row.embargo_ends_at.toISOString(), ...openJson<SealedEmbargo>(key, row.embargo_sealed) }
    : null

export const nameOf = (party: Pick<parts.PartyRow, 'name_sealed'>, key: Uint8Array): string =>
  openJson<string>(key, party.name_sealed)

/** A party row as the rules see it. */
export const asTold = (party: parts.PartyRow) => ({
  id: party.id,
  role: party.role,
  toldAt: party.told_at,
  answeredAt: party.answered_at,
  status: party.status,
})
