import type { Actor } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import type { AbsentParty } from '../schema/index.ts'
import type * as store from '../store/cases.ts'
import * as lastResort from '../store/last-resort.ts'
import { ecosystemsOf, type FoundAbsence } from './absence.ts'
import { type CasesDeps, openJson, sealJson } from './deps.ts'
import { note } from './timeline.ts'

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
export interface Said {
  by: string
  words: string
  /** Instant, UTC. */
  at: string
}

const HOUSE = 'the house'

/** News for coordinators; parties and endpoints hear of none of it before it is decided. */
export const tellState = (tx: Tx, caseId: string, escalationId: string, state: string): Promise<void> =>
  emit(tx, 'case.escalation-state', caseId, { escalationId, state })
export const journal = (tx: Tx, act: string, subjectId: string, detail: Record<string, unknown>) =>
  record(tx, { act, subjectKind: 'case', subjectId, detail })

/** How escalations come about and end; each in a transaction of the house that has locked the case. */
export interface EscalationState {
  /** Writes a proposal down, with what was tried. @param by undefined: the house */
  put(
    tx: Tx,
    row: store.CaseRow,
    key: Buffer,
    found: FoundAbsence,
    by: Actor | undefined,
    words: string,
  ): Promise<void>
  /** @throws Fault `escalation-not-found`, `escalation-settled` */
  inState(
    tx: Tx,
    caseId: string,
    id: string,
    state: 'proposed' | 'decided',
  ): Promise<lastResort.EscalationRow>
  settle(
    tx: Tx,
    row: lastResort.EscalationRow,
    key: Buffer,
    state: lastResort.EscalationRow['state'],
    partyId: string | null,
    said: Partial<Pick<SealedEscalation, 'decision' | 'takenBack'>>,
  ): Promise<unknown>
  /** Withdraws an open proposal: somebody is there. @returns whether there was one */
  overtake(tx: Tx, caseId: string, key: Buffer): Promise<boolean>
}

export function createEscalationState(deps: CasesDeps): EscalationState {
  const { clock } = deps

  async function put(
    tx: Tx,
    row: store.CaseRow,
    key: Buffer,
    found: FoundAbsence,
    by: Actor | undefined,
    words: string,
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
    await tellState(tx, row.id, id, 'proposed')
    await journal(tx, 'escalation proposed', row.id, {
      by: by?.accountId ?? 'house',
      escalationId: id,
      reason: found.reason,
    })
  }

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
    await tellState(tx, caseId, open.id, 'overtaken')
    await journal(tx, 'escalation overtaken', caseId, { by: 'house', escalationId: open.id })
    return true
  }

  return { put, inState, settle, overtake }
}
