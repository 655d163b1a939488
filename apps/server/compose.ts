import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import {
  createFindings,
  FINDINGS_ERRORS,
  FINDINGS_QUEUES,
  type Findings,
  findingsRoutes,
} from '../../modules/findings/index.ts'
import { createOversight, type Oversight, oversightRoutes } from '../../modules/oversight/index.ts'
import {
  createValidation,
  VALIDATION_ERRORS,
  VALIDATION_QUEUES,
  type Validation,
  validationRoutes,
} from '../../modules/validation/index.ts'
import { ACCESS_ERRORS } from '../../platform/access/errors.ts'
import { accessRoutes, type DemonstrationRole } from '../../platform/access/routes.ts'
import { type Access, createAccess, ensureAnonymousOrganisation } from '../../platform/access/service.ts'
import { sessionStore } from '../../platform/access/store.ts'
import { type Blobs, createBlobs } from '../../platform/blobs/index.ts'
import { systemClock } from '../../platform/clock/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Keyring } from '../../platform/crypto/index.ts'
import { loadKeyring } from '../../platform/crypto/master.ts'
import { type Database, openDatabase } from '../../platform/db/index.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { type ErrorEntry, PLATFORM_ERRORS } from '../../platform/errors/index.ts'
import { type App, createHttp } from '../../platform/http/index.ts'
import { type Jobs, openJobs } from '../../platform/jobs/index.ts'
import { fetchBuild } from '../../platform/packages/index.ts'
import { HOUSE_QUEUES } from './subscriptions.ts'

/** Every public error code of the house. */
export const VOCABULARY: Record<string, ErrorEntry> = {
  ...PLATFORM_ERRORS,
  ...ACCESS_ERRORS,
  ...FINDINGS_ERRORS,
  ...VALIDATION_ERRORS,
}

/** The house: every module made once, wired here and nowhere else. */
export interface House {
  config: Config
  db: Database
  keyring: Keyring
  blobs: Blobs
  jobs: Jobs
  access: Access
  findings: Findings
  validation: Validation
  oversight: Oversight
  close(): Promise<void>
}

/** Opens the database, brings it up to date and makes the modules. Starts no listener and no loop. */
export async function compose(config: Config, onError: (error: unknown) => void): Promise<House> {
  const db = await openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl })
  try {
    await migrate(db)
    const keyring = loadKeyring(config.dataDir)
    const blobs = createBlobs(keyring, join(config.dataDir, 'blobs'))
    const jobs = await openJobs(db, [...FINDINGS_QUEUES, ...VALIDATION_QUEUES, ...HOUSE_QUEUES], onError)
    const access = createAccess(db)
    await ensureAnonymousOrganisation(db)
    const findings = createFindings({ db, blobs, keyring, clock: systemClock })
    const validation = createValidation({
      db,
      blobs,
      keyring,
      clock: systemClock,
      findings,
      jobs,
      fetchPackage: fetchBuild,
      nonce: () => randomBytes(16).toString('hex'),
    })
    const oversight = createOversight({
      db,
      findings,
      validation,
      cases: async () => ({
        cases: 0,
        casesLastHour: 0,
        waitingForPerson: [],
        advisories: 0,
        advisoriesLastHour: 0,
        oldestCaseSeconds: null,
      }),
    })
    return {
      config,
      db,
      keyring,
      blobs,
      jobs,
      access,
      findings,
      validation,
      oversight,
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

/** The web interface of a house. */
export async function composeHttp(
  house: House,
  version: string,
  demonstrationRoles: () => DemonstrationRole[],
): Promise<App> {
  const { config } = house
  const publicUrl = () => config.publicUrl ?? `http://${config.host}:${config.port}`
  const app = await createHttp({
    logLevel: config.logLevel,
    version,
    cookieSecret: house.keyring.cookieSecret,
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
    sessionStore: sessionStore(house.db) as never,
    vocabulary: VOCABULARY,
    authenticate: (request) =>
      house.access.authenticate({
        bearer: /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1],
        accountId: request.session?.accountId,
      }),
  })
  accessRoutes(app, {
    access: house.access,
    oidc: config.oidcIssuer !== undefined,
    demonstrationRoles: () => (config.demonstration ? demonstrationRoles() : []),
    boundToLoopback: () => ['127.0.0.1', '::1', 'localhost'].includes(config.host),
  })
  findingsRoutes(app, house.findings, publicUrl)
  validationRoutes(app, house.validation)
  oversightRoutes(app, house.oversight)
  return app
}
