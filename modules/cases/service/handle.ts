import { type Actor, system } from '../../../platform/access/actor.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { moveFault } from '../rules/index.ts'
import type { CaseState } from '../schema/index.ts'
import * as store from '../store/cases.ts'
import type { CasesDeps } from './deps.ts'
import { createDoor, embargoOf, moverOf, ownParty } from './door.ts'
import { note } from './timeline.ts'

export interface Handling {
  /** Moves a case on. @throws Fault by rules/states.ts; `case-publish-by-advisory` for "published" */
  move(actor: Actor, id: string, to: CaseState, note: string | undefined): Promise<void>
}

export function createHandling(deps: CasesDeps): Handling {
  const { db, clock, findings } = deps
  const { visible, locked } = createDoor(deps)
  return {
    async move(actor, id, to, words) {
      const parties = await visible(actor, id)
      const own = ownParty(actor, parties)
      await db.as(system, async (tx) => {
        const { row, key } = await locked(tx, id)
        const rootCauses = await findings.rootCausesIn(tx, await store.rootCausesOf(tx, id))
        const facts = {
          state: row.state,
          embargo: embargoOf(row, key),
          rootCauses,
          advisory: row.advisory_id ? { faults: [] } : null,
        }
        const wrong = moveFault(facts, to, moverOf(actor, parties), words, clock.now())
        if (wrong) throw fault(wrong.code, wrong.detail)
        if (to === 'published')
          throw fault('case-publish-by-advisory', 'Publish its advisory: the case follows.')
        await store.setState(tx, id, to)
        await note(deps, tx, id, key, {
          by: actor.name,
          ...(own ? { byPartyId: own.id } : {}),
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
  }
}
