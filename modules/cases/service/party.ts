import { grantAccess } from '../../../platform/access/store.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import * as parts from '../store/parts.ts'
import { type CasesDeps, sealJson } from './deps.ts'

/** Adds a party; its organisation may read the case from then on. @returns false when it was there already */
export async function insertParty(
  deps: CasesDeps,
  tx: Tx,
  caseId: string,
  key: Uint8Array,
  party: { name: string; role: parts.PartyRow['role']; organisationId: string | null },
): Promise<boolean> {
  const added = await parts.insertParty(tx, {
    id: newId(deps.clock.now().getTime()),
    caseId,
    role: party.role,
    organisationId: party.organisationId,
    nameSealed: sealJson(key, party.name),
  })
  if (added > 0 && party.organisationId) await grantAccess(tx, 'case', caseId, party.organisationId)
  return added > 0
}
