import type { Static } from 'typebox'
import { type Actor, system } from '../../../platform/access/actor.ts'
import { isId, newId } from '../../../platform/clock/index.ts'
import { sha256 } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import type { Envelope } from '../../../standards/attest/dsse.ts'
import type { Build, Recipe, RunPlan, ThreatModel } from '../../../standards/judging/types.ts'
import * as policy from '../policy.ts'
import type { AttestationView, ReproductionSummary, ReproductionView } from '../schema.ts'
import * as store from '../store.ts'
import type { Builds } from './builds.ts'
import { sealing, type ValidationDeps } from './deps.ts'
import type { Result } from './judge.ts'

/** What `tocsin reproduce` needs to run the same again anywhere: recipe, plan and builds. */
export interface Bundle {
  format: 'tocsin-bundle/1'
  recipe: Recipe
  builds: Build[]
  plan: RunPlan
  threatModels: ThreatModel[]
}

export interface ValidationReading {
  listReproductions(
    actor: Actor,
    query: { cursor?: string; limit?: number; findingId?: string; verdict?: string; state?: string },
  ): Promise<{ items: ReproductionSummary[]; next: string | null }>
  /** @throws Fault `reproduction-not-found` */
  getReproduction(actor: Actor, id: string): Promise<ReproductionView>
  /** A trial, by whoever holds its token. @throws Fault `trial-not-found` */
  getTrial(id: string, token: string): Promise<ReproductionView>
  statement(actor: Actor, id: string): Promise<Envelope>
  bundle(actor: Actor, id: string): Promise<Bundle>
  attest(
    actor: Actor,
    findingId: string,
    reason: 'cannot be run' | 'exploited now',
    statement: string,
  ): Promise<Static<typeof AttestationView>>
  /** Whether a replay of any of these findings is still to come; what waits for the network does not count. */
  underWay(tx: Tx, findingIds: string[]): Promise<boolean>
  counts(tx: Tx): Promise<store.ReproductionCounts | undefined>
  /** How many wait for what. */
  waiting(tx: Tx): Promise<{ reason: string; count: number }[]>
  /** Judged reproductions of findings, in somebody else's transaction: cases and advisories read them. */
  judgedIn(
    tx: Tx,
    findingIds: string[],
  ): Promise<{ id: string; findingId: string; recipe: Recipe; result: Result; judgedAt: Date }[]>
}

