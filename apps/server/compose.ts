import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import {
  ADVISORIES_ERRORS,
  type Advisories,
  advisoriesRoutes,
  createAdvisories,
} from '../../modules/advisories/index.ts'
import {
  CASES_ERRORS,
  CASES_QUEUES,
  type Cases,
  casesRoutes,
  createCases,
} from '../../modules/cases/index.ts'
import {
  createFeeds,
  FEEDS_ERRORS,
  FEEDS_QUEUES,
  type Feeds,
  feedsRoutes,
} from '../../modules/feeds/index.ts'
import {
  createFindings,
  FINDINGS_ERRORS,
  FINDINGS_QUEUES,
  type Findings,
  findingsRoutes,
} from '../../modules/findings/index.ts'
import {
  createMembers,
  MEMBERS_ERRORS,
  MEMBERS_QUEUES,
  type Members,
  membersRoutes,
} from '../../modules/members/index.ts'
import {
  createOutcomesReading,
  createOversight,
  type OutcomesReading,
  OVERSIGHT_ERRORS,
  type Oversight,
  oversightRoutes,
} from '../../modules/oversight/index.ts'
import { createScans, SCANS_ERRORS, type Scans, scansRoutes } from '../../modules/scans/index.ts'
import {
  createValidation,
  RUN_QUEUES,
  VALIDATION_ERRORS,
  VALIDATION_QUEUES,
  type Validation,
  validationRoutes,
} from '../../modules/validation/index.ts'
import { ACCESS_ERRORS } from '../../platform/access/errors.ts'
import { createOidc } from '../../platform/access/oidc.ts'
import { createPasskeys } from '../../platform/access/passkeys.ts'
import { accessRoutes, type DemonstrationRole } from '../../platform/access/routes.ts'
import { type Access, createAccess, ensureAnonymousOrganisation } from '../../platform/access/service.ts'
import { sessionStore } from '../../platform/access/store.ts'
import { type Blobs, createBlobs } from '../../platform/blobs/index.ts'
import { type Clock, systemClock } from '../../platform/clock/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Keyring } from '../../platform/crypto/index.ts'
import { loadKeyring } from '../../platform/crypto/master.ts'
import { type Database, openDatabase } from '../../platform/db/index.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { DELIVERY_ERRORS } from '../../platform/deliveries/errors.ts'
import { deliveryRoutes } from '../../platform/deliveries/routes.ts'
import type { Deliveries } from '../../platform/deliveries/service.ts'
import { type ErrorEntry, PLATFORM_ERRORS } from '../../platform/errors/index.ts'
import { anyUndelivered } from '../../platform/events/index.ts'
import { type App, createHttp } from '../../platform/http/index.ts'
import { type Jobs, type OnError, openJobs } from '../../platform/jobs/index.ts'
import { ask } from '../../platform/outbound/request.ts'
import { fetchBuild } from '../../platform/packages/index.ts'
import { contactRoutes } from '../../platform/security-txt/routes.ts'
import { WEBHOOK_ERRORS } from '../../platform/webhooks/errors.ts'
import { webhookRoutes } from '../../platform/webhooks/routes.ts'
import type { Webhooks } from '../../platform/webhooks/service.ts'
import { affectedOf, urgencyOf } from './affected.ts'
import { csafValidator } from './csaf-validator.ts'
import { outwardOf, publishedModel } from './outward.ts'
import { type FeedsGiven, feedSettings, type Reference, referenceOf } from './reference.ts'
import { repairsOf } from './repairs.ts'
import { HOUSE_QUEUES } from './subscriptions.ts'

/** Every public error code of the house. */
export const VOCABULARY: Record<string, ErrorEntry> = {
  ...PLATFORM_ERRORS,
  ...ACCESS_ERRORS,
  ...DELIVERY_ERRORS,
  ...WEBHOOK_ERRORS,
  ...SCANS_ERRORS,
  ...FEEDS_ERRORS,
  ...FINDINGS_ERRORS,
  ...VALIDATION_ERRORS,
  ...CASES_ERRORS,
  ...ADVISORIES_ERRORS,
  ...MEMBERS_ERRORS,
  ...OVERSIGHT_ERRORS,
}

/** Every job queue of the house. */
export const QUEUES = [
  ...FEEDS_QUEUES,
  ...FINDINGS_QUEUES,
  ...VALIDATION_QUEUES,
  ...CASES_QUEUES,
  ...MEMBERS_QUEUES,
  ...HOUSE_QUEUES,
]

/** The house: every module made once, wired here and nowhere else. */
export interface House {
  config: Config
  db: Database
  keyring: Keyring
  blobs: Blobs
  jobs: Jobs
  access: Access
  deliveries: Deliveries
  webhooks: Webhooks
  scans: Scans
  feeds: Feeds
  findings: Findings
  validation: Validation
  cases: Cases
  advisories: Advisories
  members: Members
  oversight: Oversight
  outcomes: OutcomesReading
  reference: Reference
  close(): Promise<void>
}

/** What tests put in the place of the world outside. */
export interface Given {
  db?: Database
  fetchPackage?: typeof fetchBuild
  validateCsaf?: (document: unknown) => Promise<string[]>
  /** What reproductions, cases and feeds take for the time. */
  clock?: Clock
  /** Where feeds come from instead of the network, and how much they take at once. */
  feeds?: FeedsGiven
}

