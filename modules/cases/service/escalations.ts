import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { covers, mayProposeAgain } from '../rules/index.ts'
import { stoodDownText } from '../rules/notices.ts'
import type { AbsentParty, DecideEscalationBody } from '../schema/index.ts'
import type * as store from '../store/cases.ts'
import * as lastResort from '../store/last-resort.ts'
import * as parts from '../store/parts.ts'
import { ecosystemsOf, type FoundAbsence, findAbsence } from './absence.ts'
import { type CasesDeps, openJson, sealJson } from './deps.ts'
import { createDoor, nameOf, speaker } from './door.ts'
import { letterIds } from './letter-ids.ts'
import type { Pacing } from './pace.ts'
import { insertParty } from './party.ts'
import { openCompartments } from './reading-in.ts'
import { maintainerView } from './registry.ts'
import { dismiss } from './removal.ts'
import { note } from './timeline.ts'

export interface Escalating {
  /** A coordinator says that the software is orphaned. @throws Fault `maintainer-present`, `escalation-settled` */
  proposeEscalation(actor: Actor, id: string, words: string): Promise<void>
  /**
   * A coordinator hands the software on to a registered maintainer of last resort, or says why not.
   * @throws Fault `escalation-not-found`, `escalation-settled`, `maintainer-present`, `last-resort-not-found`,
   *   `last-resort-elsewhere`, `party-exists`, `not-shown-yet`, `case-note-missing`
   */
  decideEscalation(actor: Actor, id: string, escalationId: string, given: DecideEscalationBody): Promise<void>
  /**
   * The maintainer is back, or a coordinator says so: who stood in leaves the case.
   * @throws Fault `escalation-not-found`, `escalation-settled`, `not-allowed`
   */
  takeBack(actor: Actor, id: string, escalationId: string, words: string): Promise<void>
  /** Proposes what is due, and withdraws what was overtaken by an answer. @returns how many cases changed */
  reviewAbsences(): Promise<number>
}

/** What is kept of an escalation, sealed under the case's key. */
export interface SealedEscalation {
  by: string
  words: string
  caseOpenedAt: string
  acknowledgementDays: number
  absent: AbsentParty[]
  ecosystems: string[]
  unknown: boolean
  decision?: Said
  takenBack?: Said
}
interface Said {
  by: string
  words: string
  /** Instant, UTC. */
  at: string
}

const HOUSE = 'the house'
const FIRST_ID = '00000000-0000-0000-0000-000000000000'
/** Cases looked at in one query. */
const PAGE = 200

