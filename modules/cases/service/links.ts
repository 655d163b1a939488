import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { ASKED } from '../rules/index.ts'
import * as dossiers from '../store/dossiers.ts'
import * as outward from '../store/outward.ts'
import * as parts from '../store/parts.ts'
import { type CasesDeps, openJson, sealJson } from './deps.ts'
import { nameOf } from './door.ts'
import { admit, tellReader } from './party.ts'
import { note } from './timeline.ts'

/** Where a party acts without an account; kept sealed, so that every mail to it can carry the same one. */
export interface Link {
  url: string
  expiresAt: Date
}

/** Roles an invited account has: what it may do is said by its party, what it may see by its grants. */
const ROLE_OF = {
  discoverer: 'discoverer',
  maintainer: 'maintainer',
  vendor: 'maintainer',
  downstream: 'maintainer',
  member: 'member',
} as const

/** What waits for its turn opens nothing yet (maintainer's pace): such a party is not written to either. */
export const isAdmitted = (
  party: Pick<parts.PartyRow, 'id' | 'role'>,
  sent: readonly Pick<dossiers.DossierRow, 'party_id' | 'sent_at'>[],
): boolean =>
  !ASKED.includes(party.role) || sent.some((row) => row.party_id === party.id && row.sent_at !== null)

/**
 * A new link for a party; an earlier one stops working. In a transaction of the house that has locked the case.
 * @param days how long it works
 * @param by who is said to have made it
 * @throws Fault `not-allowed` for coordinators, `party-has-account`
 */
export async function makeLink(
  deps: CasesDeps,
  tx: Tx,
  caseId: string,
  key: Buffer,
  party: parts.PartyRow,
  { days, by, accountId }: { days: number; by: string; accountId?: string | undefined },
): Promise<Link> {
  const { access, clock } = deps
  const role = party.role === 'coordinator' ? undefined : ROLE_OF[party.role]
  if (!role) throw fault('not-allowed', 'Coordinators sign in with their own account.')
  if (party.organisation_id && !(await access.isInvitedIn(tx, party.organisation_id)))
    throw fault(
      'party-has-account',
      'This organisation has accounts of its own here: its people sign in with them.',
    )
  const now = clock.now()
  const expiresAt = new Date(now.getTime() + days * 86_400_000)
  const { organisationId, secret } = await access.inviteIn(
    tx,
    {
      // Under a name that tells nothing: the party's own is sealed, and a dump must not show who is in a case.
      organisation: `party ${party.id}`,
      login: `party:${party.id}`,
      displayName: 'invited party',
      roles: [role],
    },
    { name: 'link', scopes: ['cases:read', 'cases:write', 'findings:read'], expiresAt },
  )
  const own = (await dossiers.dossiersOf(tx, caseId)).filter((row) => row.party_id === party.id)
  const admitted = isAdmitted(party, own)
  await parts.joinParty(tx, party.id, organisationId, null)
  if (admitted) await tellReader(deps, tx, caseId, { id: party.id, organisation_id: organisationId })
  if (admitted) await admit(tx, caseId, party.role, organisationId, own)
  const entry = { by, what: 'sent a link', detail: `to ${nameOf(party, key)}` }
  await note(deps, tx, caseId, key, entry, { partyId: party.id })
  await emit(tx, 'case.party', caseId, { role: party.role, partyId: party.id })
  await record(tx, {
    act: 'party invited',
    subjectKind: 'case',
    subjectId: caseId,
    detail: { by: accountId ?? 'house', partyId: party.id, expiresAt: expiresAt.toISOString() },
  })
  // After the "#": browsers send it to nobody, so that it stands in no server's log.
  const url = `${deps.publicUrl()}/desk/${caseId}#${secret}`
  await outward.saveLink(tx, caseId, party.id, sealJson(key, { url, expiresAt: expiresAt.toISOString() }))
  return { url, expiresAt }
}

/** Days a link works that the house makes by itself, and how many of them must be left for a mail to carry it. */
const DAYS = 90
const DAYS_LEFT = 14

/**
 * What a mail tells a party to open: its link, made anew when it ends soon; or the case, where its organisation
 * has accounts here. In a transaction of the house that has locked the case.
 */
export async function wayIn(
  deps: CasesDeps,
  tx: Tx,
  caseId: string,
  key: Buffer,
  party: parts.PartyRow,
): Promise<{ url: string; expiresAt: Date | null; organisationId: string }> {
  const { organisation_id } = party
  if (organisation_id && !(await deps.access.isInvitedIn(tx, organisation_id)))
    return { url: `${deps.publicUrl()}/cases/${caseId}`, expiresAt: null, organisationId: organisation_id }
  const sealed = (await outward.correspondent(tx, party.id))?.link_sealed
  if (sealed && organisation_id) {
    const { url, expiresAt } = openJson<{ url: string; expiresAt: string }>(key, sealed)
    const left = Date.parse(expiresAt) - deps.clock.now().getTime()
    if (left > DAYS_LEFT * 86_400_000)
      return { url, expiresAt: new Date(expiresAt), organisationId: organisation_id }
  }
  const link = await makeLink(deps, tx, caseId, key, party, { days: DAYS, by: 'the house' })
  const joined = (await parts.partiesOf(tx, caseId)).find(({ id }) => id === party.id)
  return { ...link, organisationId: joined!.organisation_id! }
}
