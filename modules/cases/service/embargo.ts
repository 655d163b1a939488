import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { causeOf, missingAgreement, mustAgree, POLICIES, resolveLocal, settle } from '../rules/index.ts'
import * as store from '../store/cases.ts'
import * as coordination from '../store/coordination.ts'
import * as parts from '../store/parts.ts'
import { type CasesDeps, openJson, sealJson } from './deps.ts'
import { asTold, createDoor, embargoOf, nameOf, type SealedEmbargo, speaker } from './door.ts'
import { loadParts } from './load.ts'
import { note } from './timeline.ts'

/** What is kept of a proposal, sealed under the case's key. */
export interface SealedProposal {
  local: string
  zone: string
  words: string
  by: string
}
export interface SealedAnswer {
  words: string
  by: string
}
export interface NewProposal {
  /** Null: a coordinator, or the house. */
  partyId: string | null
  endsAt: Date
  cause: coordination.ProposalRow['cause']
  sealed: SealedProposal
}

export interface EmbargoKeeping {
  /** Sets what was agreed elsewhere, with the names of those who agreed. */
  setEmbargo(
    actor: Actor,
    id: string,
    terms: { local: string; zone: string; agreedBy: string[] },
  ): Promise<void>
  /** Proposes an end; an open proposal is answered by it. Who proposes agrees. */
  propose(actor: Actor, id: string, terms: { local: string; zone: string; words?: string }): Promise<void>
  /** @throws Fault `proposal-not-open` */
  answer(
    actor: Actor,
    id: string,
    proposalId: string,
    given: { answer: 'agree' | 'decline'; words?: string },
  ): Promise<void>
  /** Settles proposals that wait for parties whose silence has become long enough. @returns how many were settled */
  settleProposals(): Promise<number>
  /** Puts a proposal before the parties, in a transaction of the house that has locked the case. */
  putProposal(tx: Tx, row: store.CaseRow, key: Buffer, proposal: NewProposal): Promise<string>
}

