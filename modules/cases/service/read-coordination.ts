import type { Actor } from '../../../platform/access/actor.ts'
import { fault } from '../../../platform/errors/index.ts'
import * as policy from '../policy.ts'
import { milestones, mustAgree, POLICIES, policyName, type ToldParty } from '../rules/index.ts'
import type { CaseMessage, CaseThread, Coordination } from '../schema/index.ts'
import * as store from '../store/cases.ts'
import * as coordination from '../store/coordination.ts'
import * as parts from '../store/parts.ts'
import * as threads from '../store/threads.ts'
import { type CasesDeps, openJson } from './deps.ts'
import { asTold, OTHER_PARTY, ownParty } from './door.ts'
import type { SealedAnswer, SealedProposal } from './embargo.ts'
import type { SealedSignal } from './signals.ts'
import type { SealedStatement } from './statements.ts'
import type { SealedMessage } from './threads.ts'

export interface CoordinationReading {
  /** What the parties state, propose and plan, as far as this viewer may know. @throws Fault `case-not-found` */
  getCoordination(actor: Actor, id: string): Promise<Coordination>
  /** Conversations this viewer is in, the latest first; a coordinator reads all. */
  listThreads(actor: Actor, id: string): Promise<CaseThread[]>
  /** One page of a conversation, newest first. @throws Fault `thread-not-found` */
  listMessages(
    actor: Actor,
    id: string,
    threadId: string,
    page: { cursor?: string; limit?: number },
  ): Promise<{ items: CaseMessage[]; next: string | null }>
  /** @throws Fault `attachment-not-found` */
  readAttachment(actor: Actor, id: string, attachmentId: string): Promise<{ name: string; bytes: Buffer }>
}

