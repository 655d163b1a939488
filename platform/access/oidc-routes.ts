import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Fault, fault } from '../errors/index.ts'
import type { App } from '../http/index.ts'
import type { Actor } from './actor.ts'
import { CALLBACK, type Oidc } from './oidc.ts'
import type { SessionView } from './schema.ts'

const tags = ['session']

export interface OidcRoutesOptions {
  /** Undefined: no provider is configured. */
  oidc: Oidc | undefined
  welcome(request: FastifyRequest, actor: Actor): Promise<SessionView>
}

/** Sign-in through an OpenID Connect provider: the browser leaves for it and comes back. */
export function oidcRoutes(app: App, { oidc, welcome }: OidcRoutesOptions): void {
  const configured = (): Oidc => {
    if (oidc) return oidc
    throw fault('oidc-unavailable', 'Set TOCSIN_OIDC_ISSUER and TOCSIN_OIDC_CLIENT_ID to sign in this way.')
  }
  const rateLimit = { max: 30, timeWindow: 60_000 }

  app.get(
    '/v1/session/oidc',
    { config: { open: true, rateLimit }, schema: { tags, response: { 302: Type.Null() } } },
    async (request, reply) => {
      const { url, attempt } = await configured().begin()
      request.session.oidc = attempt
      return reply.redirect(url, 302)
    },
  )
  app.get(
    CALLBACK,
    { config: { open: true, rateLimit }, schema: { tags, response: { 302: Type.Null() } } },
    async (request, reply) => {
      try {
        const attempt = request.session.oidc
        // Taken away first: an answer is looked at once.
        delete request.session.oidc
        if (!attempt) throw fault('oidc-failed', 'No sign-in was begun in this browser; start again.')
        const at = request.url.indexOf('?')
        await welcome(request, await configured().finish(at < 0 ? '' : request.url.slice(at), attempt))
        return reply.redirect('/', 302)
      } catch (error) {
        return backToSignIn(request, reply, error)
      }
    },
  )
}

/** A person in a browser gets the sign-in page, which knows the words of each code; anything else, problem details. */
function backToSignIn(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof Fault) || !request.headers.accept?.includes('text/html')) throw error
  return reply.redirect(`/sign-in?problem=${encodeURIComponent(error.code)}`, 302)
}
