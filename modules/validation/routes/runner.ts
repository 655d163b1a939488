import Type from 'typebox'
import { fault } from '../../../platform/errors/index.ts'
import type { App } from '../../../platform/http/index.ts'
import { isRunner } from '../policy.ts'
import type { Validation } from '../service/index.ts'
import {
  BuildReply,
  ClaimBody,
  ClaimReply,
  HeartbeatBody,
  HeartbeatReply,
  OutcomeBody,
  OutcomeReply,
} from '../wire.ts'

/** A claim without work is held this long before it is answered empty, milliseconds. */
const HOLD = 8_000

/** What runners use: claim, fetch builds, answer. A runner key opens nothing else. */
export function runnerRoutes(app: App, validation: Validation): void {
  app.post(
    '/v1/runner/jobs',
    { schema: { tags: ['runner'], body: ClaimBody, response: { 200: ClaimReply } } },
    async (request) => {
      const { capacity, heartbeats, ...offer } = request.body
      const until = Date.now() + HOLD
      for (;;) {
        const jobs = await validation.claim(request.actor, capacity, offer, heartbeats)
        if (jobs.length > 0 || Date.now() > until || request.raw.destroyed) return { jobs }
        await new Promise((resolve) => setTimeout(resolve, 150))
      }
    },
  )
  app.post(
    '/v1/runner/heartbeat',
    { schema: { tags: ['runner'], body: HeartbeatBody, response: { 200: HeartbeatReply } } },
    async (request) => ({ kept: await validation.heartbeat(request.actor, request.body) }),
  )
  app.get(
    '/v1/runner/builds/:digest',
    {
      schema: {
        tags: ['runner'],
        params: Type.Object({ digest: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
        response: { 200: BuildReply },
      },
    },
    async (request) => {
      if (!isRunner(request.actor)) throw fault('not-a-runner', 'Use a key with the scope runner.')
      return validation.byDigest(request.params.digest)
    },
  )
  app.post(
    '/v1/runner/jobs/:id/outcome',
    {
      bodyLimit: 8 * 1024 * 1024,
      schema: {
        tags: ['runner'],
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        body: Type.Object({ attempt: OutcomeBody.properties.attempt, outcome: Type.Unknown() }),
        response: { 200: OutcomeReply },
      },
    },
    async (request) => ({
      accepted: await validation.outcome(
        request.actor,
        request.params.id,
        request.body.attempt,
        request.body.outcome,
      ),
    }),
  )
}
