import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import {
  type CveServices,
  CveServicesProblem,
  type RegisteredId,
} from '../../../platform/cve-services/client.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { type CnaContainer, renderCna, renderRejection } from '../../../standards/cve/render.ts'
import * as policy from '../policy.ts'
import type { CaseIdentifier } from '../schema/index.ts'
import * as store from '../store/cases.ts'
import * as identifiers from '../store/identifiers.ts'
import { type CasesDeps, openJson, sealJson } from './deps.ts'
import { createDoor } from './door.ts'
import { note } from './timeline.ts'

export interface Identifying {
  /**
   * Identifiers this house reserved for a case, for whoever sees the case. @throws Fault `case-not-found`
   */
  listIdentifiers(actor: Actor, id: string): Promise<CaseIdentifier[]>
  /**
   * Reserves a CVE identifier for a root cause of a case. Asked again it answers with the same one. That it is asked
   * for is written down before the registry is asked; after a crash in between, the next call looks there for what
   * was reserved since and is not known here, takes it, and reserves only when there is nothing.
   * @throws Fault `cve-services-not-configured`, `identifier-busy`, `identifier-ambiguous`, `cve-services-refused`,
   *   `cve-services-unavailable`
   */
  requestIdentifier(actor: Actor, id: string, rootCauseId: string | undefined): Promise<void>
  /** Publishes the case's published advisory as the record of an identifier, or publishes it anew. */
  publishIdentifier(actor: Actor, id: string, identifierId: string): Promise<void>
  /** Rejects an identifier for good. */
  rejectIdentifier(actor: Actor, id: string, identifierId: string, reason: string): Promise<void>
}

/** A request that is younger may still be under way. */
const UNDER_WAY_MS = 2 * 60_000
/** Clocks differ. */
const SKEW_MS = 60_000

