import Type, { type Static } from 'typebox'
import { Build, RunOutcome, RunPlan } from '../../standards/judging/types.ts'

/** What crosses between the server and a runner. The runner holds nothing else. */

/** `attempt` is the fencing token: an outcome for an older attempt is refused. */
export const RunnerJob = Type.Object({
  reproductionId: Type.String(),
  attempt: Type.Integer(),
  /** Drivers able to run it, best first; the runner takes the first it truly has. */
  drivers: Type.Array(Type.Union([Type.Literal('wasm'), Type.Literal('bubblewrap')])),
  plan: RunPlan,
})
export type RunnerJob = Static<typeof RunnerJob>

export const ClaimBody = Type.Object({
  drivers: Type.Array(Type.Union([Type.Literal('wasm'), Type.Literal('bubblewrap')])),
  capacity: Type.Integer({ minimum: 1, maximum: 64 }),
})
export const ClaimReply = Type.Object({ jobs: Type.Array(RunnerJob) })

export const OutcomeBody = Type.Object({ attempt: Type.Integer(), outcome: RunOutcome })
export const OutcomeReply = Type.Object({ accepted: Type.Boolean() })

/** GET /v1/runner/builds/{digest} */
export const BuildReply = Build

/** Standard input and output of a one-shot runner (`tocsin reproduce`): no server, no account. */
export const OneShotJob = Type.Object({
  drivers: Type.Array(Type.Union([Type.Literal('wasm'), Type.Literal('bubblewrap')])),
  plan: RunPlan,
  builds: Type.Array(Build),
})
export type OneShotJob = Static<typeof OneShotJob>
