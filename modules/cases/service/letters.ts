import { system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { type NoticeKind, noticeOf } from '../rules/notices.ts'
import * as store from '../store/cases.ts'
import * as coordination from '../store/coordination.ts'
import * as dossiers from '../store/dossiers.ts'
import * as outward from '../store/outward.ts'
import * as parts from '../store/parts.ts'
import { type CasesDeps, openJson, partyActor } from './deps.ts'
import { createDoor, OTHER_PARTY } from './door.ts'
import type { CaseEvent } from './hooks.ts'
import { isAdmitted, wayIn } from './links.ts'
import type { SealedMessage } from './threads.ts'

/** One mail to be written: to whom, about what, with which way in. */
export interface Letter {
  kind: NoticeKind
  caseNumber: string
  partyId: string
  organisationId: string
  email: string
  first: boolean
  url: string
  expiresAt: Date | null
  threadId: string | null
  forAll: boolean
  message?: { by: string; text: string; attachments: number }
}

/** Who is written to about an event, each with the way in. Makes the links that are missing. */
export async function lettersFor(deps: CasesDeps, event: CaseEvent): Promise<Letter[]> {
  const kind = noticeOf(event)
  if (!kind) return []
  const { locked } = createDoor(deps)
  const { letters, compartments } = await deps.db.as(system, async (tx) => {
    const { row, key } = await locked(tx, event.caseId)
    const sent = await dossiers.dossiersOf(tx, event.caseId)
    const concerned = await concernedBy(tx, kind, event)
    const keptOut = await parts.partiesKeptOut(tx, event.caseId)
    const letters: (Letter & { mailText: boolean })[] = []
    for (const party of await parts.partiesOf(tx, event.caseId)) {
      const email = party.contact_sealed && openJson<{ email?: string }>(key, party.contact_sealed).email
      if (!email || !concerned.has(party) || !isAdmitted(party, sent) || keptOut.has(party.id)) continue
      const known = await outward.correspondent(tx, party.id)
      if (known?.first_written_at && isOld(event, known.first_written_at, sent)) continue
      letters.push({
        kind,
        caseNumber: row.number,
        partyId: party.id,
        email,
        first: !known?.first_written_at,
        threadId: concerned.threadId,
        forAll: concerned.forAll,
        mailText: known?.mail_text ?? false,
        ...(await wayIn(deps, tx, event.caseId, key, party)),
      })
    }
    return { letters, compartments: await outward.compartmentsOf(tx, event.caseId) }
  })
  const written: Letter[] = []
  for (const { mailText, ...letter } of letters) {
    const message = mailText ? await messageFor(deps, event, letter.organisationId, compartments) : undefined
    written.push({ ...letter, ...(message ? { message } : {}) })
  }
  return written
}

/**
 * What a party that was written to before need not be told. Everything that happens to a party is an event of its
 * kind, of which only the first is news to it; and its first mail told it of the dossiers it had by then.
 */
function isOld(
  { kind, data }: CaseEvent,
  firstWrittenAt: Date,
  sent: readonly dossiers.DossierRow[],
): boolean {
  if (kind === 'case.party') return true
  if (kind !== 'case.dossier') return false
  const dossier = sent.find((row) => row.party_id === data.partyId && row.root_cause_id === data.rootCauseId)
  return (dossier?.sent_at ?? firstWrittenAt) <= firstWrittenAt
}

interface Concerned {
  has(party: parts.PartyRow): boolean
  threadId: string | null
  forAll: boolean
}

/** Which parties an event is news for. Who acted knows already. */
async function concernedBy(tx: Tx, kind: NoticeKind, { caseId, data }: CaseEvent): Promise<Concerned> {
  const nowhere = { threadId: null, forAll: false }
  if (kind === 'added' || kind === 'escalated') return { ...nowhere, has: ({ id }) => id === data.partyId }
  if (kind === 'message') {
    const threadId = data.threadId as string
    const { forAll, ids } = await outward.partiesInThread(tx, threadId)
    return { threadId, forAll, has: ({ id }) => id !== data.partyId && (forAll || ids.includes(id)) }
  }
  if (kind === 'proposal') {
    const proposal = (await coordination.proposalsOf(tx, caseId)).find(({ id }) => id === data.proposalId)
    return { ...nowhere, has: ({ id }) => id !== proposal?.party_id }
  }
  if (kind === 'plan') {
    const steps = await coordination.stepsOf(tx, caseId)
    return { ...nowhere, has: ({ id }) => steps.some(({ party_id }) => party_id === null || party_id === id) }
  }
  return { ...nowhere, has: () => true }
}

/**
 * The text of a message as this party may read it: through row-level security, as its organisation. Its address
 * was given and its agreement written down by a coordinator, and no compartment keeps it out: so the case's own label
 * and compartments are open.
 */
async function messageFor(
  { db, keyring }: CasesDeps,
  { kind, caseId, data }: CaseEvent,
  organisationId: string,
  compartments: string[],
): Promise<Letter['message']> {
  if (kind !== 'case.message') return undefined
  const found = await db.as(partyActor(organisationId, compartments), async (tx) => {
    const row = await store.findCase(tx, caseId)
    const message = row && (await outward.messageIn(tx, caseId, data.messageId as string))
    const known = (await parts.everyPartyOf(tx, caseId)).map(({ id }) => id)
    return message && { ...message, known, wrapped: row.wrapped }
  })
  if (!found) return undefined
  const { by, text } = openJson<SealedMessage>(keyring.unwrap(found.wrapped), found.sealed)
  const mayKnow = found.party_id === null || found.known.includes(found.party_id)
  return { by: mayKnow ? by : OTHER_PARTY, text, attachments: found.attachments }
}
