import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { fault } from '../errors/index.ts'
import { type App, DateTime, Id, Nullable } from '../http/index.ts'
import { type Actor, hasScope } from './actor.ts'
import type { Oidc } from './oidc.ts'
import { oidcRoutes } from './oidc-routes.ts'
import type { Passkeys } from './passkeys.ts'
import { passkeyRoutes } from './passkeys-routes.ts'
import { Role, Scope, SessionView } from './schema.ts'
import type { Access } from './service.ts'

/** One role a visitor may take with one click while the house shows demonstration data. */
export interface DemonstrationRole {
  role: Role
  name: string
  organisation: string
  login: string
}

export interface AccessRoutesOptions {
  access: Access
  passkeys: Passkeys
  /** Undefined: no provider is configured. */
  oidc: Oidc | undefined
  /** Empty outside a demonstration. */
  demonstrationRoles(): DemonstrationRole[]
  /** The server listens on a loopback address. */
  boundToLoopback(): boolean
}

/** Starts a fresh session for an account: a new id, so that one planted before sign-in is worth nothing. */
async function startSession(request: FastifyRequest, accountId: string): Promise<void> {
  await request.session.regenerate()
  request.session.accountId = accountId
  request.session.csrfToken = randomBytes(24).toString('base64url')
}

/** One-click sign-in never works through a proxy: a forwarded header means somebody else is out there. */
function demonstrationAllowed(request: FastifyRequest, options: AccessRoutesOptions): boolean {
  const forwarded = Object.keys(request.headers).some(
    (header) => header.startsWith('x-forwarded-') || ['forwarded', 'x-real-ip', 'via'].includes(header),
  )
  return options.boundToLoopback() && !forwarded && options.demonstrationRoles().length > 0
}

function sessionView(request: FastifyRequest, actor: Actor, options: AccessRoutesOptions): SessionView {
  return {
    signedIn: actor.kind === 'account',
    ...(actor.kind === 'account'
      ? {
          account: {
            id: actor.accountId!,
            name: actor.name,
            organisation: actor.organisation,
            roles: [...actor.roles],
            tlp: actor.tlp,
          },
        }
      : {}),
    demonstrationRoles: demonstrationAllowed(request, options)
      ? options.demonstrationRoles().map(({ role, name, organisation }) => ({ role, name, organisation }))
      : [],
    oidc: options.oidc !== undefined,
    csrfToken: request.session.csrfToken ?? '',
  }
}

const KeyView = Type.Object({
  id: Id,
  name: Type.String(),
  scopes: Type.Array(Scope),
  createdAt: DateTime,
  expiresAt: Nullable(DateTime),
  revokedAt: Nullable(DateTime),
})

/** Sign-in in every way there is, sign-out and API keys. */
export function accessRoutes(app: App, options: AccessRoutesOptions): void {
  const { access, passkeys, oidc } = options
  const welcome = async (request: FastifyRequest, actor: Actor): Promise<SessionView> => {
    await startSession(request, actor.accountId!)
    return sessionView(request, actor, options)
  }
  passkeyRoutes(app, { passkeys, welcome })
  oidcRoutes(app, { oidc, welcome })
  app.get(
    '/v1/session',
    { config: { open: true }, schema: { tags: ['session'], response: { 200: SessionView } } },
    async (request) => sessionView(request, request.actor, options),
  )
  app.post(
    '/v1/session',
    {
      // A guess costs the guesser a tenth of a minute's allowance.
      config: { open: true, rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: {
        tags: ['session'],
        body: Type.Object(
          { account: Type.String({ maxLength: 256 }), password: Type.String({ maxLength: 1024 }) },
          { additionalProperties: false },
        ),
        response: { 200: SessionView },
      },
    },
    async (request) => {
      return welcome(request, await access.signIn(request.body.account, request.body.password))
    },
  )
  app.post(
    '/v1/session/demonstration',
    {
      config: { open: true },
      schema: {
        tags: ['session'],
        body: Type.Object({ role: Role }, { additionalProperties: false }),
        response: { 200: SessionView },
      },
    },
    async (request) => {
      const wanted = options.demonstrationRoles().find((entry) => entry.role === request.body.role)
      if (!demonstrationAllowed(request, options) || !wanted) {
        throw fault(
          'demonstration-unavailable',
          'One-click roles need demonstration data and a server bound to loopback.',
        )
      }
      return welcome(request, await access.signInDemonstration(wanted.login))
    },
  )
  app.delete(
    '/v1/session',
    { config: { open: true }, schema: { tags: ['session'], response: { 204: Type.Null() } } },
    async (request, reply) => {
      await request.session.destroy()
      return reply.status(204).send(null)
    },
  )
  app.get(
    '/v1/keys',
    { schema: { tags: ['keys'], response: { 200: Type.Array(KeyView) } } },
    async (request) => {
      requireKeeper(request.actor)
      return (await access.listKeys(request.actor)).map((row) => ({
        id: row.id,
        name: row.name,
        scopes: row.scopes,
        createdAt: row.created_at.toISOString(),
        expiresAt: row.expires_at?.toISOString() ?? null,
        revokedAt: row.revoked_at?.toISOString() ?? null,
      }))
    },
  )
  app.post(
    '/v1/keys',
    {
      schema: {
        tags: ['keys'],
        body: Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 200 }),
            scopes: Type.Array(Scope, { minItems: 1 }),
            expiresAt: Type.Optional(DateTime),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ id: Id, secret: Type.String({ description: 'Shown once' }) }) },
      },
    },
    async (request, reply) => {
      const { actor, body } = request
      requireKeeper(actor)
      // A key cannot make a stronger key: only what this actor itself may do is given on.
      const forbidden = body.scopes.find((scope) => !mayGrant(actor, scope))
      if (forbidden) throw fault('scope-unknown', `your account cannot give the scope ${forbidden}`)
      const key = await access.createKey(
        actor.accountId!,
        body.name,
        body.scopes,
        body.expiresAt ? new Date(body.expiresAt) : undefined,
      )
      return reply.status(201).send(key)
    },
  )
  app.delete(
    '/v1/keys/:id',
    { schema: { tags: ['keys'], params: Type.Object({ id: Id }), response: { 204: Type.Null() } } },
    async (request, reply) => {
      requireKeeper(request.actor)
      await access.revokeKey(request.actor, request.params.id)
      return reply.status(204).send(null)
    },
  )
}

/** A stolen key must not make itself successors, nor show what other keys there are. */
function requireKeeper(actor: Actor): void {
  if (hasScope(actor, 'admin')) return
  throw fault('not-allowed', 'Keys are kept by a signed-in person, or with a key that has the scope admin.')
}

function mayGrant(actor: Actor, scope: Scope): boolean {
  if (actor.scopes && !actor.scopes.includes(scope)) return false
  if (scope === 'runner' || scope === 'admin') return actor.administrator
  return true
}
