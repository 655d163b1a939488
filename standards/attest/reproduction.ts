import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { digestOf, environmentDigest, sha256Hex } from '../judging/digest.ts'
import { Judgement, Oracle, type Recipe, RunOutcome, type RunPlan } from '../judging/types.ts'
import { STATEMENT_TYPE, type Statement, type StatementOf, type Subject } from './statement.ts'

export const REPRODUCTION_TYPE = 'urn:tocsin:reproduction:v1'

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

/**
 * What a reproduction statement says. It carries digests of recipe, proof, plan and outcome, never the
 * proof: it can be shown while the proof is still sealed, and checked against the proof once it is not.
 */
export const ReproductionPredicate = Type.Object({
  target: Type.Object({ kind: Type.String(), name: Type.String(), version: Type.String() }),
  oracle: Oracle,
  weakness: Type.Optional(Type.String()),
  recipeDigest: Sha256,
  proofDigest: Sha256,
  planDigest: Sha256,
  outcomeDigest: Sha256,
  environmentDigest: Sha256,
  driver: RunOutcome.properties.driver,
  environment: RunOutcome.properties.environment,
  judgement: Judgement,
  startedAt: Type.String(),
  finishedAt: Type.String(),
})
export type ReproductionPredicate = Static<typeof ReproductionPredicate>

/**
 * The statement of one judged reproduction. Subjects are the builds that were run, by content digest.
 *
 * @param input.outcome as `checkOutcome` returned it: storable text, known members
 * @param input.startedAt, input.finishedAt RFC 3339 instants
 */
export function reproductionStatement(input: {
  recipe: Recipe
  plan: RunPlan
  outcome: RunOutcome
  judgement: Judgement
  startedAt: string
  finishedAt: string
}): StatementOf<ReproductionPredicate> {
  const { recipe, plan, outcome, judgement } = input
  const { target, fixed } = recipe
  const subject: Subject[] = [
    { name: `${target.name}@${target.version}`, digest: { sha256: plan.builds.vulnerable } },
  ]
  if (plan.builds.fixed !== undefined && fixed !== undefined) {
    subject.push({ name: `${target.name}@${fixed.version}`, digest: { sha256: plan.builds.fixed } })
  }
  return {
    _type: STATEMENT_TYPE,
    subject,
    predicateType: REPRODUCTION_TYPE,
    predicate: {
      target: { kind: target.kind, name: target.name, version: target.version },
      oracle: recipe.oracle,
      ...(recipe.weakness === undefined ? {} : { weakness: recipe.weakness }),
      recipeDigest: digestOf(recipe),
      proofDigest: sha256Hex(recipe.proof.source),
      planDigest: digestOf(plan),
      outcomeDigest: digestOf(outcome),
      environmentDigest: environmentDigest(outcome, plan.builds),
      driver: outcome.driver,
      environment: outcome.environment,
      judgement,
      startedAt: input.startedAt,
      finishedAt: input.finishedAt,
    },
  }
}

/** The predicate of a reproduction statement, or why it is none. Signature checking comes first and elsewhere. */
export function readReproduction(
  statement: Statement,
): { ok: true; predicate: ReproductionPredicate } | { ok: false; reason: string } {
  if (statement.predicateType !== REPRODUCTION_TYPE) {
    return {
      ok: false,
      reason: `This statement is a ${JSON.stringify(statement.predicateType)}, not a reproduction.`,
    }
  }
  if (Value.Check(ReproductionPredicate, statement.predicate))
    return { ok: true, predicate: statement.predicate }
  const first = Value.Errors(ReproductionPredicate, statement.predicate)[0]
  return {
    ok: false,
    reason: `The reproduction statement is incomplete at ${first?.instancePath || 'the top'}: ${first?.message ?? 'unreadable'}.`,
  }
}

/**
 * Whether a discoverer's statement speaks of this recipe: same proof, same target, verdict reproduced.
 * Needed before a finding counts as "reproduced by discoverer".
 */
export function statementCovers(predicate: ReproductionPredicate, recipe: Recipe): boolean {
  return (
    predicate.judgement.verdict === 'reproduced' &&
    predicate.recipeDigest === digestOf(recipe) &&
    predicate.target.name === recipe.target.name &&
    predicate.target.version === recipe.target.version
  )
}
