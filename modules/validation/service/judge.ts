import { type Actor, system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import type { Envelope } from '../../../standards/attest/dsse.ts'
import { reproductionStatement } from '../../../standards/attest/reproduction.ts'
import { signStatement } from '../../../standards/attest/statement.ts'
import { environmentDigest } from '../../../standards/judging/digest.ts'
import { JUDGE_VERSION, judge } from '../../../standards/judging/judge.ts'
import { checkOutcome } from '../../../standards/judging/outcome.ts'
import { extendPlan, shouldExtend } from '../../../standards/judging/plan.ts'
import type { Judgement, Recipe, RunOutcome, RunPlan, ThreatModel } from '../../../standards/judging/types.ts'
import * as policy from '../policy.ts'
import * as store from '../store.ts'
import type { Builds } from './builds.ts'
import { languageOf, RUN_QUEUE, RUN_QUEUES, sealing, type ValidationDeps } from './deps.ts'

/** What is kept of a judged reproduction, sealed. */
export interface Result {
  judgement: Judgement
  outcome: RunOutcome | null
  /** Sealed with the rest: it is a plain hash over public builds, and would name the package by trial. */
  environmentDigest: string | null
  closure: Record<string, string>
  statement: Envelope | null
}

export interface Judging {
  /**
   * Judges what a runner answers. An outcome for an older attempt, or for a job already judged, is
   * refused: the effect of a stale worker is nothing. @returns whether the outcome counted
   */
  outcome(actor: Actor, reproductionId: string, attempt: number, outcome: unknown): Promise<boolean>
  stateThreatModel(actor: Actor, model: ThreatModel): Promise<void>
}

export function createJudging(deps: ValidationDeps, builds: Builds): Judging {
  const { db, blobs, jobs, keyring, clock, nonce } = deps
  const sealed = sealing(blobs)
  const requireRunner = (actor: Actor) => {
    if (!policy.isRunner(actor)) throw fault('not-a-runner', 'Use a key with the scope runner.')
  }

  async function threatModelFor(tx: Tx, recipe: Recipe): Promise<ThreatModel | undefined> {
    const row = await store.findThreatModel(tx, keyring.blind('package', recipe.target.name.toLowerCase()))
    return row && (JSON.parse(keyring.unwrap(row.sealed).toString('utf8')) as ThreatModel)
  }

  async function closureOf(plan: RunPlan): Promise<Record<string, string>> {
    const closure: Record<string, string> = {}
    for (const digest of Object.values(plan.builds)) Object.assign(closure, await builds.closureOf(digest))
    return closure
  }

  return {
    async outcome(actor, id, attempt, raw) {
      requireRunner(actor)
      const read = await db.as(system, async (tx) => {
        const row = await store.findReproduction(tx, id)
        if (!row?.plan_address || row.state !== 'running' || row.attempt !== attempt) return undefined
        return {
          row,
          recipe: await sealed.get<Recipe>(tx, id, row.recipe_address),
          plan: await sealed.get<RunPlan>(tx, id, row.plan_address),
        }
      })
      if (!read) return false
      const { recipe, plan } = read
      const closure = await closureOf(plan)
      return db.as(system, async (tx) => {
        const row = await store.lockReproduction(tx, id)
        if (row?.state !== 'running' || row.attempt !== attempt) return false
        await jobs.completeTaken(tx, RUN_QUEUES, id)
        const model = await threatModelFor(tx, recipe)
        const judgement = judge(recipe, plan, raw, { threatModels: model ? [model] : [] })
        // Runs that disagree are run more often before anybody calls it intermittent.
        if (row.purpose !== 'cross' && shouldExtend(judgement)) {
          const longer: RunPlan = { ...extendPlan(recipe, { nonces: nonce }), builds: plan.builds }
          const language = languageOf(recipe)
          await store.setReady(tx, id, language, await sealed.put(tx, id, longer))
          await jobs.enqueue(tx, RUN_QUEUE[language], [{ data: { id } }])
          return true
        }
        const checked = checkOutcome(plan, raw)
        const outcome = checked.ok ? checked.outcome : null
        const at = clock.now().toISOString()
        const statement = outcome
          ? signStatement(
              reproductionStatement({
                recipe,
                plan,
                outcome,
                judgement,
                startedAt: row.created_at.toISOString(),
                finishedAt: at,
              }),
              [{ keyid: keyring.keyId, sign: (bytes) => keyring.sign(bytes) }],
            )
          : null
        const digest = outcome ? environmentDigest(outcome, plan.builds) : null
        const result: Result = { judgement, outcome, environmentDigest: digest, closure, statement }
        await store.setJudged(tx, id, {
          verdict: judgement.verdict,
          falls: judgement.falls,
          runs: judgement.runs,
          driver: outcome?.driver ?? null,
          resultAddress: await sealed.put(tx, id, result),
          judgeVersion: JUDGE_VERSION,
        })
        await emit(tx, 'reproduction.judged', id, {
          findingId: row.finding_id,
          purpose: row.purpose,
          verdict: judgement.verdict,
          fixHolds: judgement.fixHolds ?? null,
        })
        await record(tx, {
          act: 'reproduction judged',
          subjectKind: 'reproduction',
          subjectId: id,
          detail: { verdict: judgement.verdict },
        })
        return true
      })
    },

    async stateThreatModel(actor, model) {
      if (!policy.mayStateThreatModels(actor)) throw fault('not-allowed', 'Coordinators state threat models.')
      await db.as(system, async (tx) => {
        const key = keyring.blind('package', model.package.toLowerCase())
        await store.upsertThreatModel(tx, key, keyring.wrap(Buffer.from(JSON.stringify(model))))
        await record(tx, {
          act: 'threat model stated',
          subjectKind: 'package',
          subjectId: null,
          detail: { by: actor.accountId },
        })
      })
    },
  }
}
