import { readFileSync } from 'node:fs'
import { availableParallelism, homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { fault } from '../errors/index.ts'
import { whyNoProxy } from './networks.ts'

export { packageRoot } from './root.ts'

const Config = Type.Object(
  {
    host: Type.String({ default: '127.0.0.1' }),
    port: Type.Integer({ minimum: 0, maximum: 65535, default: 7117 }),
    /** Address people reach the house under; needed behind a proxy, for passkeys and OIDC. */
    publicUrl: Type.Optional(Type.String({ pattern: '^https?://' })),
    dataDir: Type.String({ minLength: 1 }),
    /** PostgreSQL connection string; unset: the embedded database in `dataDir`. */
    databaseUrl: Type.Optional(Type.String({ pattern: '^postgres(ql)?://' })),
    logLevel: Type.Union(
      [
        Type.Literal('trace'),
        Type.Literal('debug'),
        Type.Literal('info'),
        Type.Literal('warn'),
        Type.Literal('error'),
        Type.Literal('silent'),
      ],
      { default: 'info' },
    ),
    /** One-click roles for the first visit; the server refuses it unless bound to loopback. */
    demonstration: Type.Boolean({ default: false }),
    publisherName: Type.String({ default: 'Tocsin clearinghouse' }),
    /** Publisher namespace of CSAF documents: an address the publisher controls. */
    publisherNamespace: Type.String({ default: 'https://localhost' }),
    /** Runs of the local runner at once; 0 starts none. One more than there are cores: between runs a slot waits for the house. */
    runnerCapacity: Type.Integer({
      minimum: 0,
      maximum: 64,
      default: Math.min(64, availableParallelism() + 1),
    }),
    /** Sandbox drivers the local runner may use; empty: all that pass their self-test. */
    runnerDrivers: Type.Array(Type.Union([Type.Literal('wasm'), Type.Literal('bubblewrap')]), {
      default: [],
    }),
    /** Addresses and networks of reverse proxies: their forwarded headers say who asks; nobody else's do. */
    trustedProxies: Type.Array(Type.String(), { default: [] }),
    /** Names of the reference feeds to fetch; a fresh house fetches none. */
    feeds: Type.Array(Type.String({ pattern: '^[a-z0-9-]+$' }), { default: [] }),
    /** `name=address`: a mirror of a feed, or a feed of one's own; https, http or file. */
    feedAddresses: Type.Array(Type.String(), { default: [] }),
    /** `name=file`: the OpenPGP public keys that sign a CSAF provider's documents, armored; they count alone then. */
    feedKeys: Type.Array(Type.String({ pattern: '^[a-z0-9-]+=.+$' }), { default: [] }),
    /** The operator's mail server, smtp:// or smtps://; unset: no mail is sent. */
    smtpUrl: Type.Optional(Type.String({ pattern: '^smtps?://' })),
    /** Address mails come from. */
    mailFrom: Type.Optional(Type.String({ pattern: '^[^\\s@,;<>]+@[^\\s@,;<>]+$' })),
    /** Domain of the addresses parties answer to; its mail must reach `mailListen`. */
    mailDomain: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9.-]+$' })),
    /** `host:port` of the server that takes answers in; unset: none is started. */
    mailListen: Type.Optional(Type.String({ pattern: '^.+:[0-9]{1,5}$' })),
    /** Webhooks may go to this machine, by plain http too: for tests and demonstrations. */
    webhookLoopback: Type.Boolean({ default: false }),
    /** CVE Services, for instance https://cveawg.mitre.org/api; unset: no identifiers are asked for. */
    cveApi: Type.Optional(Type.String({ pattern: '^https?://' })),
    /** Short name of the CNA, its user, and the user's key. Give the house a user of its own. */
    cveOrg: Type.Optional(Type.String({ minLength: 1 })),
    cveUser: Type.Optional(Type.String({ minLength: 1 })),
    cveKey: Type.Optional(Type.String({ minLength: 1 })),
    /** Export-control notice that stands on every sealed export. */
    exportNotice: Type.String({
      default:
        'This document may hold technical data that export-control law covers. It is given for the handling of this vulnerability alone: make sure that you may before you give it to another person or take it to another country.',
    }),
    oidcIssuer: Type.Optional(Type.String({ pattern: '^https?://' })),
    oidcClientId: Type.Optional(Type.String()),
    oidcClientSecret: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
export type Config = Static<typeof Config>

/** Environment variable of each key: TOCSIN_ and the key in capitals, except the customary DATABASE_URL. */
export const ENVIRONMENT: Record<keyof Config, string> = {
  host: 'TOCSIN_HOST',
  port: 'TOCSIN_PORT',
  publicUrl: 'TOCSIN_PUBLIC_URL',
  dataDir: 'TOCSIN_DATA_DIR',
  databaseUrl: 'DATABASE_URL',
  logLevel: 'TOCSIN_LOG_LEVEL',
  demonstration: 'TOCSIN_DEMONSTRATION',
  publisherName: 'TOCSIN_PUBLISHER_NAME',
  publisherNamespace: 'TOCSIN_PUBLISHER_NAMESPACE',
  runnerCapacity: 'TOCSIN_RUNNER_CAPACITY',
  runnerDrivers: 'TOCSIN_RUNNER_DRIVERS',
  trustedProxies: 'TOCSIN_TRUSTED_PROXIES',
  feeds: 'TOCSIN_FEEDS',
  feedAddresses: 'TOCSIN_FEED_ADDRESSES',
  feedKeys: 'TOCSIN_FEED_KEYS',
  smtpUrl: 'TOCSIN_SMTP_URL',
  mailFrom: 'TOCSIN_MAIL_FROM',
  mailDomain: 'TOCSIN_MAIL_DOMAIN',
  mailListen: 'TOCSIN_MAIL_LISTEN',
  webhookLoopback: 'TOCSIN_WEBHOOK_LOOPBACK',
  cveApi: 'TOCSIN_CVE_API',
  cveOrg: 'TOCSIN_CVE_ORG',
  cveUser: 'TOCSIN_CVE_USER',
  cveKey: 'TOCSIN_CVE_KEY',
  exportNotice: 'TOCSIN_EXPORT_NOTICE',
  oidcIssuer: 'TOCSIN_OIDC_ISSUER',
  oidcClientId: 'TOCSIN_OIDC_CLIENT_ID',
  oidcClientSecret: 'TOCSIN_OIDC_CLIENT_SECRET',
}

/**
 * Reads the configuration: defaults, then the TOML file named by TOCSIN_CONFIG, then the environment.
 * @throws Fault `configuration-invalid`, naming every key that does not fit and what it may be
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const file = env.TOCSIN_CONFIG ? readToml(env.TOCSIN_CONFIG) : {}
  const raw: Record<string, unknown> = { dataDir: join(homedir(), '.tocsin'), ...file }
  for (const [key, variable] of Object.entries(ENVIRONMENT)) {
    const value = env[variable]
    if (value !== undefined && value !== '') raw[key] = fromText(key, value)
  }
  const config = Value.Default(Config, raw)
  if (!Value.Check(Config, config)) {
    const errors = [...Value.Errors(Config, config)].map((error) => ({
      path: error.instancePath || '/',
      message: error.message,
    }))
    const list = errors
      .map((error) => `${error.path.slice(1) || 'configuration'}: ${error.message}`)
      .join('; ')
    throw fault(
      'configuration-invalid',
      `${list}. Set it in the file TOCSIN_CONFIG names, or in the environment.`,
      errors,
    )
  }
  const wrong = config.trustedProxies.flatMap((text) => whyNoProxy(text) ?? [])
  if (wrong.length > 0)
    throw fault(
      'configuration-invalid',
      `trustedProxies: ${wrong.join('; ')}. Correct ${ENVIRONMENT.trustedProxies}, or the file TOCSIN_CONFIG names.`,
    )
  config.dataDir = resolve(config.dataDir)
  return config
}

function readToml(path: string): Record<string, unknown> {
  try {
    return parseToml(readFileSync(path, 'utf8'))
  } catch (error) {
    throw fault('configuration-invalid', `${path}: ${(error as Error).message}`)
  }
}

function fromText(key: string, value: string): unknown {
  const schema = (Config.properties as Record<string, { type?: string }>)[key]
  if (schema?.type === 'integer' && /^-?[0-9]+$/.test(value)) return Number(value)
  if (schema?.type === 'boolean')
    return value === '1' || value === 'true' ? true : value === '0' || value === 'false' ? false : value
  if (schema?.type === 'array') return value.split(',').map((part) => part.trim())
  return value
}
