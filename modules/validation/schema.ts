import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable, Page, PageQuery } from '../../platform/http/schema.ts'
import { Judgement, Oracle, Recipe, RunOutcome, Verdict } from '../../standards/judging/types.ts'

export const ReproductionState = Type.Union([
  Type.Literal('queued'),
  Type.Literal('preparing'),
  Type.Literal('ready'),
  Type.Literal('running'),
  Type.Literal('judged'),
  Type.Literal('waiting'),
])
export type ReproductionState = Static<typeof ReproductionState>

export const ReproductionSummary = Type.Object({
  id: Id,
  /** Null for a trial: somebody tried something of theirs without reporting it. */
  findingId: Nullable(Id),
  state: ReproductionState,
  verdict: Nullable(Verdict),
  falls: Nullable(Type.Integer()),
  runs: Nullable(Type.Integer()),
  driver: Nullable(Type.String()),
  target: Type.String({ description: 'name@version' }),
  oracle: Oracle,
  /** Why it waits, and what to install or do; null unless state is waiting. */
  waitingFor: Nullable(Type.String()),
  createdAt: DateTime,
  judgedAt: Nullable(DateTime),
})
export type ReproductionSummary = Static<typeof ReproductionSummary>

export const ReproductionPage = Page(ReproductionSummary)
export const ReproductionQuery = Type.Object({
  ...PageQuery,
  findingId: Type.Optional(Id),
  verdict: Type.Optional(Verdict),
  state: Type.Optional(ReproductionState),
})

export const ReproductionView = Type.Object({
  ...ReproductionSummary.properties,
  recipe: Recipe,
  judgement: Nullable(Judgement),
  outcome: Nullable(RunOutcome),
  /** sha256 over driver, engine, platform and every build digest, hexadecimal. */
  environmentDigest: Nullable(Type.String()),
  /** name@version → integrity of each package that was loaded. */
  closure: Type.Record(Type.String(), Type.String()),
  threatModel: Nullable(Type.Object({ source: Type.String(), words: Type.String() })),
  statementAvailable: Type.Boolean(),
})
export type ReproductionView = Static<typeof ReproductionView>

/** "Try it on something of yours": a report in any words, or a package with a pasted proof. */
export const TrialBody = Type.Union([
  Type.Object({ report: Type.String({ minLength: 1, maxLength: 262_144 }) }, { additionalProperties: false }),
  Type.Object({ recipe: Recipe }, { additionalProperties: false }),
])
export const TrialReply = Type.Object({
  reproductionId: Nullable(Id),
  /** Read by the holder only; sent as ?token= on GET /v1/trials/{id}. */
  token: Nullable(Type.String()),
  /** What was understood of a free-form report, so that it can be corrected and sent again. */
  understood: Nullable(Recipe),
  /** What is missing to run it, each with how to mend it. Empty when it runs. */
  missing: Type.Array(Type.String()),
})

export const AttestationBody = Type.Object(
  {
    reason: Type.Union([Type.Literal('cannot be run'), Type.Literal('exploited now')]),
    statement: Type.String({ minLength: 1, maxLength: 10_000 }),
  },
  { additionalProperties: false },
)
export const AttestationView = Type.Object({
  id: Id,
  findingId: Id,
  by: Type.String(),
  at: DateTime,
  reason: Type.String(),
  statement: Type.String(),
})

/** DSSE envelope (in-toto Statement v1 inside), and how to check it. */
export const StatementView = Type.Object({
  payloadType: Type.String(),
  payload: Type.String(),
  signatures: Type.Array(Type.Object({ keyid: Type.String(), sig: Type.String() })),
})
