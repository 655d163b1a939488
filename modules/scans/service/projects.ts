import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Keyring } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import * as policy from '../policy.ts'
import { namesOfPurl } from '../rules/index.ts'
import type {
  MaintainerBody,
  MaintainersSay,
  MaintainerView,
  ProjectRules,
  RulesBody,
  Target,
  TargetInput,
} from '../schema.ts'
import { instant, lockTargets, organisationNames, sameSource, sameSources } from '../store/claims.ts'
import * as store from '../store/projects.ts'
import { keyOf, keysOf, openRow, readTarget, type ScansDeps, sealNew } from './deps.ts'

export interface Projects {
  /** What maintainers say of a target, or null. @throws Fault `not-allowed`, `target-unreadable` */
  rulesOf(actor: Actor, target: TargetInput): Promise<MaintainersSay | null>
  /**
   * What maintainers say of packages, by package URL as given; for other modules, as the house. `project` is the
   * same for every name of one project: a keyed hash, under which other modules count.
   */
  rulesFor(tx: Tx, purls: readonly string[]): Promise<Map<string, MaintainersSay & { project: string }>>
  /**
   * Sets a project's rules in place of what was said before.
   * @throws Fault `not-allowed` unless a coordinator, or the project's named maintainer
   */
  setRules(actor: Actor, body: RulesBody): Promise<MaintainersSay>
  /** All for coordinators, an organisation's own for others. */
  maintainers(actor: Actor): Promise<MaintainerView[]>
  /** @throws Fault `not-allowed`, `target-maintainer-unknown` */
  nameMaintainer(actor: Actor, body: MaintainerBody): Promise<MaintainerView>
  /** @throws Fault `not-allowed`, `target-statement-not-found` */
  removeMaintainer(actor: Actor, id: string): Promise<void>
}

interface SealedRules {
  target: Target
  rules: ProjectRules
}

