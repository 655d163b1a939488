import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { type Database, sql, type Tx } from '../../platform/db/index.ts'
import { ENGINES } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { openCase } from '../../testing/outward-case.ts'
import { lockCase } from './store/cases.ts'

const DAY = 86_400_000
const server = ENGINES.find(({ name }) => name === 'postgresql')!

/** The embedded engine has one connection: there transactions wait for each other anyway. */
describe.skipIf(server.missing !== undefined)('cases that are worked on at once', () => {
  let house: TestHouse
  let db: Database
  let now = Date.parse('2027-03-02T15:00:00Z')
  let cora: Person
  const cases: string[] = []

  /** Holds a transaction open until the work beside it is done. */
  async function beside<T>(hold: (tx: Tx) => Promise<unknown>, work: () => Promise<T>): Promise<T> {
    let done!: () => void
    let held!: () => void
    const release = new Promise<void>((resolve) => {
      done = resolve
    })
    const ready = new Promise<void>((resolve) => {
      held = resolve
    })
    const holding = db.as(system, async (tx) => {
      await hold(tx)
      held()
      await release
    })
    await ready
    try {
      return await work()
    } finally {
      done()
      await holding
    }
  }
  const lock = (id: string) => (tx: Tx) => lockCase(tx, id)
  const party = (id: string, body: object) => house.call(cora, 'POST', `/v1/cases/${id}/parties`, body)

  beforeAll(async () => {
    house = await openHouse(server, { given: { clock: { now: () => new Date(now) } } })
    db = house.house.db
    for (const name of ['toy-one', 'toy-two', 'toy-three', 'toy-four']) {
      const opened = await openCase(house, name)
      cora = opened.cora
      cases.push(opened.caseId)
    }
    // One project under four names, which takes one dossier a week.
    const target = (name: string) => ({ kind: 'package', purl: `pkg:npm/${name}` })
    await house.call(cora, 'POST', '/v1/target-names', {
      targets: ['toy-one', 'toy-two', 'toy-three', 'toy-four'].map(target),
    })
    await house.call(cora, 'PUT', '/v1/project-rules', {
      target: target('toy-one'),
      rules: { loadBudget: { dossiersPerWeek: 1 }, acceptsUnreproduced: false },
    })
    await house.person('dan', { organisation: 'Danube Linux', roles: ['maintainer'], tlp: 'red' })
    for (const id of cases) await party(id, { name: 'Danube Linux', role: 'maintainer' })
  })
  afterAll(() => house?.close())

  it('are read while somebody changes them', async () => {
    const [id] = cases
    const answers = await beside(lock(id!), () =>
      Promise.all(
        ['', '/what-if', '/dossiers', '/coordination', '/escalations'].map((rest) =>
          house.call(cora, 'GET', `/v1/cases/${id}${rest}`),
        ),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  })

  it('do not hold up what is sent of them, nor each other', async () => {
    now += 7 * DAY
    // Whoever waits for a queue holds its own case: the sender must not wait for that case in turn.
    const [waiting] = (
      await db.as(system, (tx) =>
        tx.all(sql<{ case_id: string }>`select d.case_id from dossiers d join cases c on c.id = d.case_id
          where d.sent_at is null order by c.score desc, d.position limit 1`),
      )
    ).map(({ case_id }) => case_id)
    expect(await beside(lock(waiting!), () => house.house.cases.sendDue())).toBe(1)
  })

  it('send what is due once, however many send at once', async () => {
    now += 7 * DAY
    const sent = await Promise.all(Array.from({ length: 6 }, () => house.house.cases.sendDue()))
    expect(sent.reduce((a, b) => a + b, 0)).toBe(1)
  })

  it('take out parties while their dossiers are on the way', async () => {
    now += 7 * DAY
    const parties = await Promise.all(
      cases.map(async (id) => {
        await party(id, { name: 'Short Guest', role: 'vendor' })
        const { json } = await house.call(cora, 'GET', `/v1/cases/${id}`)
        return json.parties.find((one: { name: string }) => one.name === 'Short Guest').id as string
      }),
    )
    const replies = await Promise.all([
      ...cases.map((id, at) =>
        house.call(cora, 'POST', `/v1/cases/${id}/parties/${parties[at]}/removal`, { note: 'Gone.' }),
      ),
      house.house.cases.sendDue(),
      house.house.cases.sendDue(),
    ])
    expect(replies.slice(0, cases.length).map((reply) => (reply as { status: number }).status)).toEqual([
      200, 200, 200, 200,
    ])
  })

  it('take parties, releases past the budget and refreshes at once without a deadlock', async () => {
    now += 7 * DAY
    const causes = await Promise.all(
      cases.map(async (id) => (await house.call(cora, 'GET', `/v1/cases/${id}`)).json.rootCauses[0].id),
    )
    const add = (round: number) =>
      cases.map((id) => party(id, { name: `Vendor ${round} of ${id}`, role: 'vendor' }))
    for (let round = 0; round < 4; round += 1) {
      const replies = await Promise.all([
        ...add(round),
        ...cases.map((id) => house.house.cases.refreshCases([causes[cases.indexOf(id)]])),
        house.house.cases.sendDue(),
        house.house.cases.sendDue(),
        house.house.cases.reviewAbsences(),
      ])
      expect(replies.slice(0, cases.length).map((reply) => (reply as { status: number }).status)).toEqual([
        201, 201, 201, 201,
      ])
    }
  })
})
