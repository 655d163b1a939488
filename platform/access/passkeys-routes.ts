import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { fault } from '../errors/index.ts'
import { type App, DateTime } from '../http/index.ts'
import type { Actor } from './actor.ts'
import type { AuthenticationResponseJSON, Passkeys, RegistrationResponseJSON } from './passkeys.ts'
import { SessionView } from './schema.ts'

const tags = ['session']
const LARGEST = 64 * 1024
/** A challenge is answered within this time, milliseconds, and once. */
const CHALLENGE_TIME = 5 * 60_000

/** As the browser's API makes it (WebAuthn §5.1): read by the library, member by member. */
const Answer = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 2048 }),
  rawId: Type.String({ maxLength: 2048 }),
  type: Type.Literal('public-key'),
  response: Type.Record(Type.String(), Type.Unknown()),
  clientExtensionResults: Type.Optional(Type.Unknown()),
  authenticatorAttachment: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})
/** The options object of the same API, handed to the browser as it stands. */
const Options = Type.Record(Type.String(), Type.Unknown())
const PasskeyView = Type.Object({ id: Type.String(), name: Type.String(), createdAt: DateTime })

export interface PasskeyRoutesOptions {
  passkeys: Passkeys
  /** Starts a session for who signed in, and shows it. */
  welcome(request: FastifyRequest, actor: Actor): Promise<SessionView>
}

/** Passkeys: adding and removing one's own, and signing in with one. */
export function passkeyRoutes(app: App, { passkeys, welcome }: PasskeyRoutesOptions): void {
  app.get('/v1/passkeys', { schema: { tags, response: { 200: Type.Array(PasskeyView) } } }, async (request) =>
    passkeys.list(inPerson(request)),
  )
  app.post('/v1/passkeys/options', { schema: { tags, response: { 200: Options } } }, async (request) => {
    const options = await passkeys.registrationOptions(inPerson(request))
    keepChallenge(request, 'register', options.challenge)
    return { ...options }
  })
  app.post(
    '/v1/passkeys',
    { bodyLimit: LARGEST, schema: { tags, body: Answer, response: { 201: PasskeyView } } },
    async (request, reply) => {
      const actor = inPerson(request)
      const challenge = takeChallenge(request, 'register')
      const answer = request.body as unknown as RegistrationResponseJSON
      return reply.status(201).send(await passkeys.register(actor, challenge, answer))
    },
  )
  app.delete(
    '/v1/passkeys/:id',
    {
      schema: {
        tags,
        params: Type.Object({ id: Type.String({ maxLength: 2048 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await passkeys.remove(inPerson(request), request.params.id)
      return reply.status(204).send(null)
    },
  )
  app.post(
    '/v1/session/passkey/options',
    {
      config: { open: true, rateLimit: { max: 30, timeWindow: 60_000 } },
      schema: { tags, response: { 200: Options } },
    },
    async (request) => {
      const options = await passkeys.signInOptions()
      keepChallenge(request, 'sign in', options.challenge)
      return { ...options }
    },
  )
  app.post(
    '/v1/session/passkey',
    {
      bodyLimit: LARGEST,
      config: { open: true, rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: { tags, body: Answer, response: { 200: SessionView } },
    },
    async (request) => {
      const challenge = takeChallenge(request, 'sign in')
      const answer = request.body as unknown as AuthenticationResponseJSON
      return welcome(request, await passkeys.signIn(challenge, answer))
    },
  )
}

/** Passkeys are a person's: a key that leaks must not turn into a way to sign in. */
function inPerson({ actor }: FastifyRequest): Actor {
  if (actor.kind === 'account' && actor.scopes === undefined) return actor
  throw fault('not-allowed', 'Passkeys are kept by a signed-in person, not with an API key.')
}

function keepChallenge(request: FastifyRequest, purpose: 'register' | 'sign in', value: string): void {
  request.session.challenge = { purpose, value, at: Date.now() }
}

/** Takes the session's challenge away: whatever comes of the answer, it is not asked again. */
function takeChallenge(request: FastifyRequest, purpose: 'register' | 'sign in'): string {
  const { challenge } = request.session
  delete request.session.challenge
  if (challenge?.purpose !== purpose || Date.now() - challenge.at > CHALLENGE_TIME)
    throw fault('passkey-refused', 'Nothing was asked of a passkey just now; start again.')
  return challenge.value
}
