import { grantAccess } from '../../../platform/access/store.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { ASKED } from '../rules/index.ts'
import * as store from '../store/cases.ts'
import type { DossierRow } from '../store/dossiers.ts'
import * as parts from '../store/parts.ts'
import { type CasesDeps, sealJson } from './deps.ts'

export interface NewParty {
  name: string
  role: parts.PartyRow['role']
  organisationId: string | null
  introduced?: boolean
  email?: string
}

/** Adds a party; its organisation may read the case from then on. @returns its id, undefined when it was there already */
export async function insertParty(
  deps: CasesDeps,
  tx: Tx,
  caseId: string,
  key: Uint8Array,
  party: NewParty,
): Promise<string | undefined> {
  const now = deps.clock.now()
  const id = newId(now.getTime())
  const added = await parts.insertParty(tx, {
    id,
    caseId,
    role: party.role,
    organisationId: party.organisationId,
    nameSealed: sealJson(key, party.name),
    introduced: party.introduced ?? false,
    // Whoever can read the case from now on was told now; who is asked for a fix is told by its dossier.
    toldAt: party.organisationId && !ASKED.includes(party.role) ? now : null,
    contactSealed: party.email ? sealJson(key, { email: party.email }) : null,
  })
  if (added === 0) return undefined
  if (party.organisationId && !ASKED.includes(party.role))
    await admit(tx, caseId, party.role, party.organisationId)
  return id
}

/**
 * Lets an organisation read a case. Those who mend or pass on need the reports; a discoverer of one must not read
 * the others'. Who is asked for a fix reads what it was sent.
 */
export async function admit(
  tx: Tx,
  caseId: string,
  role: parts.PartyRow['role'],
  organisationId: string,
  dossiers: readonly Pick<DossierRow, 'root_cause_id' | 'sent_at'>[] = [],
): Promise<void> {
  await grantAccess(tx, 'case', caseId, organisationId)
  const opened = ASKED.includes(role)
    ? dossiers.filter((row) => row.sent_at !== null).map((row) => row.root_cause_id)
    : role === 'downstream' || role === 'member'
      ? await store.rootCausesOf(tx, caseId)
      : []
  for (const rootCauseId of opened) await grantAccess(tx, 'root cause', rootCauseId, organisationId)
}
