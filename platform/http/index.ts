import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import session from '@fastify/session'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify'
import { type Actor, anonymous } from '../access/actor.ts'
import { type ErrorEntry, fault } from '../errors/index.ts'
import { sendProblem } from './problems.ts'
import { Problem } from './schema.ts'

export * from './schema.ts'

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** One route of the house, as it was declared. */
export interface RouteEntry {
  method: string
  url: string
  open: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
  }
  interface FastifyInstance {
    /** Every route declared so far: what a test of all routes goes through. */
    catalogue: RouteEntry[]
  }
  interface FastifyContextConfig {
    /** Routes are closed: without this mark a request that is not signed in gets 401. */
    open?: boolean
  }
  interface Session {
    accountId?: string
    csrfToken?: string
    challenge?: { purpose: 'register' | 'sign in'; value: string; at: number }
    oidc?: { state: string; nonce: string; verifier: string }
  }
}

export interface HttpOptions {
  logLevel: string
  version: string
  cookieSecret: Buffer
  /** Cookies are marked Secure when people reach the house by https. */
  secureCookies: boolean
  sessionStore: session.SessionStore
  /** The whole error vocabulary of the house: every module's codes. */
  vocabulary: Record<string, ErrorEntry>
  /** Finds who acts: from the session's account, or from a bearer key. */
  authenticate(request: FastifyRequest): Promise<Actor>
  /** Addresses and networks whose forwarded headers say who asks. */
  trustedProxies?: string[]
  /** Requests a minute and address; generous, since agents submit in streams. */
  requestsPerMinute?: number
}

const MiB = 1024 * 1024

/** The log of a process that serves nothing. */
export const createLog = (level: string): FastifyBaseLogger => Fastify({ logger: { level } }).log

/** The server without routes: limits, headers, sessions, CSRF, problem details, OpenAPI. */
export async function createHttp(options: HttpOptions): Promise<App> {
  const app: App = Fastify({
    logger: {
      level: options.logLevel,
      redact: ['req.headers.authorization', 'req.headers.cookie', 'req.headers["x-csrf-token"]'],
    },
    bodyLimit: 32 * MiB,
    // An empty list trusts nobody; a forwarded header counts only when it comes from one of these.
    trustProxy: options.trustedProxies?.length ? options.trustedProxies : false,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 256 },
  }).withTypeProvider<TypeBoxTypeProvider>()

  const catalogue: RouteEntry[] = []
  app.decorate('catalogue', catalogue)
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) catalogue.push({ method: one, url, open: config?.open ?? false })
  })

  // Addresses and query strings are text: they are coerced. Bodies are JSON and stay what they are.
  const [strict, coercing] = [validator(false), validator(true)]
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : coercing).compile(schema as object),
  )
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, options.vocabulary))
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      fault('not-found', `no ${request.method} ${request.url.split('?')[0]}`),
      request,
      reply,
      options.vocabulary,
    ),
  )

  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tocsin',
        description: 'Vulnerability clearinghouse: findings, root causes, reproductions, cases, advisories.',
        version: options.version,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'A scoped API key' },
          session: { type: 'apiKey', in: 'cookie', name: 'tocsin' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) => (json.$id as string) ?? `def-${index}`,
    },
  })
  app.addSchema(Problem)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: options.secureCookies,
    crossOriginEmbedderPolicy: false,
  })
  await app.register(rateLimit, { max: options.requestsPerMinute ?? 6000, timeWindow: 60_000 })
  await app.register(cookie)
  // TLS ends in front of this process, and the session plugin sets no Secure cookie on what looks like http.
  if (options.secureCookies)
    app.addHook('onRequest', async (request) => {
      Object.defineProperty(request, 'protocol', { value: 'https' })
    })
  await app.register(session, {
    secret: options.cookieSecret.toString('base64'),
    cookieName: 'tocsin',
    store: options.sessionStore,
    saveUninitialized: false,
    rolling: false,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      secure: options.secureCookies,
      path: '/',
      maxAge: 12 * 3600 * 1000,
    },
  })

  app.decorateRequest('actor', { getter: () => anonymous })
  app.addHook('onRequest', async (request) => {
    const actor = await options.authenticate(request)
    Object.defineProperty(request, 'actor', { value: actor })
    checkOrigin(request)
    checkCsrf(request, actor)
    if (actor.kind === 'anonymous' && !request.routeOptions.config.open && !request.is404) {
      throw fault('not-signed-in', 'Sign in, or send an API key as "Authorization: Bearer …".')
    }
  })
  return app
}

function validator(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({
    coerceTypes,
    useDefaults: true,
    removeAdditional: false,
    allErrors: true,
    strict: false,
  })
  addFormats.default(ajv)
  return ajv
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A browser names the page that sends a request; one of another site may not change anything here. */
function checkOrigin(request: FastifyRequest): void {
  const origin = request.headers.origin
  if (SAFE.has(request.method) || origin === undefined) return
  if (!URL.canParse(origin) || new URL(origin).host !== request.headers.host) {
    throw fault('csrf-token-missing', 'This request comes from another site.')
  }
}

/** Keys are sent on purpose; a session's cookie is sent by itself, so its requests must also carry the token. */
function checkCsrf(request: FastifyRequest, actor: Actor): void {
  const byKey = actor.scopes !== undefined
  if (SAFE.has(request.method) || byKey || !request.session?.accountId) return
  const token = request.headers['x-csrf-token']
  if (!request.session.csrfToken || token !== request.session.csrfToken) {
    throw fault('csrf-token-missing', 'Send the csrfToken of GET /v1/session as the x-csrf-token header.')
  }
}
