import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose, composeHttp, type House } from '../apps/server/compose.ts'
import type { Actor } from '../platform/access/actor.ts'
import type { Role, Scope } from '../platform/access/schema.ts'
import { loadConfig } from '../platform/config/index.ts'
import type { App } from '../platform/http/index.ts'
import { findPostgres, startCluster, stopCluster, urlOf } from '../testing/postgres.ts'

const LARGE = { parties: 200, messages: 2000 }
const SMALL = { parties: 2, messages: 20 }
const THREADS = 20
const OPENINGS = 60

interface Opening {
  parties: number
  messages: number
  viewer: 'coordinator' | 'vendor'
  /** Server time of everything the page of a case asks for, one after the other, milliseconds: the bar is 200. */
  medianMs: number
  p95Ms: number
}

interface Figures {
  engine: string
  openings: Opening[]
}

/** How long a case of 200 parties and 2,000 messages takes to open, beside one of two. */
export async function run(): Promise<{ figures: Figures[] }> {
  const figures = [await onEngine(process.env.DATABASE_URL)]
  const bin = findPostgres()
  if (!process.env.DATABASE_URL && bin) {
    const dir = mkdtempSync(join(tmpdir(), 'tocsin-bench-pg-'))
    try {
      figures.push(await onEngine(urlOf(await startCluster(bin, dir, true), 'postgres', 'postgres')))
    } finally {
      await stopCluster(dir)
      rmSync(dir, { recursive: true, force: true })
    }
  }
  return { figures }
}

async function onEngine(databaseUrl: string | undefined): Promise<Figures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-bench-'))
  const config = loadConfig({
    TOCSIN_DATA_DIR: dataDir,
    TOCSIN_LOG_LEVEL: 'silent',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  })
  const house = await compose(config, (error) => console.error(error), { validateCsaf: async () => [] })
  const app = await composeHttp(house, '0.0.0', () => [])
  try {
    const coordinator = await person(house, 'duty', 'Clearinghouse', ['coordinator'])
    const vendor = await person(house, 'vendor', 'Vendor 0', ['maintainer'])
    const openings: Opening[] = []
    for (const size of [SMALL, LARGE]) {
      const id = await makeCase(house, coordinator.actor, size)
      for (const viewer of ['coordinator', 'vendor'] as const)
        openings.push(
          await measure(app, viewer === 'vendor' ? vendor.key : coordinator.key, id, size, viewer),
        )
    }
    return { engine: house.db.engine, openings }
  } finally {
    await app.close()
    await house.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const SCOPES: Scope[] = ['findings:read', 'findings:write', 'cases:read', 'cases:write']

async function person(
  house: House,
  login: string,
  organisation: string,
  roles: Role[],
): Promise<{ actor: Actor; key: string }> {
  const id = await house.access.ensureAccount({ organisation, login, displayName: login, roles, tlp: 'red' })
  const { secret } = await house.access.createKey(id, 'bench', SCOPES)
  return { actor: (await house.access.actorById(id)) as Actor, key: secret }
}

async function makeCase(
  { findings, validation, cases }: House,
  coordinator: Actor,
  { parties, messages }: typeof LARGE,
): Promise<string> {
  const { results } = await findings.accept(coordinator, [
    { position: 1, form: 'native', warnings: [], document: { title: `A flaw that concerns ${parties}` } },
  ])
  const findingId = results[0]?.findingId as string
  await findings.group([findingId])
  const { rootCauseId } = await findings.getFinding(coordinator, findingId)
  // Vendors are asked about what was shown or vouched for: a coordinator vouches, and the house hears of it.
  await validation.attest(coordinator, findingId, 'cannot be run', 'Seen on a device of ours.')
  await findings.recordVerdict(findingId, 'cannot run', 'attested')
  const id = await cases.openCase(coordinator, [rootCauseId as string])
  for (let n = 0; n < parties; n++)
    await cases.addParty(coordinator, id, { name: `Vendor ${n}`, role: 'vendor' })
  const ids = (await cases.getCase(coordinator, id)).parties
    .filter(({ role }) => role === 'vendor')
    .map((party) => party.id)
  for (let n = 0; n < parties; n += 3)
    await cases.state(coordinator, id, ids[n] as string, {
      product: `Product ${n}`,
      status: 'under investigation',
    })
  const threads: string[] = []
  for (let n = 0; n < THREADS; n++)
    threads.push(
      await cases.openThread(coordinator, id, {
        title: `Conversation ${n}`,
        text: 'Welcome.',
        // Every third with all, the others with a few; the viewing vendor is in each.
        ...(n % 3 === 0 ? { forAll: true } : { partyIds: [ids[0] as string, ...ids.slice(n, n + 8)] }),
      }),
    )
  for (let n = 0; n < messages; n++)
    await cases.post(coordinator, id, threads[n % THREADS] as string, { text: `Message ${n}. `.repeat(20) })
  return id
}

async function measure(
  app: App,
  key: string,
  id: string,
  size: typeof LARGE,
  viewer: Opening['viewer'],
): Promise<Opening> {
  const get = async (url: string) => {
    const reply = await app.inject({ url, headers: { authorization: `Bearer ${key}` } })
    if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode} ${reply.payload}`)
    return reply.json()
  }
  const times: number[] = []
  for (let n = 0; n < OPENINGS; n++) {
    const started = performance.now()
    await get(`/v1/cases/${id}`)
    await get(`/v1/cases/${id}/coordination`)
    await get(`/v1/cases/${id}/dossiers`)
    await get(`/v1/cases/${id}/escalations`)
    const { items } = await get(`/v1/cases/${id}/threads`)
    await get(`/v1/cases/${id}/threads/${items[0].id}/messages`)
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] as number) * 10) / 10
  return { ...size, viewer, medianMs: at(0.5), p95Ms: at(0.95) }
}
