import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import * as store from '../store/parts.ts'
import { type CasesDeps, sealJson } from './deps.ts'

/** What is kept of a timeline entry, sealed under the case's key. */
export interface SealedEntry {
  by: string
  what: string
  detail: string
}

/** Writes down who did what; entries that name discoverers are for coordinators. */
export function note(
  deps: CasesDeps,
  tx: Tx,
  caseId: string,
  key: Uint8Array,
  entry: SealedEntry,
  forCoordinators = false,
): Promise<number> {
  const at = deps.clock.now()
  return store.insertTimeline(tx, {
    id: newId(at.getTime()),
    caseId,
    forCoordinators,
    sealed: sealJson(key, entry),
    at,
  })
}
