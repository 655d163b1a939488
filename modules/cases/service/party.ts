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
  lastResort?: boolean
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
    toldAt: null,
    contactSealed: party.email ? sealJson(key, { email: party.email }) : null,
    lastResort: party.lastResort ?? false,
    at: now,
  })
  if (added === 0) return undefined
  if (party.organisationId && !ASKED.includes(party.role)) {
    await admit(tx, caseId, party.role, party.organisationId)
    await tellReader(deps, tx, caseId, { id, organisation_id: party.organisationId })
  }
  return id
}

/**
 * Whoever can read the case from now on was told now, unless a compartment keeps it out; who is asked for a fix is
 * told by its dossier.
 */
export async function tellReader(
  { clock }: Pick<CasesDeps, 'clock'>,
  tx: Tx,
  caseId: string,
  { id, organisation_id }: Pick<parts.PartyRow, 'id' | 'organisation_id'>,
): Promise<void> {
  if (organisation_id === null || (await parts.partiesKeptOut(tx, caseId)).has(id)) return
  await parts.joinParty(tx, id, organisation_id, clock.now())
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
  const opened = openedTo(role, await store.rootCausesOf(tx, caseId), dossiers)
  for (const rootCauseId of opened) await grantAccess(tx, 'root cause', rootCauseId, organisationId)
}

/** Root causes a role opens, given the dossiers of its party. */
export function openedTo(
  role: parts.PartyRow['role'],
  rootCauses: readonly string[],
  dossiers: readonly Pick<DossierRow, 'root_cause_id' | 'sent_at'>[],
): readonly string[] {
  if (ASKED.includes(role))
    return dossiers.filter((row) => row.sent_at !== null).map((row) => row.root_cause_id)
  return role === 'downstream' || role === 'member' ? rootCauses : []
}
