import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { casesJobs } from '../../modules/cases/index.ts'
import { feedsJobs } from '../../modules/feeds/index.ts'
import { findingsJobs } from '../../modules/findings/index.ts'
import { membersJobs } from '../../modules/members/index.ts'
import { validationJobs } from '../../modules/validation/index.ts'
import { system } from '../../platform/access/actor.ts'
import { sweepSessions } from '../../platform/access/store.ts'
import { type Config, packageRoot } from '../../platform/config/index.ts'
import { startRelay } from '../../platform/events/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { OnError } from '../../platform/jobs/index.ts'
import { linkJournal } from '../../platform/journal/index.ts'
import { compose, composeHttp, type House } from './compose.ts'
import { ensureDemonstration } from './demonstration.ts'
import { liveRoutes } from './live.ts'
import { startMailIn } from './outward.ts'
import { reportTo } from './report.ts'
import { houseJobs, subscriptions } from './subscriptions.ts'
import { version } from './version.ts'

export interface Running {
  house: House
  app: App
  /** Where it listens. */
  url: string
  close(): Promise<void>
}

/** `tocsin serve`: API, screens, worker and local runner in one process tree. */
export async function serve(config: Config): Promise<Running> {
  let app: App | undefined
  const onError = reportTo(() => app?.log)
  const house = await compose(config, onError)
  const demonstration = config.demonstration ? await ensureDemonstration(house) : []
  app = await composeHttp(house, version, () => demonstration)
  const live = liveRoutes(app, house.db)
  await screens(app)
  await app.listen({ host: config.host, port: config.port })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  config.port = port
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`

  const mailIn = await startMailIn(config, house.cases, onError)
  const worker = await startWorker(house, onError)
  const runner = config.runnerCapacity > 0 ? await startRunner(house, url, onError) : undefined
  return {
    house,
    app,
    url,
    async close() {
      runner?.stop()
      live.stop()
      await mailIn?.close()
      await worker.stop()
      await app?.close()
      await house.close()
    },
  }
}

/** Relays events, handles jobs, links the journal and keeps house. */
export async function startWorker(house: House, onError: OnError): Promise<{ stop(): Promise<void> }> {
  await feedsJobs(house.jobs, house.feeds)
  await findingsJobs(house.jobs, house.findings)
  await validationJobs(house.jobs, house.validation)
  await casesJobs(house.jobs, house.cases, house.db)
  await membersJobs(house.jobs, house.members)
  await houseJobs(house, onError)
  const relay = startRelay(house.db, subscriptions(house), (error) => onError(error))
  const every = (seconds: number, work: () => Promise<unknown>) => {
    const timer = setInterval(() => void work().catch((error) => onError(error)), seconds * 1000)
    timer.unref()
    return timer
  }
  const timers = [
    every(1, () => linkJournal(house.db)),
    every(30, () => house.validation.retryWaiting()),
    every(5, () => house.validation.showWaiting()),
    every(10, () => house.findings.adoptOrphans()),
    every(60, () => house.feeds.wake()),
    // What a party's silence settles is due to the minute; a week's budget is not.
    every(60, () => house.cases.settleProposals()),
    every(900, () => house.cases.sendDue()),
    every(60, () => house.members.tellDue()),
    // An import that broke off leaves records of which no news came.
    every(600, () => house.members.resumeExposure()),
    // Silence is counted in days.
    every(3600, () => house.cases.reviewAbsences()),
    every(2, () => house.deliveries.sendDue()),
    every(3600, () => house.deliveries.sweep()),
    every(3600, () => house.db.as(system, sweepSessions)),
  ]
  // The embedded engine has no background workers: nobody else checkpoints or vacuums.
  if (house.db.engine === 'embedded') {
    timers.push(
      every(300, () => house.db.asOwner('checkpoint')),
      every(900, () => house.db.asOwner('vacuum analyze')),
    )
  }
  // After an update: priorities are recomputed, never migrated.
  void house.cases.refreshOutdated().catch((error) => onError(error))
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await relay.stop()
    },
  }
}

/** A runner whose key ended is started again, with a new one. */
const KEY_DAYS = 7

/** The local runner is a child process: it holds a runner key and nothing else, and is started again when it dies. */
async function startRunner(house: House, url: string, onError: OnError): Promise<{ stop(): void }> {
  const account = await house.access.ensureAccount({
    organisation: 'house',
    login: 'local-runner',
    displayName: 'Local runner',
    roles: [],
    tlp: 'clear',
  })
  let stopped = false
  let child: ChildProcess | undefined
  const start = async () => {
    if (stopped) return
    // A key for each start, so that one left behind by a killed server ends by itself.
    const expires = new Date(Date.now() + KEY_DAYS * 86_400_000)
    const { secret } = await house.access.createKey(account, 'local runner', ['runner'], expires)
    const ts = import.meta.url.endsWith('.ts')
    child = fork(new URL(ts ? '../runner/main.ts' : '../runner/main.js', import.meta.url), {
      execArgv: ts ? ['--import', 'tsx'] : [],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        TOCSIN_SERVER: url,
        TOCSIN_RUNNER_KEY: secret,
        TOCSIN_RUNNER_CAPACITY: String(house.config.runnerCapacity),
        TOCSIN_RUNNER_DRIVERS: house.config.runnerDrivers.join(','),
        TOCSIN_DATA_DIR: house.config.dataDir,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.on('exit', () => {
      // Its jobs come back now instead of when their leases end; whatever another runner still answers
      // to an older attempt counts for nothing.
      if (!stopped && house.db.engine === 'embedded')
        house.validation.giveBackRuns().catch((error) => onError(error))
      setTimeout(() => void start().catch((error) => onError(error)), 1000).unref()
    })
  }
  await start()
  return {
    stop() {
      stopped = true
      child?.kill()
    },
  }
}

/** The built screens; every path that is neither file nor API shows them, since their routes live in the browser. */
async function screens(app: App): Promise<void> {
  const root = join(packageRoot, 'dist', 'web')
  if (!existsSync(join(root, 'index.html'))) return
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, open: true }
    })
    await scope.register(fastifyStatic, {
      root,
      wildcard: false,
      immutable: true,
      maxAge: '30d',
      index: false,
      setHeaders: (reply: { header(name: string, value: string): void }, path: string) => {
        if (path.endsWith('.html')) reply.header('cache-control', 'no-store')
      },
    } as never)
    scope.get('/*', { schema: { hide: true }, config: { open: true } }, (request, reply) => {
      // A screen that asks for a file of another build must hear that it is gone, not get a page.
      if (/^\/(v1|csaf|osv|assets)\//.test(request.url)) return reply.callNotFound()
      return reply.sendFile('index.html', { maxAge: 0, immutable: false } as never)
    })
  })
}