const MOST_THREADS = 500
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function createCoordinationReading(deps: CasesDeps): CoordinationReading {
  const { db, keyring, clock, blobs } = deps

  /** Opens a case as the actor, for what stands beside its face. */
  const opened: <T>(
    actor: Actor,
    id: string,
    read: (at: {
      tx: Parameters<Parameters<typeof db.as>[1]>[0]
      key: Buffer
      /** Who is in the case now, and everybody who ever was, as far as the reader knows of them. */
      parties: parts.PartyRow[]
      known: ReadonlySet<string>
    }) => Promise<T>,
  ) => Promise<T> = (actor, id, read) =>
    db.as(actor, async (tx) => {
      const row = policy.mayReadCases(actor) ? await store.findCase(tx, id) : undefined
      if (!row) throw fault('case-not-found', `no case ${id}, or none you may see`)
      const every = await parts.everyPartyOf(tx, id)
      return read({
        tx,
        key: keyring.unwrap(row.wrapped),
        parties: every.filter((party) => party.removed_at === null),
        known: new Set(every.map((party) => party.id)),
      })
    })

  return {
    getCoordination: (actor, id) =>
      opened(actor, id, async ({ tx, key, parties, known }) => {
        const all = policy.mayReadAllParties(actor)
        const own = ownParty(actor, parties)
        const stated = await coordination.policyOf(tx, id)
        const rule = stated?.disclosure_policy ?? null
        const zone = stated?.policy_zone ?? 'Etc/UTC'
        const proposals = await coordination.proposalsOf(tx, id)
        const answers = await coordination.answersOf(
          tx,
          proposals.map((proposal) => proposal.id),
        )
        const signals = await coordination.signalsOf(tx, id)
        const facts = {
          policy: rule ?? POLICIES['45 days'],
          zone,
          parties: [...parties.map(asTold), ...whoeverWasTold(await coordination.clockOf(tx, id))],
          exploitedAt: signals.find(({ kind }) => kind === 'exploitation')?.at ?? null,
        }
        return {
          policy: rule,
          policyName: rule ? policyName(rule) : null,
          zone,
          milestones: milestones(facts, clock.now()).map(({ kind, at, partyId, past }) => ({
            kind,
            at: at.toISOString(),
            partyId: partyId ?? null,
            past,
          })),
          statements: (await coordination.statementsOf(tx, id)).map((row) => ({
            partyId: row.party_id,
            at: row.at.toISOString(),
            status: row.status,
            ...openJson<SealedStatement>(key, row.sealed),
          })),
          proposals: proposals.map((row) => {
            const { by, ...terms } = openJson<SealedProposal>(key, row.sealed)
            const given = answers.filter((answer) => answer.proposal_id === row.id)
            const answered = new Set(given.map(({ party_id }) => party_id))
            return {
              id: row.id,
              endsAt: row.ends_at.toISOString(),
              ...terms,
              cause: row.cause,
              state: row.state,
              by: row.party_id === null || known.has(row.party_id) ? by : OTHER_PARTY,
              at: row.at.toISOString(),
              settledAt: row.settled_at?.toISOString() ?? null,
              answers: given.map((answer) => ({
                partyId: answer.party_id,
                answer: answer.answer,
                words: openJson<SealedAnswer>(key, answer.sealed).words,
                at: answer.at.toISOString(),
              })),
              // How many are waited for would tell how many there are.
              waitingFor:
                all && row.state === 'open'
                  ? parties
                      .filter((party) => mustAgree(asTold(party)) && !answered.has(party.id))
                      .map((party) => party.id)
                  : [],
            }
          }),
          signals: signals.map((row) => {
            const { words, by } = openJson<SealedSignal>(key, row.sealed)
            return { kind: row.kind, at: row.at.toISOString(), words, by: all ? by : null }
          }),
          releasePlan: (await coordination.stepsOf(tx, id)).map((row) => ({
            id: row.id,
            partyId: row.party_id,
            minutes: row.minutes,
            what: openJson<{ what: string }>(key, row.sealed).what,
            readyAt: row.ready_at?.toISOString() ?? null,
            doneAt: row.done_at?.toISOString() ?? null,
          })),
          ownPartyId: all ? null : (own?.id ?? null),
        }
      }),

    listThreads: (actor, id) =>
      opened(actor, id, async ({ tx, key }) => {
        const rows = await threads.threadsOf(tx, id, MOST_THREADS)
        const inThreads = await threads.partiesInThreads(
          tx,
          rows.map((row) => row.id),
        )
        const members = new Map<string, string[]>()
        for (const { thread_id, party_id } of inThreads)
          members.set(thread_id, [...(members.get(thread_id) ?? []), party_id])
        return rows.map((row) => ({
          id: row.id,
          title: openJson<{ title: string }>(key, row.sealed).title,
          forAll: row.for_all,
          partyIds: members.get(row.id) ?? [],
          messages: row.messages,
          lastAt: row.last_at.toISOString(),
        }))
      }),

    listMessages: (actor, id, threadId, { cursor, limit = 50 }) =>
      opened(actor, id, async ({ tx, key, known }) => {
        if (cursor !== undefined && !UUID.test(cursor))
          throw fault('invalid-input', 'The cursor is not one this house gave; start again without it.')
        if (!(await threads.findThread(tx, id, threadId)))
          throw fault('thread-not-found', `no conversation ${threadId} in this case, or none of yours`)
        const rows = await threads.messagesOf(tx, threadId, cursor, limit + 1)
        const page = rows.slice(0, limit)
        const files = await threads.attachmentsOf(
          tx,
          page.map((row) => row.id),
        )
        return {
          items: page.map((row) => {
            const { by, text } = openJson<SealedMessage>(key, row.sealed)
            const mayKnow = row.party_id === null || known.has(row.party_id)
            return {
              id: row.id,
              at: row.at.toISOString(),
              by: mayKnow ? by : OTHER_PARTY,
              partyId: mayKnow ? row.party_id : null,
              via: row.via,
              text,
              attachments: files
                .filter((file) => file.message_id === row.id)
                .map((file) => ({
                  id: file.id,
                  name: openJson<{ name: string }>(key, file.sealed).name,
                  bytes: file.bytes,
                  age: file.age,
                })),
            }
          }),
          next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
        }
      }),

    readAttachment: (actor, id, attachmentId) =>
      opened(actor, id, async ({ tx, key }) => {
        const file = await threads.findAttachment(tx, id, attachmentId)
        if (!file) throw fault('attachment-not-found', `no attachment ${attachmentId}, or none of yours`)
        return {
          name: openJson<{ name: string }>(key, file.sealed).name,
          bytes: await blobs.get(tx, { kind: 'case', id }, file.address),
        }
      }),
  }
}

/** Those asked for a fix, as one who says nothing about who they are: the clock runs for every reader alike. */
const whoeverWasTold = (clock: { told: Date | null; coming: boolean } | undefined): ToldParty[] =>
  clock?.told
    ? [
        {
          id: '',
          role: 'vendor',
          toldAt: clock.told,
          answeredAt: clock.told,
          status: clock.coming ? 'affected' : 'fixed',
        },
      ]
    : []
