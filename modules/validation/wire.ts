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

/** What a runner's self-test found on its machine: it is given only what that can run. */
const Offer = {
  drivers: Type.Array(Type.Union([Type.Literal('wasm'), Type.Literal('bubblewrap')])),
  /** Left out by runners that do not say: then the drivers alone count. */
  languages: Type.Optional(Type.Array(Type.Union([Type.Literal('javascript'), Type.Literal('c')]))),
}
export const RunnerOffer = Type.Object(Offer)
export type RunnerOffer = Static<typeof RunnerOffer>

export const ClaimBody = Type.Object({
  ...Offer,
  capacity: Type.Integer({ minimum: 1, maximum: 64 }),
  /** It says by heartbeats that it lives: then its jobs go to others soon after it fell silent. */
  heartbeats: Type.Optional(Type.Boolean()),
})
export const ClaimReply = Type.Object({ jobs: Type.Array(RunnerJob) })

export const OutcomeBody = Type.Object({ attempt: Type.Integer(), outcome: RunOutcome })
export const OutcomeReply = Type.Object({ accepted: Type.Boolean() })

/** Every few seconds, with all jobs that run. */
export const HeartbeatBody = Type.Object({
  ...Offer,
  jobs: Type.Array(
    Type.Object({ reproductionId: Type.String({ format: 'uuid' }), attempt: Type.Integer() }),
    { maxItems: 64 },
  ),
})
export type Heartbeat = Static<typeof HeartbeatBody>
/** Those that are still its own. */
export const HeartbeatReply = Type.Object({ kept: Type.Array(Type.String()) })

/** GET /v1/runner/builds/{digest} */
export const BuildReply = Build

/** Standard input and output of a one-shot runner (`tocsin reproduce`): no server, no account. */
export const OneShotJob = Type.Object({
  drivers: Type.Array(Type.Union([Type.Literal('wasm'), Type.Literal('bubblewrap')])),
  plan: RunPlan,
  builds: Type.Array(Build),
})
export type OneShotJob = Static<typeof OneShotJob>