export function createEscalating(
  deps: CasesDeps,
  { queueDossiers }: Pick<Pacing, 'queueDossiers'>,
): Escalating {
  const { db, clock } = deps
  const { visible, locked, requireCoordinator } = createDoor(deps)

  async function put(
    tx: Tx,
    row: store.CaseRow,
    key: Buffer,
    found: FoundAbsence,
    { by, words }: { by: Actor | undefined; words: string },
  ): Promise<void> {
    const { ecosystems, unknown } = await ecosystemsOf(deps, tx, row.id)
    const at = clock.now()
    const name = by?.name ?? HOUSE
    const id = newId(at.getTime())
    await lastResort.insertEscalation(tx, {
      id,
      case_id: row.id,
      reason: found.reason,
      concerns: found.absent.map((party) => party.id),
      proposed_at: at,
      sealed: sealJson(key, {
        by: name,
        words,
        caseOpenedAt: row.opened_at.toISOString(),
        acknowledgementDays: found.facts.policy.silentAfterDays,
        absent: found.tried,
        ecosystems,
        unknown,
      } satisfies SealedEscalation),
    })
    const what = 'proposed a maintainer of last resort'
    const detail = [found.reason, words].filter((text) => text !== '').join(': ')
    await note(deps, tx, row.id, key, { by: name, what, detail }, 'coordinators')
    await tell(tx, row.id, id, 'proposed')
    await journal(tx, 'escalation proposed', row.id, {
      by: by?.accountId ?? 'house',
      escalationId: id,
      reason: found.reason,
    })
  }

  /** News for coordinators; parties and endpoints hear of none of it before it is decided. */
  const tell = (tx: Tx, caseId: string, escalationId: string, state: string) =>
    emit(tx, 'case.escalation-state', caseId, { escalationId, state })
  const journal = (tx: Tx, act: string, subjectId: string, detail: Record<string, unknown>) =>
    record(tx, { act, subjectKind: 'case', subjectId, detail })

  /** @throws Fault `escalation-not-found`, `escalation-settled` */
  async function inState(
    tx: Tx,
    caseId: string,
    id: string,
    state: 'proposed' | 'decided',
  ): Promise<lastResort.EscalationRow> {
    const row = await lastResort.findEscalation(tx, caseId, id)
    if (!row) throw fault('escalation-not-found', `no escalation ${id} in this case, or none you may see`)
    if (row.state !== state)
      throw fault(
        'escalation-settled',
        `This escalation is “${row.state}”: there is nothing left to do of it.`,
      )
    return row
  }

  const settle = (
    tx: Tx,
    row: lastResort.EscalationRow,
    key: Buffer,
    state: lastResort.EscalationRow['state'],
    partyId: string | null,
    said: Partial<Pick<SealedEscalation, 'decision' | 'takenBack'>>,
  ) =>
    lastResort.settleEscalation(tx, row.id, {
      state,
      partyId,
      at: clock.now(),
      sealed: sealJson(key, { ...openJson<SealedEscalation>(key, row.sealed), ...said }),
    })

  async function overtake(tx: Tx, caseId: string, key: Buffer): Promise<boolean> {
    const open = (await lastResort.escalationsOf(tx, caseId)).find(({ state }) => state === 'proposed')
    if (!open) return false
    await settle(tx, open, key, 'overtaken', null, {})
    const what = 'a maintainer of last resort is not needed any more'
    await note(deps, tx, caseId, key, { by: HOUSE, what, detail: 'Somebody is there.' }, 'coordinators')
    await tell(tx, caseId, open.id, 'overtaken')
    await journal(tx, 'escalation overtaken', caseId, { by: 'house', escalationId: open.id })
    return true
  }

  async function review(tx: Tx, id: string): Promise<boolean> {
    const { row, key } = await locked(tx, id)
    const inWork = row.state === 'open' || row.state === 'coordinating'
    const found = inWork ? await findAbsence(deps, tx, row) : undefined
    if (!found) return overtake(tx, id, key)
    const former = (await lastResort.escalationsOf(tx, id)).map(({ settled_at, ...rest }) => ({
      ...rest,
      settledAt: settled_at,
    }))
    if (!mayProposeAgain(found, former, found.facts.zone, clock.now())) return false
    await put(tx, row, key, found, { by: undefined, words: '' })
    return true
  }

  return {
    async proposeEscalation(actor, id, words) {
      requireCoordinator(actor, 'Proposing a maintainer of last resort')
      await visible(actor, id)
      await db.as(system, async (tx) => {
        const { row, key } = await locked(tx, id)
        const open = (await lastResort.escalationsOf(tx, id)).some(({ state }) => state === 'proposed')
        if (open) throw fault('escalation-settled', 'It is proposed already: decide on that.')
        const found = await findAbsence(deps, tx, row)
        if (!found) throw present()
        await put(tx, row, key, found, { by: actor, words })
      })
    },

    async decideEscalation(actor, id, escalationId, { accept, maintainerId, words = '', compartments = [] }) {
      requireCoordinator(actor, 'Deciding on a maintainer of last resort')
      await visible(actor, id)
      if (!accept && words.trim() === '')
        throw fault('case-note-missing', 'Say why nobody takes over.', [
          { path: '/words', message: 'A no needs its reason.' },
        ])
      await db.as(system, async (tx) => {
        const { row, key } = await locked(tx, id)
        const escalation = await inState(tx, id, escalationId, 'proposed')
        const decision: Said = { by: actor.name, words, at: clock.now().toISOString() }
        if (!accept) {
          await settle(tx, escalation, key, 'declined', null, { decision })
          const what = 'decided against a maintainer of last resort'
          await note(deps, tx, id, key, { by: actor.name, what, detail: words }, 'coordinators')
          await tell(tx, id, escalationId, 'declined')
          await journal(tx, 'escalation declined', id, { by: actor.accountId, escalationId })
          return
        }
        if (!(await findAbsence(deps, tx, row))) throw present()
        const partyId = await handOn(tx, id, key, actor, maintainerId, compartments)
        await settle(tx, escalation, key, 'decided', partyId, { decision })
        await announce(tx, id, key, actor, escalation)
        await journal(tx, 'escalation decided', id, {
          by: actor.accountId,
          escalationId,
          maintainerId,
          partyId,
        })
      })
    },

    async takeBack(actor, id, escalationId, words) {
      const parties = await visible(actor, id)
      const own = speaker(actor, parties)
      const seen = await db.as(actor, (tx) => lastResort.findEscalation(tx, id, escalationId))
      if (!seen || (own && !seen.concerns.includes(own.id)))
        throw fault('escalation-not-found', `no escalation ${escalationId} in this case, or none you may see`)
      await db.as(system, async (tx) => {
        const { row, key } = await locked(tx, id)
        const escalation = await inState(tx, id, escalationId, 'decided')
        const by = own ? nameOf(own, key) : actor.name
        const takenBack: Said = { by, words, at: clock.now().toISOString() }
        const stood = (await parts.partiesOf(tx, id)).find((party) => party.id === escalation.party_id)
        await settle(tx, escalation, key, 'taken back', escalation.party_id, { takenBack })
        if (own) await parts.markAnswered(tx, own.id, clock.now())
        if (stood) await standDown(tx, row, key, stood, actor)
        const entry = {
          by,
          ...(own ? { byPartyId: own.id } : {}),
          what: 'the maintainer takes it back',
          detail: words,
        }
        await note(deps, tx, id, key, entry, own ? { partyId: own.id } : 'coordinators')
        await tell(tx, id, escalationId, 'taken back')
        await journal(tx, 'escalation taken back', id, { by: actor.accountId, escalationId })
      })
    },

    async reviewAbsences() {
      let changed = 0
      // One case a transaction: a long list must not lock them all.
      for (const id of await db.as(system, (tx) => lastResort.proposedCases(tx)))
        if (await db.as(system, (tx) => review(tx, id))) changed += 1
      for (let after = FIRST_ID; ; ) {
        const ids = await db.as(system, (tx) => lastResort.maybeOrphaned(tx, after, PAGE))
        for (const id of ids) if (await db.as(system, (tx) => review(tx, id))) changed += 1
        const last = ids.at(-1)
        if (last === undefined) return changed
        after = last
      }
    },
  }

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
    await tell(tx, caseId, escalation.id, 'decided')
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
}

const present = () =>
  fault(
    'maintainer-present',
    'Somebody who can mend it is there, may still answer, or nothing of it was reproduced or attested yet.',
  )
