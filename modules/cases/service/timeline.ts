import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import * as store from '../store/parts.ts'
import { type CasesDeps, sealJson } from './deps.ts'

/** What is kept of a timeline entry, sealed under the case's key. */
export interface SealedEntry {
  by: string
  /** The party that acted: who need not know of it reads "another party". */
  byPartyId?: string
  what: string
  detail: string
}

/** Who reads an entry: every party, coordinators alone, or they and one party. */
export type Audience = 'all' | 'coordinators' | { partyId: string }

/** Writes down who did what. An entry that names somebody who was not introduced is not for all. */
export function note(
  deps: CasesDeps,
  tx: Tx,
  caseId: string,
  key: Uint8Array,
  entry: SealedEntry,
  audience: Audience = 'all',
): Promise<number> {
  const at = deps.clock.now()
  return store.insertTimeline(tx, {
    id: newId(at.getTime()),
    caseId,
    forCoordinators: audience !== 'all',
    partyId: typeof audience === 'object' ? audience.partyId : null,
    sealed: sealJson(key, entry),
    at,
  })
}