export function createIdentifying(deps: CasesDeps): Identifying {
  const { db, clock, keyring } = deps
  const { visible, locked, requireCoordinator } = createDoor(deps)
  const keyOf = (cveId: string) => keyring.blind('cve', cveId)

  function services(): CveServices {
    const { cve } = deps.outward
    if (cve) return cve
    throw fault(
      'cve-services-not-configured',
      'Set TOCSIN_CVE_API, TOCSIN_CVE_ORG, TOCSIN_CVE_USER and TOCSIN_CVE_KEY.',
    )
  }

  /** Writes down that an identifier is asked for; or finds what was asked for before. */
  async function begin(id: string, rootCauseId: string): Promise<identifiers.IdentifierRow | undefined> {
    return db.as(system, async (tx) => {
      await locked(tx, id)
      const known = (await identifiers.identifiersOf(tx, id)).find(
        (row) => row.root_cause_id === rootCauseId && row.state !== 'rejected',
      )
      if (known && known.state !== 'asking') return undefined
      const now = clock.now()
      const open = await identifiers.asking(tx)
      if (open && now.getTime() - open.asked_at.getTime() < UNDER_WAY_MS)
        throw fault('identifier-busy', 'Another request is under way. Ask again in two minutes.')
      if (open) return open
      const row = { id: newId(now.getTime()), caseId: id, rootCauseId, at: now }
      if ((await identifiers.begin(tx, row)) === 0)
        throw fault('identifier-busy', 'Another request is under way. Ask again in two minutes.')
      return {
        id: row.id,
        case_id: id,
        root_cause_id: rootCauseId,
        state: 'asking',
        asked_at: now,
        settled_at: null,
        sealed: null,
      }
    })
  }

  /** Reserved since a request was made, by this house's user, and not known here. */
  async function unknownSince(cve: CveServices, askedAt: Date): Promise<RegisteredId[]> {
    const found = (await cve.reservedSince(new Date(askedAt.getTime() - SKEW_MS))).filter(
      ({ requestedBy }) => requestedBy === undefined || requestedBy === cve.user,
    )
    const known = await db.as(system, (tx) =>
      identifiers.knownKeys(
        tx,
        found.map(({ id }) => keyOf(id)),
      ),
    )
    return found.filter(({ id }) => !known.has(keyOf(id).toString('hex')))
  }

  async function keep(row: identifiers.IdentifierRow, cveId: string, by: string): Promise<void> {
    await db.as(system, async (tx) => {
      const { key } = await locked(tx, row.case_id)
      const sealed = sealJson(key, { cveId } satisfies SealedIdentifier)
      const at = clock.now()
      if ((await identifiers.reserved(tx, row.id, { cveKey: keyOf(cveId), sealed, at })) === 0) return
      await note(deps, tx, row.case_id, key, { by, what: 'reserved an identifier', detail: cveId })
      await journal(tx, row.case_id, row.id, 'identifier reserved')
    })
  }

  /** @param fresh it was begun just now: the registry cannot know of it yet */
  async function finish(
    cve: CveServices,
    row: identifiers.IdentifierRow,
    fresh: boolean,
    by: string,
  ): Promise<void> {
    if (!fresh) {
      const unknown = await unknownSince(cve, row.asked_at)
      if (unknown.length > 1)
        throw fault(
          'identifier-ambiguous',
          `An earlier request was cut off, and since then ${unknown.map(({ id }) => id).join(', ')} were reserved by ${cve.user} elsewhere too: reject those that nobody uses, then ask again. Give this house a user of its own.`,
        )
      const [left] = unknown
      if (left) return keep(row, left.id, by)
      await db.as(system, (tx) => identifiers.beginAgain(tx, row.id, clock.now()))
    }
    try {
      await keep(row, await cve.reserve(clock.now().getUTCFullYear()), by)
    } catch (error) {
      if (error instanceof CveServicesProblem && error.outcome === 'refused')
        await db.as(system, (tx) => identifiers.giveUp(tx, row.id))
      throw error
    }
  }

  async function own(actor: Actor, id: string, identifierId: string, act: string) {
    requireCoordinator(actor, act)
    await visible(actor, id)
    return db.as(system, async (tx) => {
      const { row, key } = await locked(tx, id)
      const found = (await identifiers.identifiersOf(tx, id)).find((one) => one.id === identifierId)
      if (!found?.sealed) throw fault('identifier-not-found', `no identifier ${identifierId} in this case`)
      return { advisoryId: row.advisory_id, cveId: openJson<SealedIdentifier>(key, found.sealed).cveId }
    })
  }

  async function settle(
    actor: Actor,
    id: string,
    identifierId: string,
    state: 'published' | 'rejected',
    cveId: string,
  ) {
    await db.as(system, async (tx) => {
      const { key } = await locked(tx, id)
      await identifiers.setIdentifierState(tx, identifierId, state, clock.now())
      const what = state === 'published' ? 'published the record of an identifier' : 'rejected an identifier'
      await note(deps, tx, id, key, { by: actor.name, what, detail: cveId })
      await journal(tx, id, identifierId, `identifier ${state}`, actor)
    })
  }

  return {
    listIdentifiers: (actor, id) =>
      db.as(actor, async (tx) => {
        const row = policy.mayReadCases(actor) ? await store.findCase(tx, id) : undefined
        if (!row) throw fault('case-not-found', `no case ${id}, or none you may see`)
        const key = keyring.unwrap(row.wrapped)
        return (await identifiers.identifiersOf(tx, id)).map((one) => ({
          id: one.id,
          rootCauseId: one.root_cause_id,
          state: one.state,
          cveId: one.sealed ? openJson<SealedIdentifier>(key, one.sealed).cveId : null,
          askedAt: one.asked_at.toISOString(),
        }))
      }),

    async requestIdentifier(actor, id, wanted) {
      requireCoordinator(actor, 'Requesting an identifier')
      await visible(actor, id)
      const cve = services()
      const all = await db.as(system, (tx) => store.rootCausesOf(tx, id))
      const rootCauseId = wanted ?? (all.length === 1 ? all[0] : undefined)
      if (!rootCauseId || !all.includes(rootCauseId))
        throw fault('invalid-input', 'Name the root cause it is for: an identifier stands for one.', [
          { path: '/rootCauseId', message: 'One of the root causes of this case.' },
        ])
      await asFaults(async () => {
        for (;;) {
          const before = clock.now()
          const row = await begin(id, rootCauseId)
          if (!row) return
          const fresh = row.root_cause_id === rootCauseId && row.asked_at >= before
          await finish(cve, row, fresh, actor.name)
          // What was left behind was another's: now for this one.
          if (row.case_id === id && row.root_cause_id === rootCauseId) return
        }
      })
    },

    async publishIdentifier(actor, id, identifierId) {
      const { advisoryId, cveId } = await own(
        actor,
        id,
        identifierId,
        'Publishing the record of an identifier',
      )
      const cve = services()
      const model = advisoryId ? await deps.outward.publishedAdvisory(actor, advisoryId) : undefined
      if (!model)
        throw fault(
          'identifier-not-publishable',
          'Publish the advisory of the case first: the record is made from it.',
        )
      let container: CnaContainer
      try {
        container = renderCna(model)
      } catch (error) {
        throw fault(
          'identifier-not-publishable',
          `CVE Services would not take it: ${(error as Error).message}.`,
        )
      }
      await asFaults(() => cve.submit(cveId, container))
      await settle(actor, id, identifierId, 'published', cveId)
    },

    async rejectIdentifier(actor, id, identifierId, reason) {
      const { cveId } = await own(actor, id, identifierId, 'Rejecting an identifier')
      const cve = services()
      await asFaults(() => cve.reject(cveId, renderRejection(reason)))
      await settle(actor, id, identifierId, 'rejected', cveId)
    },
  }
}

/** What is kept of an identifier, sealed under the case's key. */
interface SealedIdentifier {
  cveId: string
}

/** Identifiers this house reserved for a case and did not reject. */
export async function reservedIdentifiers(tx: Tx, caseId: string, key: Uint8Array): Promise<string[]> {
  return (await identifiers.identifiersOf(tx, caseId)).flatMap(({ sealed, state }) =>
    sealed && state !== 'rejected' ? [openJson<SealedIdentifier>(key, sealed).cveId] : [],
  )
}

async function asFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof CveServicesProblem)) throw error
    throw fault(
      error.outcome === 'refused' ? 'cve-services-refused' : 'cve-services-unavailable',
      error.outcome === 'refused'
        ? error.message
        : `${error.message} Ask again later: nothing is reserved twice.`,
    )
  }
}

async function journal(
  tx: Tx,
  caseId: string,
  identifierId: string,
  act: string,
  actor?: Actor,
): Promise<void> {
  await emit(tx, 'case.changed', caseId, {})
  await record(tx, {
    act,
    subjectKind: 'case',
    subjectId: caseId,
    detail: { by: actor?.accountId ?? 'house', identifierId },
  })
}
