import { type Actor, system } from '../../../platform/access/actor.ts'
import { caseWhatIf, isCve } from '../rules/index.ts'
import type { WhatIf } from '../schema/index.ts'
import * as store from '../store/cases.ts'
import { type CasesDeps, openJson, type SealedFace } from './deps.ts'
import { createDoor } from './door.ts'
import { identifiersOf, loadParts } from './load.ts'

export interface Supposing {
  /** Which answers would change the case's priority, and to what. @throws Fault `case-not-found` */
  whatIf(actor: Actor, id: string): Promise<WhatIf>
}

export function createSupposing(deps: CasesDeps): Supposing {
  const { db, clock } = deps
  const { visible, known } = createDoor(deps)
  return {
    async whatIf(actor, id) {
      await visible(actor, id)
      return db.as(system, async (tx) => {
        const { row, key } = await known(tx, id)
        const loaded = await loadParts(deps, tx, await store.rootCausesOf(tx, id))
        const reference = await deps.reference.answersFor(tx, identifiersOf(loaded).filter(isCve))
        const { assessment } = openJson<SealedFace>(key, row.sealed)
        const { changes, ...rest } = caseWhatIf(loaded, reference, clock.now(), assessment)
        return { ...rest, changes: changes.map(({ inputs: _, ...change }) => change) }
      })
    },
  }
}