export function createEmbargoKeeping(deps: CasesDeps): EmbargoKeeping {
  const { db, clock } = deps
  const { visible, locked, requireCoordinator } = createDoor(deps)

  function instant(terms: { local: string; zone: string }): { at: Date; said: string } {
    const resolved = resolveLocal(terms.local, terms.zone)
    if (!resolved.ok)
      throw fault('embargo-time-invalid', resolved.reason, [{ path: '/local', message: resolved.reason }])
    const said = [`${terms.local} ${terms.zone}`, resolved.note ?? '']
      .filter((text) => text !== '')
      .join('. ')
    return { at: resolved.at, said }
  }

  async function agree(
    tx: Tx,
    id: string,
    key: Buffer,
    endsAt: Date,
    terms: SealedEmbargo,
    entry: { by: string; what: string; detail: string },
  ): Promise<void> {
    await store.setEmbargo(tx, id, endsAt, sealJson(key, terms))
    await note(deps, tx, id, key, entry)
    await emit(tx, 'case.embargo', id, { endsAt: endsAt.toISOString() })
    await record(tx, {
      act: 'embargo set',
      subjectKind: 'case',
      subjectId: id,
      detail: { by: tx.actor.accountId ?? 'house', endsAt: endsAt.toISOString() },
    })
  }

  async function insert(tx: Tx, row: store.CaseRow, key: Buffer, proposal: NewProposal): Promise<string> {
    const now = clock.now()
    const before = await coordination.openProposal(tx, row.id)
    if (before) await coordination.settleProposal(tx, before.id, 'superseded', now)
    const proposalId = newId(now.getTime())
    await coordination.insertProposal(tx, {
      id: proposalId,
      caseId: row.id,
      partyId: proposal.partyId,
      endsAt: proposal.endsAt,
      cause: proposal.cause,
      sealed: sealJson(key, proposal.sealed),
      at: now,
    })
    await note(deps, tx, row.id, key, {
      by: proposal.sealed.by,
      ...(proposal.partyId ? { byPartyId: proposal.partyId } : {}),
      what: before ? 'proposed another end of the embargo' : 'proposed an end of the embargo',
      detail: [`${proposal.sealed.local} ${proposal.sealed.zone}`, proposal.sealed.words]
        .filter((text) => text !== '')
        .join(': '),
    })
    await emit(tx, 'case.proposal', row.id, { proposalId })
    return proposalId
  }

  /** Looks what the open proposal has become. @returns whether it was settled */
  async function settleIn(tx: Tx, row: store.CaseRow, key: Buffer): Promise<boolean> {
    const open = await coordination.openProposal(tx, row.id)
    if (!open) return false
    const all = await parts.partiesOf(tx, row.id)
    const given = await coordination.answersOf(tx, [open.id])
    const stated = await coordination.policyOf(tx, row.id)
    const now = clock.now()
    const settled = settle(
      {
        parties: all.map(asTold),
        policy: stated?.disclosure_policy ?? POLICIES['45 days'],
        zone: stated?.policy_zone ?? 'Etc/UTC',
        answers: new Map(given.map(({ party_id, answer }) => [party_id, answer])),
      },
      now,
    )
    if (settled.state === 'open') return false
    await coordination.settleProposal(tx, open.id, settled.state, now)
    const { local, zone } = openJson<SealedProposal>(key, open.sealed)
    if (settled.state === 'agreed') {
      const yes = new Set(given.filter(({ answer }) => answer === 'agree').map(({ party_id }) => party_id))
      const agreedBy = all.filter(({ id }) => yes.has(id)).map((party) => nameOf(party, key))
      await agree(
        tx,
        row.id,
        key,
        open.ends_at,
        { zone, local, agreedBy },
        {
          by: 'the house',
          what: 'the embargo was agreed',
          detail: `${local} ${zone}`,
        },
      )
    } else {
      await note(deps, tx, row.id, key, {
        by: 'the house',
        what: 'the proposed end was declined',
        detail: 'Somebody proposes another one.',
      })
      await emit(tx, 'case.proposal', row.id, { proposalId: open.id, state: settled.state })
    }
    return true
  }

  return {
    async putProposal(tx, row, key, proposal) {
      const id = await insert(tx, row, key, proposal)
      await settleIn(tx, row, key)
      return id
    },
    async setEmbargo(actor, id, terms) {
      requireCoordinator(actor, 'Setting an embargo')
      await visible(actor, id)
      const { at, said } = instant(terms)
      await db.as(system, async (tx) => {
        const { row, key } = await locked(tx, id)
        const all = (await parts.partiesOf(tx, id)).map((party) => ({
          role: party.role,
          name: nameOf(party, key),
        }))
        const loaded = await loadParts(deps, tx, await store.rootCausesOf(tx, id))
        const signals = await coordination.signalsOf(tx, id)
        const exploited =
          signals.length > 0 ||
          loaded.some(
            ({ rootCause, documents }) =>
              rootCause.evidenceLevel !== 'claimed' && documents.some((d) => d.exploited),
          )
        const next = { endsAt: at.toISOString(), agreedBy: terms.agreedBy }
        const missing = missingAgreement(embargoOf(row, key), next, all, exploited)
        if (missing.length > 0)
          throw fault(
            'embargo-not-agreed',
            `An earlier end needs everybody's agreement; not named: ${missing.join(', ')}.`,
          )
        const open = await coordination.openProposal(tx, id)
        if (open) await coordination.settleProposal(tx, open.id, 'superseded', clock.now())
        const { zone, local, agreedBy } = terms
        await agree(
          tx,
          id,
          key,
          at,
          { zone, local, agreedBy },
          {
            by: actor.name,
            what: 'set the embargo',
            detail: said,
          },
        )
      })
    },

    async propose(actor, id, terms) {
      const party = speaker(actor, await visible(actor, id))
      if (party && !mustAgree(asTold(party)))
        throw fault(
          'not-allowed',
          'An end is proposed by coordinators, discoverers, maintainers and vendors.',
        )
      const { at } = instant(terms)
      if (at <= clock.now())
        throw fault('embargo-time-invalid', 'This end is past: propose one to come.', [
          { path: '/local', message: 'This end is past: propose one to come.' },
        ])
      await db.as(system, async (tx) => {
        const { row, key } = await locked(tx, id)
        const { local, zone, words = '' } = terms
        const by = party ? nameOf(party, key) : actor.name
        const proposalId = await insert(tx, row, key, {
          partyId: party?.id ?? null,
          endsAt: at,
          cause: causeOf(row.embargo_ends_at, at),
          sealed: { local, zone, words, by },
        })
        if (party) {
          await parts.markAnswered(tx, party.id, clock.now())
          await coordination.upsertAnswer(tx, {
            proposalId,
            partyId: party.id,
            answer: 'agree',
            sealed: sealJson(key, { words: '', by: actor.name } satisfies SealedAnswer),
            at: clock.now(),
          })
        }
        await record(tx, {
          act: 'embargo proposed',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, endsAt: at.toISOString() },
        })
        await settleIn(tx, row, key)
      })
    },

    async answer(actor, id, proposalId, given) {
      const party = speaker(actor, await visible(actor, id))
      if (!party || !mustAgree(asTold(party)))
        throw fault(
          'not-allowed',
          'Only the discoverers, maintainers and vendors of a case agree on its embargo.',
        )
      await db.as(system, async (tx) => {
        const { row, key } = await locked(tx, id)
        const open = await coordination.openProposal(tx, id)
        if (open?.id !== proposalId)
          throw fault(
            'proposal-not-open',
            open
              ? 'Another end has been proposed since: answer that one.'
              : 'This proposal is settled: propose another end.',
          )
        await coordination.upsertAnswer(tx, {
          proposalId,
          partyId: party.id,
          answer: given.answer,
          sealed: sealJson(key, { words: given.words ?? '', by: actor.name } satisfies SealedAnswer),
          at: clock.now(),
        })
        await parts.markAnswered(tx, party.id, clock.now())
        const entry = {
          by: nameOf(party, key),
          byPartyId: party.id,
          what: given.answer === 'agree' ? 'agreed to the proposed end' : 'declined the proposed end',
          detail: given.words ?? '',
        }
        await note(deps, tx, id, key, entry, { partyId: party.id })
        await record(tx, {
          act: 'embargo answered',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, proposalId, answer: given.answer },
        })
        await emit(tx, 'case.answer', id, { proposalId })
        await settleIn(tx, row, key)
      })
    },

    async settleProposals() {
      const ids = await db.as(system, (tx) => coordination.casesWithOpenProposal(tx, 1000))
      let settled = 0
      // One case a transaction: a long list must not lock them all.
      for (const id of ids)
        await db.as(system, async (tx) => {
          const { row, key } = await locked(tx, id)
          if (await settleIn(tx, row, key)) settled += 1
        })
      return settled
    },
  }
}
