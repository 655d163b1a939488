import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { shortening } from '../rules/index.ts'
import type * as store from '../store/cases.ts'
import * as coordination from '../store/coordination.ts'
import * as parts from '../store/parts.ts'
import { type CasesDeps, sealJson } from './deps.ts'
import { createDoor, nameOf, speaker } from './door.ts'
import type { EmbargoKeeping } from './embargo.ts'
import { note } from './timeline.ts'

/** What is kept of a signal, sealed under the case's key. */
export interface SealedSignal {
  words: string
  by: string
}

export interface Signals {
  /** Somebody saw it outside, or in use: an earlier end is proposed by itself. */
  signal(actor: Actor, id: string, given: { kind: 'leak' | 'exploitation'; words: string }): Promise<void>
  /**
   * Proposes an earlier end when something speaks for it. In a transaction of the house that has locked the case.
   * @param reportedAt when each independent discoverer reported it
   */
  proposeShortening(tx: Tx, row: store.CaseRow, key: Buffer, reportedAt: readonly Date[]): Promise<void>
}

/** The house does not propose for the same cause again so soon. */
const ASKED_AGAIN_MS = 14 * 86_400_000

export function createSignals(
  deps: CasesDeps,
  { putProposal }: Pick<EmbargoKeeping, 'putProposal'>,
): Signals {
  const { db, clock } = deps
  const { visible, locked } = createDoor(deps)

  const proposeShortening: Signals['proposeShortening'] = async (tx, row, key, reportedAt) => {
    if (row.state === 'published' || row.state === 'closed') return
    const signals = await coordination.signalsOf(tx, row.id)
    const first = (kind: string) => signals.find((signal) => signal.kind === kind)?.at ?? null
    const now = clock.now()
    const wanted = shortening(
      {
        embargoEndsAt: row.embargo_ends_at,
        leakedAt: first('leak'),
        exploitedAt: first('exploitation'),
        reportedAt,
      },
      now,
    )
    if (!wanted) return
    const before = await coordination.proposalsOf(tx, row.id)
    const asked = before.some(
      ({ cause, at }) => cause === wanted.cause && now.getTime() - at.getTime() < ASKED_AGAIN_MS,
    )
    const sooner = before.some(({ state, ends_at }) => state === 'open' && ends_at <= wanted.endsAt)
    if (asked || sooner) return
    await putProposal(tx, row, key, {
      partyId: null,
      endsAt: wanted.endsAt,
      cause: wanted.cause,
      sealed: {
        local: wanted.endsAt.toISOString().slice(0, 16),
        zone: 'Etc/UTC',
        words: wanted.words,
        by: 'the house',
      },
    })
  }

  return {
    proposeShortening,
    async signal(actor, id, given) {
      const party = speaker(actor, await visible(actor, id))
      await db.as(system, async (tx) => {
        const { row, key } = await locked(tx, id)
        const now = clock.now()
        const by = party ? nameOf(party, key) : actor.name
        await coordination.insertSignal(tx, {
          id: newId(now.getTime()),
          caseId: id,
          kind: given.kind,
          sealed: sealJson(key, { words: given.words, by } satisfies SealedSignal),
          at: now,
        })
        if (party) await parts.markAnswered(tx, party.id, now)
        await note(deps, tx, id, key, {
          by,
          ...(party ? { byPartyId: party.id } : {}),
          what: given.kind === 'leak' ? 'saw it outside' : 'saw it exploited',
          detail: given.words,
        })
        await emit(tx, 'case.signal', id, { kind: given.kind })
        await record(tx, {
          act: 'case signal',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, kind: given.kind },
        })
        await proposeShortening(tx, row, key, [])
      })
    },
  }
}
