import { randomBytes } from 'node:crypto'
import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import { sha256 } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { PackageFault } from '../../../platform/packages/index.ts'
import { type PlanWithoutBuilds, planRuns } from '../../../standards/judging/plan.ts'
import { whatIsMissing } from '../../../standards/judging/requirements.ts'
import type { Recipe, RunPlan } from '../../../standards/judging/types.ts'
import * as policy from '../policy.ts'
import * as store from '../store.ts'
import type { Builds } from './builds.ts'
import { languageOf, QUEUE, RUN_QUEUE, sealing, type ValidationDeps } from './deps.ts'
import { createUnrunnable } from './unrunnable.ts'

export const NO_NETWORK =
  'The package registry does not answer. It is tried again by itself; or give the target as source files.'

export interface Prepare {
  /** Queues the reproduction of findings that bring a recipe; the house calls it for accepted findings. */
  request(tx: Tx, findingIds: string[]): Promise<void>
  /** Somebody asks for a finding's proof to be run again. @throws Fault `no-recipe`, `not-allowed` */
  runAgain(actor: Actor, findingId: string): Promise<string>
  /** Runs something that is not reported. @returns the trial's id and the token that reads it */
  tryOut(actor: Actor, recipe: Recipe): Promise<{ id: string; token: string }>
  /** Fetches builds and plans the runs: the trusted half that writes a job of plain data. */
  prepare(reproductionId: string): Promise<void>
  /** Queues again one that waits for the network; the others follow when it gets through. @returns how many */
  retryWaiting(): Promise<number>
  /** Makes a reproduction in the caller's transaction and queues its preparation. */
  create(
    tx: Tx,
    row: {
      purpose: store.ReproductionRow['purpose']
      findingId: string | null
      organisationId: string | null
      tokenHash: Buffer | null
      recipe: Recipe
      fixKey?: Buffer
      priority?: number
    },
  ): Promise<string>
}

export function createPrepare(deps: ValidationDeps, builds: Builds): Prepare {
  const { db, blobs, jobs, findings, clock, nonce } = deps
  const sealed = sealing(blobs)
  const judgeUnrunnable = createUnrunnable(deps)

  const create: Prepare['create'] = async (tx, row) => {
    const id = newId(clock.now().getTime())
    await blobs.createOwner(tx, { kind: 'reproduction', id })
    const recipeAddress = await sealed.put(tx, id, row.recipe)
    await store.insertReproduction(tx, {
      id,
      purpose: row.purpose,
      findingId: row.findingId,
      organisationId: row.organisationId,
      trialTokenHash: row.tokenHash,
      oracle: row.recipe.oracle,
      recipeAddress,
      fixKey: row.fixKey ?? null,
    })
    await jobs.enqueue(tx, QUEUE.prepare, [{ data: { id }, priority: row.priority ?? 0 }])
    return id
  }

  const requeue = (tx: Tx, rows: { id: string }[]) =>
    jobs.enqueue(
      tx,
      QUEUE.prepare,
      rows.map((row) => ({ data: { id: row.id } })),
    )

  async function plan(id: string, recipe: Recipe, repeats: number | undefined): Promise<RunPlan> {
    const { vulnerable, fixed } = await builds.forRecipe(recipe)
    const runs: PlanWithoutBuilds = planRuns(recipe, { nonces: nonce, ...(repeats ? { repeats } : {}) })
    if (recipe.fixed && !fixed) throw fault('no-recipe', `reproduction ${id}: the fixed build has no files`)
    return { ...runs, builds: { vulnerable: vulnerable.digest, ...(fixed ? { fixed: fixed.digest } : {}) } }
  }

  return {
    create,
    async request(tx, findingIds) {
      const documents = await findings.documents(tx, findingIds)
      const existing = new Set((await store.reproductionsOf(tx, findingIds)).map((row) => row.finding_id))
      for (const id of findingIds) {
        const recipe = documents.get(id)?.recipe
        if (recipe && !existing.has(id))
          await create(tx, {
            purpose: 'finding',
            findingId: id,
            organisationId: null,
            tokenHash: null,
            recipe,
          })
      }
    },
    async runAgain(actor, findingId) {
      if (!policy.mayRunAgain(actor))
        throw fault('not-allowed', 'Running a proof takes a coordinator, an evaluator or its discoverer.')
      const { document } = await findings.getFinding(actor, findingId)
      const recipe = document.recipe
      if (!recipe)
        throw fault('no-recipe', 'This finding brings no proof. Ask its discoverer for one, or attest it.')
      return db.as(system, async (tx) => {
        await record(tx, {
          act: 'reproduction requested',
          subjectKind: 'finding',
          subjectId: findingId,
          detail: { by: actor.accountId },
        })
        return create(tx, {
          purpose: 'finding',
          findingId,
          organisationId: actor.organisationId ?? null,
          tokenHash: null,
          recipe,
          priority: 5,
        })
      })
    },
    async tryOut(actor, recipe) {
      const token = randomBytes(24).toString('base64url')
      const id = await db.as(system, (tx) =>
        // Somebody is watching: a trial goes before the flood.
        create(tx, {
          purpose: 'trial',
          findingId: null,
          organisationId: actor.organisationId ?? null,
          tokenHash: sha256(token),
          recipe,
          priority: 10,
        }),
      )
      return { id, token }
    },
    async prepare(id) {
      const start = await db.as(system, async (tx) => {
        const row = await store.lockReproduction(tx, id)
        if (!row || !['queued', 'preparing', 'waiting'].includes(row.state)) return undefined
        // Prepared before, and waits for a runner.
        if (row.plan_address) return undefined
        await store.setState(tx, id, 'preparing')
        return { row, recipe: await sealed.get<Recipe>(tx, id, row.recipe_address) }
      })
      if (!start) return
      const { row, recipe } = start
      const missing = whatIsMissing(recipe)
      try {
        if (missing.length > 0) throw fault('no-recipe', missing.join(' '))
        const made = await plan(id, recipe, row.purpose === 'cross' ? 1 : undefined)
        await db.as(system, async (tx) => {
          const now = await store.lockReproduction(tx, id)
          if (now?.state !== 'preparing') return
          const language = languageOf(recipe)
          await store.setReady(tx, id, language, await sealed.put(tx, id, made))
          // The network is back: everybody who waited for it goes on.
          if (row.state === 'waiting') await requeue(tx, await store.endWaiting(tx, NO_NETWORK))
          await jobs.enqueue(tx, RUN_QUEUE[language], [
            { data: { id }, priority: row.purpose === 'trial' ? 10 : row.purpose === 'cross' ? -5 : 0 },
          ])
        })
      } catch (error) {
        await settle(id, row, error)
      }
    },
    async retryWaiting() {
      return db.as(system, async (tx) => {
        // One asks for all: most of the time the network is still away.
        const row = await store.longestWaiting(tx, NO_NETWORK)
        if (row) await requeue(tx, [row])
        return row ? 1 : 0
      })
    },
  }

  /** What cannot be prepared waits, or is judged "cannot run" with the reason; other errors go back to the queue. */
  async function settle(id: string, row: store.ReproductionRow, error: unknown): Promise<void> {
    if (error instanceof PackageFault && error.code === 'package-registry-unreachable') {
      await db.as(system, (tx) => store.setState(tx, id, 'waiting', NO_NETWORK))
      return
    }
    const reason =
      error instanceof PackageFault || (error as { code?: string }).code === 'no-recipe'
        ? (error as Error).message
        : undefined
    if (reason === undefined) throw error
    await db.as(system, (tx) => judgeUnrunnable(tx, row, reason))
  }
}