export function createProjects({ db, keyring }: ScansDeps): Projects {
  const requireCoordinator = (actor: Actor) => {
    if (!policy.mayCoordinate(actor))
      throw fault(
        'not-allowed',
        'Maintainers of projects are named by coordinators, with the scope scans:write.',
      )
  }

  return {
    async rulesOf(actor, target) {
      if (!policy.mayReadRules(actor))
        throw fault(
          'not-allowed',
          'Rules of projects are shown to whoever is signed in, with the scope scans:read.',
        )
      const located = readTarget(target)
      return db.as(system, async (tx) => {
        const keys = await sameSource(tx, keysOf(keyring, located))
        return maintainersSay(keyring, tx, keys)
      })
    },
    async rulesFor(tx, purls) {
      // Intake asks with every batch; where nobody said anything the answer costs one look.
      if (!(await store.anyRules(tx))) return new Map()
      const read = [...new Set(purls)].map((purl) => ({
        purl,
        keys: namesOfPurl(purl).map((name) => keyOf(keyring, name)),
      }))
      const names = await sameSources(
        tx,
        read.map(({ keys }) => keys),
      )
      const rows = await store.rulesAbout(tx, names.flat())
      const said = await saidIn(keyring, tx, rows)
      const found = new Map<string, MaintainersSay & { project: string }>()
      for (const [at, { purl }] of read.entries()) {
        const own = new Set(names[at]!.map((key) => key.toString('hex')))
        const place = rows.findIndex((row) => row.keys.some((key) => own.has(key.toString('hex'))))
        if (place < 0) continue
        const [project] = rows[place]!.keys.map((key) => key.toString('hex')).sort()
        found.set(purl, { ...said[place]!, project: project! })
      }
      return found
    },
    async setRules(actor, body) {
      const located = readTarget(body.target)
      const own = keysOf(keyring, located)
      return db.as(system, async (tx) => {
        const keys = await lockTargets(tx, own)
        const maintainers = await store.maintainersOf(tx, keys)
        const named = maintainers.map((row) => row.organisation_id)
        if (!policy.maySpeakFor(actor, named) || !actor.organisationId)
          throw fault(
            'not-allowed',
            'Rules of a project are set by coordinators, or by the organisation a coordinator named as its maintainer, with the scope scans:write.',
          )
        const before = await store.rulesAbout(tx, keys)
        const at = await instant(tx)
        const id = newId(at.getTime())
        const sealed: SealedRules = { target: located.target, rules: body.rules }
        await store.replaceRules(
          tx,
          before.map((row) => row.id),
          {
            id,
            keys: own,
            organisationId: actor.organisationId,
            accountId: actor.accountId ?? null,
            at,
            ...sealNew(keyring, sealed),
          },
        )
        await emit(tx, 'project-rules.set', id)
        const detail = { by: actor.accountId, insteadOf: before.length }
        await record(tx, { act: 'project rules set', subjectKind: 'project rules', subjectId: id, detail })
        return { rules: body.rules, setBy: actor.organisation, setAt: at.toISOString() }
      })
    },
    async maintainers(actor) {
      if (!policy.mayReadRules(actor))
        throw fault(
          'not-allowed',
          'Maintainers are shown to whoever is signed in, with the scope scans:read.',
        )
      const only = policy.mayReadEverySearch(actor) ? undefined : actor.organisationId
      return db.as(system, async (tx) => {
        const rows = await store.listMaintainers(tx, only)
        const names = await organisationNames(
          tx,
          rows.map((row) => row.organisation_id),
        )
        return rows.map((row) => {
          const { target, line } = readTarget(openRow<{ target: Target }>(keyring, row).target)
          const organisation = names.get(row.organisation_id) ?? ''
          return { id: row.id, target, line, organisation, namedAt: row.at.toISOString() }
        })
      })
    },
    async nameMaintainer(actor, body) {
      requireCoordinator(actor)
      const located = readTarget(body.target)
      const { target, line } = located
      return db.as(system, async (tx) => {
        const organisationId = await store.organisationByName(tx, body.organisation)
        if (!organisationId)
          throw fault(
            'target-maintainer-unknown',
            `No organisation here is called "${body.organisation}"; names are compared exactly.`,
          )
        const at = await instant(tx)
        const id = newId(at.getTime())
        await store.insertMaintainer(tx, {
          id,
          keys: keysOf(keyring, located),
          organisationId,
          accountId: actor.accountId ?? null,
          at,
          ...sealNew(keyring, { target }),
        })
        const detail = { by: actor.accountId, organisationId }
        await record(tx, { act: 'project maintainer named', subjectKind: 'project', subjectId: id, detail })
        return { id, target, line, organisation: body.organisation, namedAt: at.toISOString() }
      })
    },
    async removeMaintainer(actor, id) {
      requireCoordinator(actor)
      await db.as(system, async (tx) => {
        if ((await store.deleteMaintainer(tx, id)) === 0)
          throw fault('target-statement-not-found', `nobody is named as a maintainer under ${id}`)
        const detail = { by: actor.accountId }
        await record(tx, { act: 'project maintainer removed', subjectKind: 'project', subjectId: id, detail })
      })
    },
  }
}

/** What maintainers say last of a source by any of its names, or null. */
export async function maintainersSay(
  keyring: Keyring,
  tx: Tx,
  keys: readonly Buffer[],
): Promise<MaintainersSay | null> {
  const [said] = await saidIn(keyring, tx, (await store.rulesAbout(tx, keys)).slice(0, 1))
  return said ?? null
}

async function saidIn(keyring: Keyring, tx: Tx, rows: store.SealedRow[]): Promise<MaintainersSay[]> {
  const names = await organisationNames(
    tx,
    rows.map((row) => row.organisation_id),
  )
  return rows.map((row) => ({
    rules: openRow<SealedRules>(keyring, row).rules,
    setBy: names.get(row.organisation_id) ?? '',
    setAt: row.at.toISOString(),
  }))
}
