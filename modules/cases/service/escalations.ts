import { type Actor, system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { mayProposeAgain } from '../rules/index.ts'
import type { DecideEscalationBody } from '../schema/index.ts'
import * as lastResort from '../store/last-resort.ts'
import * as parts from '../store/parts.ts'
import { findAbsence } from './absence.ts'
import type { CasesDeps } from './deps.ts'
import { createDoor, nameOf, speaker } from './door.ts'
import { createEscalationState, journal, type Said, tellState } from './escalation-state.ts'
import type { Pacing } from './pace.ts'
import { createStandingIn } from './standing-in.ts'
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

const FIRST_ID = '00000000-0000-0000-0000-000000000000'
/** Cases looked at in one query. */
const PAGE = 200

export function createEscalating(deps: CasesDeps, pacing: Pick<Pacing, 'queueDossiers'>): Escalating {
  const { db, clock } = deps
  const { visible, locked, requireCoordinator } = createDoor(deps)
  const { put, inState, settle, overtake } = createEscalationState(deps)
  const { handOn, announce, standDown } = createStandingIn(deps, pacing)

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
    await put(tx, row, key, found, undefined, '')
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
        await put(tx, row, key, found, actor, words)
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
          await tellState(tx, id, escalationId, 'declined')
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
        await tellState(tx, id, escalationId, 'taken back')
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
}

const present = () =>
  fault(
    'maintainer-present',
    'Somebody who can mend it is there, may still answer, or nothing of it was reproduced or attested yet.',
  )
