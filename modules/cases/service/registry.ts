import { type Actor, system } from '../../../platform/access/actor.ts'
import { listOrganisations } from '../../../platform/access/store.ts'
import { newId } from '../../../platform/clock/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { record } from '../../../platform/journal/index.ts'
import type { LastResortBody, LastResortMaintainer } from '../schema/index.ts'
import * as store from '../store/last-resort.ts'
import type { CasesDeps } from './deps.ts'
import { createDoor } from './door.ts'

export interface LastResortRegistry {
  /** Organisations that are willing to mend what nobody mends, for coordinators. */
  listLastResort(actor: Actor): Promise<LastResortMaintainer[]>
  /** Writes one down; of one name the last word holds. */
  registerLastResort(actor: Actor, given: LastResortBody): Promise<LastResortMaintainer>
  /** Cases it took over stay with it. @throws Fault `last-resort-not-found` */
  withdrawLastResort(actor: Actor, id: string): Promise<void>
}

/** What is kept of one, sealed by the house's own key: it belongs to no case. */
export interface SealedMaintainer {
  name: string
  email: string | null
  words: string
  by: string
}

export function createLastResortRegistry(deps: CasesDeps): LastResortRegistry {
  const { db, keyring, clock } = deps
  const { requireCoordinator } = createDoor(deps)
  return {
    async listLastResort(actor) {
      requireCoordinator(actor, 'Reading who is willing to take over')
      const rows = await db.as(actor, (tx) => store.maintainers(tx))
      return rows.map((row) => maintainerView(deps, row)).sort((a, b) => a.name.localeCompare(b.name, 'en'))
    },
    async registerLastResort(actor, given) {
      requireCoordinator(actor, 'Registering a maintainer of last resort')
      const name = given.name.trim()
      return db.as(system, async (tx) => {
        const organisation = (await listOrganisations(tx)).find((known) => known.name === name)
        if (!organisation && !given.email)
          throw fault(
            'invalid-input',
            'No organisation of this house has this name: give its e-mail address.',
            [{ path: '/email', message: 'It is written to here when its help is asked for.' }],
          )
        const at = clock.now()
        const sealed: SealedMaintainer = {
          name,
          email: given.email ?? null,
          words: given.words ?? '',
          by: actor.name,
        }
        const row = {
          organisationId: organisation?.id ?? null,
          ecosystems: given.ecosystems ?? [],
          sealed: keyring.wrap(Buffer.from(JSON.stringify(sealed))),
        }
        const id = await store.upsertMaintainer(tx, {
          ...row,
          id: newId(at.getTime()),
          nameKey: keyring.blind('last resort', name.toLowerCase()),
          by: actor.accountId ?? null,
          at,
        })
        await record(tx, {
          act: 'maintainer of last resort registered',
          subjectKind: 'maintainer of last resort',
          subjectId: id,
          detail: { by: actor.accountId, ecosystems: row.ecosystems },
        })
        return maintainerView(deps, {
          id,
          organisation_id: row.organisationId,
          ecosystems: row.ecosystems,
          registered_at: at,
          sealed: row.sealed,
        })
      })
    },
    async withdrawLastResort(actor, id) {
      requireCoordinator(actor, 'Withdrawing a maintainer of last resort')
      await db.as(system, async (tx) => {
        if ((await store.deleteMaintainer(tx, id)) === 0)
          throw fault('last-resort-not-found', `no maintainer of last resort ${id}`)
        await record(tx, {
          act: 'maintainer of last resort withdrawn',
          subjectKind: 'maintainer of last resort',
          subjectId: id,
          detail: { by: actor.accountId },
        })
      })
    },
  }
}

/** An entry of the registry, opened. */
export function maintainerView(
  { keyring }: Pick<CasesDeps, 'keyring'>,
  row: store.MaintainerRow,
): LastResortMaintainer {
  const sealed = JSON.parse(keyring.unwrap(row.sealed).toString('utf8')) as SealedMaintainer
  return {
    id: row.id,
    organisationId: row.organisation_id,
    ecosystems: row.ecosystems,
    registeredAt: row.registered_at.toISOString(),
    ...sealed,
  }
}
