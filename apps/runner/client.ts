import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import {
  BuildReply,
  ClaimReply,
  HeartbeatReply,
  OutcomeReply,
  type RunnerJob,
  type RunnerOffer,
} from '../../modules/validation/wire.ts'
import type { Build, RunOutcome } from '../../standards/judging/types.ts'

/** What a runner says to the house. */
export interface RunnerClient {
  /** Held open by the server while there is nothing to do. */
  claim(offer: RunnerOffer, capacity: number, signal: AbortSignal): Promise<RunnerJob[]>
  /** That it lives and still runs these: without it they soon go to somebody else. */
  heartbeat(offer: RunnerOffer, jobs: readonly RunnerJob[]): Promise<void>
  build(digest: string): Promise<Build>
  /** False when the house had given the job to somebody else meanwhile. */
  answer(job: RunnerJob, outcome: RunOutcome): Promise<boolean>
}

/** The server's refusal. `lasting`: asking again the same way is pointless. */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const CLAIM_MS = 30_000
const HEARTBEAT_MS = 5_000
const FETCH_MS = 120_000

export function runnerClient(server: string, key: string): RunnerClient {
  async function ask<T extends TSchema>(
    schema: T,
    path: string,
    options: { body?: unknown; signal: AbortSignal },
  ): Promise<Static<T>> {
    const { body, signal } = options
    const response = await fetch(`${server}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal,
    })
    const text = await response.text()
    if (!response.ok) {
      throw new ServerRefusal(
        response.status,
        `${path}: the server answered ${response.status} ${text.slice(0, 300)}`,
      )
    }
    const value: unknown = JSON.parse(text)
    if (!Value.Check(schema, value))
      throw new Error(`${path}: the server answered something else than agreed`)
    return value
  }

  return {
    async claim(offer, capacity, signal) {
      const either = AbortSignal.any([signal, AbortSignal.timeout(CLAIM_MS)])
      const body = { ...offer, capacity, heartbeats: true }
      return (await ask(ClaimReply, '/v1/runner/jobs', { body, signal: either })).jobs
    },
    async heartbeat(offer, jobs) {
      const running = jobs.map(({ reproductionId, attempt }) => ({ reproductionId, attempt }))
      await ask(HeartbeatReply, '/v1/runner/heartbeat', {
        body: { ...offer, jobs: running },
        signal: AbortSignal.timeout(HEARTBEAT_MS),
      })
    },
    build: (digest) =>
      ask(BuildReply, `/v1/runner/builds/${digest}`, { signal: AbortSignal.timeout(FETCH_MS) }),
    async answer({ reproductionId, attempt }, outcome) {
      const path = `/v1/runner/jobs/${encodeURIComponent(reproductionId)}/outcome`
      const body = { attempt, outcome }
      return (await ask(OutcomeReply, path, { body, signal: AbortSignal.timeout(FETCH_MS) })).accepted
    },
  }
}