export function createValidationReading(deps: ValidationDeps, builds: Builds): ValidationReading {
  const { db, blobs, keyring, findings } = deps
  const sealed = sealing(blobs)

  const summary = (row: store.ReproductionRow, recipe: Recipe): ReproductionSummary => ({
    id: row.id,
    findingId: row.finding_id,
    state: row.state,
    verdict: row.verdict as ReproductionSummary['verdict'],
    falls: row.falls,
    runs: row.runs,
    driver: row.driver,
    target: `${recipe.target.name}@${recipe.target.version}`,
    oracle: recipe.oracle,
    waitingFor: row.waiting_for,
    createdAt: row.created_at.toISOString(),
    judgedAt: row.judged_at?.toISOString() ?? null,
  })

  async function view(tx: Tx, row: store.ReproductionRow): Promise<ReproductionView> {
    const recipe = await sealed.get<Recipe>(tx, row.id, row.recipe_address)
    const result = row.result_address ? await sealed.get<Result>(tx, row.id, row.result_address) : undefined
    return {
      ...summary(row, recipe),
      recipe,
      judgement: result?.judgement ?? null,
      outcome: result?.outcome ?? null,
      environmentDigest: result?.environmentDigest ?? null,
      closure: result?.closure ?? {},
      threatModel: null,
      statementAvailable: result?.statement != null,
    }
  }

  async function visible(tx: Tx, id: string): Promise<store.ReproductionRow> {
    const row = await store.findReproduction(tx, id)
    if (!row) throw fault('reproduction-not-found', `no reproduction ${id}, or none you may see`)
    return row
  }
  const requireReader = (actor: Actor) => {
    if (!policy.mayReadReproductions(actor))
      throw fault(
        'not-allowed',
        'Reading reproductions takes a signed-in account and the scope findings:read.',
      )
  }

  return {
    async listReproductions(actor, query) {
      requireReader(actor)
      const limit = query.limit ?? 50
      if (query.cursor && !isId(query.cursor))
        throw fault('invalid-input', 'The cursor is not one this house gave; start again without it.')
      return db.as(actor, async (tx) => {
        const rows = await store.listReproductions(tx, {
          before: query.cursor,
          limit: limit + 1,
          findingId: query.findingId,
          verdict: query.verdict,
          state: query.state,
        })
        const page = rows.slice(0, limit)
        const items: ReproductionSummary[] = []
        for (const row of page)
          items.push(summary(row, await sealed.get<Recipe>(tx, row.id, row.recipe_address)))
        return { items, next: rows.length > limit ? page.at(-1)!.id : null }
      })
    },
    async getReproduction(actor, id) {
      requireReader(actor)
      return db.as(actor, async (tx) => view(tx, await visible(tx, id)))
    },
    async getTrial(id, token) {
      return db.as(system, async (tx) => {
        const row = await store.findReproduction(tx, id)
        // One answer for "no such trial" and "wrong token": neither may be told from the other.
        if (!row?.trial_token_hash?.equals(sha256(token)))
          throw fault('trial-not-found', 'Check that the link was copied whole.')
        return view(tx, row)
      })
    },
    async statement(actor, id) {
      requireReader(actor)
      return db.as(actor, async (tx) => {
        const row = await visible(tx, id)
        const result = row.result_address ? await sealed.get<Result>(tx, id, row.result_address) : undefined
        if (!result?.statement) throw fault('statement-unavailable', 'It is signed when the runs are judged.')
        return result.statement
      })
    },
    async bundle(actor, id) {
      requireReader(actor)
      const read = await db.as(actor, async (tx) => {
        const row = await visible(tx, id)
        if (!row.plan_address) throw fault('statement-unavailable', 'Its builds are not prepared yet.')
        return {
          recipe: await sealed.get<Recipe>(tx, id, row.recipe_address),
          plan: await sealed.get<RunPlan>(tx, id, row.plan_address),
        }
      })
      const digests = [...new Set(Object.values(read.plan.builds).filter((digest) => digest !== undefined))]
      // Without the project's own words the same runs would be judged otherwise elsewhere.
      const name = keyring.blind('package', read.recipe.target.name.toLowerCase())
      const model = await db.as(system, (tx) => store.findThreatModel(tx, name))
      return {
        format: 'tocsin-bundle/1',
        ...read,
        threatModels: model ? [JSON.parse(keyring.unwrap(model.sealed).toString('utf8')) as ThreatModel] : [],
        builds: await Promise.all(digests.map((digest) => builds.byDigest(digest))),
      }
    },
    async attest(actor, findingId, reason, statement) {
      if (!policy.mayAttest(actor)) throw fault('not-allowed', 'A coordinator attests, as a named person.')
      await findings.getFinding(actor, findingId)
      const id = newId()
      await db.as(system, async (tx) => {
        await store.insertAttestation(tx, {
          id,
          findingId,
          accountId: actor.accountId!,
          byName: actor.name,
          reason,
          sealed: keyring.wrap(Buffer.from(statement)),
        })
        await emit(tx, 'finding.attested', findingId, { by: actor.accountId, reason })
        await record(tx, {
          act: 'finding attested',
          subjectKind: 'finding',
          subjectId: findingId,
          detail: { by: actor.accountId, reason },
        })
      })
      return { id, findingId, by: actor.name, at: new Date().toISOString(), reason, statement }
    },
    async underWay(tx, findingIds) {
      return (await store.reproductionsOf(tx, findingIds)).some(
        (row) => row.state !== 'judged' && row.state !== 'waiting',
      )
    },
    counts: (tx) => store.reproductionCounts(tx),
    waiting: store.waitingCounts,
    async judgedIn(tx, findingIds) {
      const rows = (await store.reproductionsOf(tx, findingIds)).filter(
        (row) => row.purpose === 'finding' && row.result_address,
      )
      return Promise.all(
        rows.map(async (row) => ({
          id: row.id,
          findingId: row.finding_id!,
          recipe: await sealed.get<Recipe>(tx, row.id, row.recipe_address),
          result: await sealed.get<Result>(tx, row.id, row.result_address!),
          judgedAt: row.judged_at!,
        })),
      )
    },
  }
}
