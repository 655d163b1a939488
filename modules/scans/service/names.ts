import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { record } from '../../../platform/journal/index.ts'
import * as policy from '../policy.ts'
import type { NamesBody, NamesView, Target } from '../schema.ts'
import { instant, lockNames, organisationNames, sameSource } from '../store/claims.ts'
import * as store from '../store/projects.ts'
import { keysOf, openRow, readTarget, type ScansDeps, sealNew } from './deps.ts'

export interface Names {
  /** All for coordinators, an organisation's own for others. */
  names(actor: Actor): Promise<NamesView[]>
  /**
   * States that several targets are one source, from now on and until withdrawn; claims already held stay.
   * @throws Fault `not-allowed` unless a coordinator, or the named maintainer of every one of them
   */
  joinNames(actor: Actor, body: NamesBody): Promise<NamesView>
  /** @throws Fault `not-allowed`, `target-statement-not-found` */
  partNames(actor: Actor, id: string): Promise<void>
}

interface SealedNames {
  targets: Target[]
  reason: string | null
}

export function createNames({ db, keyring }: ScansDeps): Names {
  function view(
    row: Pick<store.SealedRow, 'id' | 'at'>,
    { targets, reason }: SealedNames,
    by: string,
  ): NamesView {
    const lines = targets.map((target) => readTarget(target).line)
    return { id: row.id, lines, reason, by, statedAt: row.at.toISOString() }
  }

  /** Speaking for one of two names must not lay hold of the other. */
  async function requireSpeaker(
    tx: Tx,
    actor: Actor,
    lists: readonly (readonly Buffer[])[],
  ): Promise<string> {
    for (const keys of lists) {
      const maintainers = await store.maintainersOf(tx, await sameSource(tx, keys))
      const named = maintainers.map((row) => row.organisation_id)
      if (!policy.maySpeakFor(actor, named) || !actor.organisationId)
        throw fault(
          'not-allowed',
          'Names are joined by coordinators, or by the maintainer named for every one of them, with the scope scans:write.',
        )
    }
    return actor.organisationId!
  }

  return {
    async names(actor) {
      if (!policy.mayReadRules(actor))
        throw fault(
          'not-allowed',
          'Joined names are shown to whoever is signed in, with the scope scans:read.',
        )
      const only = policy.mayReadEverySearch(actor) ? undefined : actor.organisationId
      return db.as(system, async (tx) => {
        const rows = await store.listNames(tx, only)
        const names = await organisationNames(
          tx,
          rows.map((row) => row.organisation_id),
        )
        return rows.map((row) =>
          view(row, openRow<SealedNames>(keyring, row), names.get(row.organisation_id) ?? ''),
        )
      })
    },
    async joinNames(actor, body) {
      const located = body.targets.map((target, at) => readTarget(target, `/targets/${at}`))
      const lists = located.map((one) => keysOf(keyring, one))
      return db.as(system, async (tx) => {
        await lockNames(tx)
        const organisationId = await requireSpeaker(tx, actor, lists)
        const at = await instant(tx)
        const id = newId(at.getTime())
        const sealed: SealedNames = {
          targets: located.map(({ target }) => target),
          reason: body.reason ?? null,
        }
        await store.insertNames(tx, {
          id,
          keys: lists.flat(),
          organisationId,
          accountId: actor.accountId ?? null,
          at,
          ...sealNew(keyring, sealed),
        })
        const detail = { by: actor.accountId, names: lists.length }
        await record(tx, {
          act: 'names of a target joined',
          subjectKind: 'target names',
          subjectId: id,
          detail,
        })
        return view({ id, at }, sealed, actor.organisation)
      })
    },
    async partNames(actor, id) {
      await db.as(system, async (tx) => {
        await lockNames(tx)
        const row = await store.findNames(tx, id)
        const mine =
          policy.mayCoordinate(actor) || policy.maySpeakFor(actor, row ? [row.organisation_id] : [])
        if (!row || !mine) throw fault('target-statement-not-found', `no statement ${id}, or none you made`)
        await store.deleteNames(tx, id)
        const detail = { by: actor.accountId }
        await record(tx, {
          act: 'names of a target parted',
          subjectKind: 'target names',
          subjectId: id,
          detail,
        })
      })
    },
  }
}
