import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { sql } from '../../platform/db/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { exposed, type Ground, ground } from '../../testing/member-ground.ts'

eachEngine((engine) => {
  describe('what members report', () => {
    let house: TestHouse
    let clinic: Person
    let bank: Person
    let coordinator: Person
    let floor: Ground
    beforeAll(async () => {
      house = await openHouse(engine, { given: { clock: { now: () => new Date('2026-11-28T12:00:00Z') } } })
      clinic = await house.person('clinic', { roles: ['member'] })
      bank = await house.person('bank', { roles: ['member'] })
      coordinator = await house.person('coordinator', { roles: ['coordinator'] })
      floor = await ground(house, clinic)
      await ground(house, bank)
    })
    afterAll(() => house.close())

    const stateOf = async (id: string) =>
      house.house.db.as(system, (tx) =>
        tx.first(
          sql<{ state: string; reported: string | null; reopened: boolean }>`select state, reported,
            reopened_at is not null as reopened from exposures where id = ${id}`,
        ),
      )
    const report = (who: Person, reports: object[]) => house.call(who, 'POST', '/v1/uptake', { reports })
    const history = (id: string) =>
      house.house.db.as(system, (tx) =>
        tx.all(
          sql<{
            said: string
            via: string
          }>`select said, via from uptake_reports where exposure_id = ${id} order by position`,
        ),
      )

    it('settles an exposure by one click, once however often it is clicked', async () => {
      const id = await exposed(house, floor, 'CVE-2026-1001')
      const first = await report(clinic, [{ exposureId: id, said: 'deployed' }])
      expect(first.json).toMatchObject({
        changed: 1,
        reopened: 0,
        results: [{ exposures: 1, message: null }],
      })
      expect((await report(clinic, [{ exposureId: id, said: 'deployed' }])).json.changed).toBe(0)
      expect(await stateOf(id)).toEqual({ state: 'mended', reported: 'deployed', reopened: false })
      expect(await history(id)).toEqual([{ said: 'deployed', via: 'click' }])
    })
    it('leaves what is only planned or mitigated open', async () => {
      const id = await exposed(house, floor, 'CVE-2026-1002')
      for (const said of ['planned', 'mitigated']) {
        await report(clinic, [{ exposureId: id, said }])
        expect(await stateOf(id)).toMatchObject({ state: 'open', reported: said })
      }
    })
    it('says of each report what it is about, also when that is nothing', async () => {
      await exposed(house, floor, 'CVE-2026-1003')
      const reply = await report(clinic, [
        { vulnerability: 'cve-2026-1003', said: 'deployed' },
        { vulnerability: 'CVE-2026-9999', said: 'deployed' },
        { vulnerability: 'CVE-2026-1003', said: 'deployed', at: '2026-12-24T00:00:00Z' },
        { said: 'deployed' },
      ])
      expect(reply.json.results.map((one: { exposures: number }) => one.exposures)).toEqual([1, 0, 0, 0])
      expect(reply.json.results.map((one: { message: string | null }) => one.message)).toEqual([
        null,
        'You are not known to be exposed to this.',
        expect.stringContaining('lies ahead'),
        expect.stringContaining('either an exposure or a vulnerability'),
      ])
    })
    it('touches nothing of another member, and tells nothing of it', async () => {
      const id = await exposed(house, floor, 'CVE-2026-1004')
      const byId = await report(bank, [{ exposureId: id, said: 'deployed' }])
      const byName = await report(bank, [{ vulnerability: 'CVE-2026-1004', said: 'deployed' }])
      for (const reply of [byId, byName])
        expect(reply.json).toMatchObject({
          changed: 0,
          results: [{ exposures: 0, message: 'You are not known to be exposed to this.' }],
        })
      expect((await report(coordinator, [{ exposureId: id, said: 'deployed' }])).status).toBe(403)
      expect((await report({ ...clinic, key: '' }, [{ exposureId: id, said: 'deployed' }])).status).toBe(401)
      expect(await stateOf(id)).toMatchObject({ state: 'open', reported: null })
    })
    it('does not reach what lies above the label of the account, or of the member', async () => {
      const red = await exposed(house, floor, 'CVE-2026-1005', { tlp: 4 })
      const low = await house.person('trainee', { organisation: 'clinic', roles: ['member'], tlp: 'clear' })
      const green = await exposed(house, floor, 'CVE-2026-1006', { tlp: 1 })
      const chief = await house.person('chief', { organisation: 'clinic', roles: ['member'], tlp: 'red' })
      expect((await report(chief, [{ exposureId: red, said: 'deployed' }])).json.changed).toBe(0)
      expect((await report(low, [{ exposureId: green, said: 'deployed' }])).json.changed).toBe(0)
      expect((await report(chief, [{ exposureId: green, said: 'deployed' }])).json.changed).toBe(1)
    })
    it('come as a table, asset by name, with the lines that could not be read', async () => {
      const id = await exposed(house, floor, 'CVE-2026-1007')
      const table =
        'cve,status,asset\nCVE-2026-1007,done,front desk\nCVE-2026-1007,done,cellar\nCVE-2026-1007,maybe,\n'
      const reply = await house.call(clinic, 'POST', '/v1/uptake/table', table, {
        'content-type': 'text/csv',
      })
      expect(reply.json.results).toEqual([
        { at: 'line 2', exposures: 1, message: null },
        {
          at: 'line 3',
          exposures: 0,
          message: expect.stringContaining('No asset of yours is called "cellar"'),
        },
        { at: 'line 4', exposures: 0, message: expect.stringContaining('"maybe" is no status') },
      ])
      expect(await history(id)).toEqual([{ said: 'deployed', via: 'csv' }])
      const torn = await house.call(clinic, 'POST', '/v1/uptake/table', 'nothing', {
        'content-type': 'text/csv',
      })
      expect(torn).toMatchObject({ status: 400, json: { code: 'uptake-unreadable' } })
    })
    it('come from a scanner: what it finds is there, what it does not find is done only if it looked for all', async () => {
      const [found, away] = [
        await exposed(house, floor, 'CVE-2026-1008'),
        await exposed(house, floor, 'CVE-2026-1009'),
      ]
      await report(clinic, [{ exposureId: found, said: 'deployed' }])
      const result = {
        SchemaVersion: 2,
        Results: [
          { Vulnerabilities: [{ VulnerabilityID: 'CVE-2026-1008' }, { VulnerabilityID: 'CVE-2026-7777' }] },
        ],
      }
      const scan = (query: string) =>
        house.call(clinic, 'POST', `/v1/uptake/scan?assetId=${floor.assetId}${query}`, result)
      const partial = await scan('')
      expect(partial.json.reopened).toBe(1)
      expect(
        partial.json.results.find((one: { at: string }) => one.at === 'CVE-2026-7777').message,
      ).toContain('Found by the scanner')
      expect(await stateOf(found)).toEqual({ state: 'open', reported: null, reopened: true })
      expect(await stateOf(away)).toMatchObject({ state: 'open' })
      await scan('&complete=true')
      expect(await stateOf(away)).toMatchObject({ state: 'mended', reported: 'deployed' })
      const strange = await house.call(
        clinic,
        'POST',
        `/v1/uptake/scan?assetId=${(await ground(house, await house.person('utility', { roles: ['member'] }))).assetId}`,
        result,
      )
      expect(strange).toMatchObject({ status: 404, json: { code: 'asset-not-found' } })
    })
    it('writes everything or nothing', async () => {
      const id = await exposed(house, floor, 'CVE-2026-1010')
      await report(clinic, [{ exposureId: id, said: 'deployed' }])
      await house.house.db
        .as(system, async (tx) => {
          expect(await house.house.members.reopen(tx, 'CVE-2026-1010', 'x')).toEqual([id])
          throw new Error('killed')
        })
        .catch((error: Error) => expect(error.message).toBe('killed'))
      expect(await history(id)).toEqual([{ said: 'deployed', via: 'click' }])
      expect(await stateOf(id)).toMatchObject({ state: 'mended' })
    })
  })

  describe('patch chains', () => {
    let house: TestHouse
    let coordinator: Person
    let members: Person[]
    const grounds: Ground[] = []
    beforeAll(async () => {
      house = await openHouse(engine, { given: { clock: { now: () => new Date('2026-11-28T12:00:00Z') } } })
      coordinator = await house.person('coordinator', { roles: ['coordinator'] })
      members = []
      for (let n = 0; n < 6; n += 1) members.push(await house.person(`member-${n}`, { roles: ['member'] }))
    })
    afterAll(() => house.close())

    const facts = (more: object = {}) => ({
      vulnerability: 'CVE-2026-2001',
      title: 'A flaw',
      rootCauseId: undefined,
      caseId: undefined,
      tlp: 'clear' as const,
      public: true,
      stages: [
        {
          stage: 'released' as const,
          where: 'pkg:npm/frob',
          version: '1.3',
          at: new Date('2026-11-20T12:00:00Z'),
        },
      ],
      ...more,
    })
    const note = (given: ReturnType<typeof facts>) =>
      house.house.db.as(system, (tx) => house.house.members.noteRepair(tx, given))
    const chain = async (who: Person) =>
      (await house.call(who, 'GET', '/v1/patch-chains?vulnerability=CVE-2026-2001')).json.items[0]

    it('count who deployed, and read silence as silence', async () => {
      await note(facts())
      await note(facts())
      const exposures: string[] = []
      for (const member of members) {
        const own = await ground(house, member)
        grounds.push(own)
        exposures.push(await exposed(house, own, 'CVE-2026-2001'))
      }
      expect((await chain(coordinator)).deployed).toMatchObject({
        exposed: 6,
        deployed: 0,
        silent: 6,
        medianDays: null,
      })
      await house.call(members[0]!, 'POST', '/v1/uptake', {
        reports: [{ exposureId: exposures[0], said: 'deployed' }],
      })
      await house.call(members[1]!, 'POST', '/v1/uptake', {
        reports: [{ exposureId: exposures[1], said: 'planned' }],
      })
      const seen = await chain(coordinator)
      expect(seen.deployed).toMatchObject({ exposed: 6, deployed: 1, silent: 4, medianDays: 8, hidden: null })
      expect(seen.stages.find((one: { stage: string }) => one.stage === 'released').entries).toHaveLength(1)
    })
    it('of what only public records name are nobody’s to see who does not run it', async () => {
      await note(facts({ vulnerability: 'CVE-2026-2003', stages: [] }))
      const asked = (who: Person) =>
        house.call(who, 'GET', '/v1/patch-chains?vulnerability=CVE-2026-2003').then(({ json }) => json.items)
      await exposed(house, grounds[1]!, 'CVE-2026-2003')
      expect(await asked(members[0]!)).toEqual([])
      const [seen] = await asked(members[1]!)
      expect(seen.vulnerability).toBe('CVE-2026-2003')
      expect(await asked(coordinator)).toHaveLength(1)
      const other = await house.call(members[0]!, 'GET', `/v1/patch-chains/${seen.id}`)
      expect(other).toMatchObject({ status: 404, json: { code: 'chain-not-found' } })
      expect(await asked(await house.person('a discoverer', { roles: ['discoverer'] }))).toEqual([])
    })
    it('hide small numbers from everybody else', async () => {
      await note(facts({ vulnerability: 'CVE-2026-2002', stages: [] }))
      await exposed(house, grounds[0]!, 'CVE-2026-2002')
      const own = await house.call(members[0]!, 'GET', '/v1/patch-chains?vulnerability=CVE-2026-2002')
      expect(own.json.items[0].deployed).toEqual({
        exposed: null,
        deployed: null,
        silent: null,
        medianDays: null,
        hidden: expect.stringContaining('Fewer than 5'),
      })
      expect((await chain(members[0]!)).deployed).toMatchObject({ exposed: 6, deployed: 1, medianDays: null })
      expect((await house.call(members[0]!, 'GET', '/v1/patch-chain-counts')).status).toBe(403)
    })
    it('open again at every member when the repair is bypassed, and say so', async () => {
      const at = await chain(coordinator)
      const reply = await house.call(coordinator, 'POST', `/v1/patch-chains/${at.id}/bypass`, {
        words: 'Another way in.',
      })
      expect(reply.json.stages.find((one: { stage: string }) => one.stage === 'released')).toMatchObject({
        bypassed: true,
        reachedAt: null,
      })
      expect(reply.json.deployed).toMatchObject({ deployed: 0, silent: 5 })
      expect(
        (await house.call(coordinator, 'POST', `/v1/patch-chains/${at.id}/bypass`, { words: 'Again.' })).json
          .code,
      ).toBe('stage-impossible')
      expect(
        (await house.call(members[0]!, 'POST', `/v1/patch-chains/${at.id}/bypass`, { words: 'I say so' }))
          .status,
      ).toBe(403)
    })
    it('are told of by coordinators, once a place, not ahead of time', async () => {
      const { id } = await chain(coordinator)
      const add = (body: object) => house.call(coordinator, 'POST', `/v1/patch-chains/${id}/stages`, body)
      expect((await add({ stage: 'distributions', where: 'debian:12', version: '1.3-2' })).status).toBe(201)
      expect((await add({ stage: 'distributions', where: 'debian:12', version: '1.3-2' })).json.code).toBe(
        'stage-impossible',
      )
      expect((await add({ stage: 'upstream', where: 'git', at: '2027-01-01T00:00:00Z' })).json.code).toBe(
        'stage-impossible',
      )
      const counts = await house.call(coordinator, 'GET', '/v1/patch-chain-counts')
      expect(counts.json.stages.find((one: { stage: string }) => one.stage === 'released')).toMatchObject({
        reached: 0,
        bypassed: 1,
      })
    })
    it('become one when a case learns its public name', async () => {
      const rootCauseId = '019d0000-0000-7000-8000-000000000001'
      const certified = {
        stage: 'certified' as const,
        where: 'upgrade frob to 1.4',
        at: new Date('2026-11-21T12:00:00Z'),
      }
      await note(
        facts({ vulnerability: 'TOCSIN-2026-0001', rootCauseId, public: false, stages: [certified] }),
      )
      expect(
        (await house.call(members[0]!, 'GET', '/v1/patch-chains?vulnerability=TOCSIN-2026-0001')).json.items,
      ).toEqual([])
      await note(facts({ rootCauseId, stages: [certified] }))
      const { items } = (await house.call(coordinator, 'GET', '/v1/patch-chains?vulnerability=CVE-2026-2001'))
        .json
      expect(items).toHaveLength(1)
      const reached = items[0].stages.flatMap((one: { stage: string; entries: unknown[] }) =>
        one.entries.map(() => one.stage),
      )
      expect(reached).toEqual(['certified', 'released', 'distributions'])
      expect(
        (await house.call(coordinator, 'GET', '/v1/patch-chains?vulnerability=TOCSIN-2026-0001')).json.items,
      ).toEqual([])
    })
  })

  describe('exposure by sector', () => {
    it('shows counts of many members and hides those of few', async () => {
      const house = await openHouse(engine)
      try {
        const coordinator = await house.person('coordinator', { roles: ['coordinator'] })
        for (let n = 0; n < 5; n += 1) {
          const member = await house.person(`water-${n}`, { roles: ['member'] })
          const sectors =
            n === 0 ? ['water-and-wastewater-systems', 'energy'] : ['water-and-wastewater-systems']
          await exposed(house, await ground(house, member, { sectors }), 'CVE-2026-3001', {
            band: 'immediate',
            dueAt: new Date('2020-01-01'),
          })
        }
        const { sectors } = (await house.call(coordinator, 'GET', '/v1/sector-exposure')).json
        const of = (code: string) => sectors.find((one: { code: string }) => one.code === code)
        expect(of('water-and-wastewater-systems').members).toBe(5)
        expect(of('water-and-wastewater-systems').bands[0]).toEqual({
          band: 'immediate',
          members: 5,
          open: 5,
          late: 5,
        })
        expect(of('energy').members).toBeNull()
        expect(of('energy').bands[0]).toEqual({ band: 'immediate', members: null, open: null, late: null })
        const member = await house.person('curious', { roles: ['member', 'discoverer'] })
        expect((await house.call(member, 'GET', '/v1/sector-exposure')).status).toBe(403)
      } finally {
        await house.close()
      }
    })
  })
})