/** Opens the database, brings it up to date and makes the modules. Starts no listener and no loop. */
export async function compose(config: Config, onError: OnError, given: Given = {}): Promise<House> {
  const db = given.db ?? (await openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl }))
  try {
    await migrate(db)
    const keyring = loadKeyring(config.dataDir)
    const blobs = createBlobs(keyring, join(config.dataDir, 'blobs'))
    const jobs = await openJobs(db, QUEUES, onError)
    const access = createAccess(db)
    await ensureAnonymousOrganisation(db)
    const scans = createScans({ db, keyring })
    const findings = createFindings({
      db,
      blobs,
      keyring,
      clock: systemClock,
      maintainersSay: scans.rulesFor,
    })
    const validation = createValidation({
      db,
      blobs,
      keyring,
      clock: given.clock ?? systemClock,
      findings,
      jobs,
      fetchPackage: given.fetchPackage ?? fetchBuild,
      nonce: () => randomBytes(16).toString('hex'),
    })
    const feeds = createFeeds({
      db,
      clock: given.clock ?? systemClock,
      ...feedSettings(config, given.feeds),
      ask: (tx, feed, startAfterSeconds) =>
        jobs.enqueue(tx, 'feeds.run', [
          { data: { feed }, key: feed, ...(startAfterSeconds ? { startAfterSeconds } : {}) },
        ]),
    })
    await feeds.adoptLocal(join(config.dataDir, 'reference.json'))
    const publicUrl = () => addressOf(config)
    const publisher = () => ({
      name: config.publisherName,
      namespace: config.publisherNamespace,
      category: 'coordinator' as const,
    })
    const outward = outwardOf(
      config,
      { db, keyring, clock: given.clock ?? systemClock },
      // Advisories stand above cases: asked when somebody wants one, made below.
      async (actor, id) => publishedModel(await advisories.getAdvisory(actor, id), publisher(), publicUrl()),
    )
    const cases = createCases({
      db,
      blobs,
      keyring,
      clock: given.clock ?? systemClock,
      findings,
      validation,
      reference: feeds,
      access,
      outward: outward.forCases,
      publicUrl,
      maintainersSay: scans.rulesFor,
    })
    const advisories: Advisories = createAdvisories({
      db,
      keyring,
      clock: systemClock,
      cases,
      publicUrl,
      publisher,
      validateCsaf: given.validateCsaf ?? csafValidator(),
    })
    const members = createMembers({
      db,
      keyring,
      clock: given.clock ?? systemClock,
      affected: affectedOf({ feeds, advisories }),
      urgency: urgencyOf({ feeds }),
      enqueue: jobs.enqueue,
      publicUrl,
      houseName: config.publisherName,
      bundles: join(config.dataDir, 'bundles'),
      telling: {
        deliveries: outward.deliveries,
        webhooks: outward.webhooks,
        actorById: access.actorById,
        mail: outward.forCases.mail !== undefined,
      },
      repairs: repairsOf({ cases, advisories, feeds, clock: given.clock ?? systemClock }),
    })
    const oversight = createOversight({
      db,
      alarms: feeds.alarms,
      findings,
      validation,
      async cases(tx) {
        const counts = await cases.caseCounts(tx)
        const waitingForPerson = [...counts.waitingForPerson, ...(await outward.waiting(tx, cases))]
        return { ...counts, waitingForPerson, ...(await advisories.advisoryCounts(tx)) }
      },
      async background(tx) {
        const queued = await jobs.unfinished(
          tx,
          QUEUES.map(({ name }) => name).filter((name) => !RUN_QUEUES.includes(name)),
        )
        return queued + ((await anyUndelivered(tx)) ? 1 : 0)
      },
    })
    return {
      config,
      db,
      keyring,
      blobs,
      jobs,
      access,
      deliveries: outward.deliveries,
      webhooks: outward.webhooks,
      scans,
      feeds,
      findings,
      validation,
      cases,
      advisories,
      members,
      oversight,
      outcomes: createOutcomesReading({ db, findings, cases, advisories }),
      reference: referenceOf(feeds),
      async close() {
        await jobs.stop()
        await db.close()
      },
    }
  } catch (error) {
    await db.close()
    throw error
  }
}

/** Address people reach the house under, without a slash at its end. */
const addressOf = (config: Config): string =>
  (config.publicUrl ?? `http://${config.host}:${config.port}`).replace(/\/$/, '')

/** The web interface of a house. */
export async function composeHttp(
  house: House,
  version: string,
  demonstrationRoles: () => DemonstrationRole[],
): Promise<App> {
  const { config } = house
  const publicUrl = () => addressOf(config)
  const app = await createHttp({
    logLevel: config.logLevel,
    version,
    cookieSecret: house.keyring.cookieSecret,
    trustedProxies: config.trustedProxies,
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
    sessionStore: sessionStore(house.db) as never,
    vocabulary: VOCABULARY,
    authenticate: (request) =>
      house.access.authenticate({
        authorization: request.headers.authorization,
        accountId: request.session?.accountId,
      }),
  })
  accessRoutes(app, {
    access: house.access,
    passkeys: createPasskeys(house.db, publicUrl),
    oidc:
      config.oidcIssuer && config.oidcClientId
        ? createOidc(house.db, {
            issuer: config.oidcIssuer,
            clientId: config.oidcClientId,
            clientSecret: config.oidcClientSecret,
            publicUrl,
          })
        : undefined,
    demonstrationRoles: () => (config.demonstration ? demonstrationRoles() : []),
    boundToLoopback: () => ['127.0.0.1', '::1', 'localhost'].includes(config.host),
  })
  deliveryRoutes(app, house.deliveries)
  webhookRoutes(app, house.webhooks)
  contactRoutes(app, { ask, clock: systemClock })
  scansRoutes(app, house.scans)
  feedsRoutes(app, house.feeds)
  findingsRoutes(app, house.findings, publicUrl)
  validationRoutes(app, house.validation)
  casesRoutes(app, house.cases)
  advisoriesRoutes(app, house.advisories)
  membersRoutes(app, house.members)
  oversightRoutes(app, house.oversight, house.outcomes)
  return app
}
