import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { fallen, runAll, runnerOf } from '../../testing/runner.ts'

eachEngine((engine) => {
  describe('what became of a discoverer’s reports', () => {
    let house: TestHouse
    let ari: Person
    let bo: Person
    let cora: Person
    let olga: Person

    const report = (who: Person, name: string, version = '1.0.0') =>
      house.call(who, 'POST', '/v1/findings', {
        title: `Pollution in ${name}`,
        recipe: {
          target: { kind: 'npm', name, version },
          fixed: { version: '1.0.1' },
          proof: { language: 'javascript', format: 'commonjs', source: `require('${name}')({})` },
          oracle: 'prototype-pollution',
        },
      })
    const outcomes = (who: Person | undefined, name = 'Argus Lab') =>
      house.call(who, 'GET', `/v1/discoverers/${encodeURIComponent(name)}/outcomes`)
    async function judgeAll(): Promise<void> {
      await runAll(house, await runnerOf(house), fallen)
      await house.settle(true)
    }

    beforeAll(async () => {
      house = await openHouse(engine)
      ari = await house.person('ari', { organisation: 'Argus Lab', roles: ['discoverer'] })
      bo = await house.person('bo', { organisation: 'Bramble', roles: ['discoverer'] })
      cora = await house.person('cora', { organisation: 'Clearinghouse', roles: ['coordinator'], tlp: 'red' })
      olga = await house.person('olga', { organisation: 'Board', roles: ['overseer'] })
    })
    afterAll(() => house?.close())

    it('counts nothing where nothing was reported', async () => {
      expect((await outcomes(ari)).json).toMatchObject({
        relations: { first: 0, duplicate: 0, ungrouped: 0 },
        cases: { open: 0, published: 0 },
        collisions: { rootCauses: 0, mostDiscoverers: 0 },
        waiting: { rootCauses: 0, findingIds: [] },
        published: { advisories: 0, latest: [] },
      })
    })

    it('says what a report became, and that others found it only once a case handles it', async () => {
      await report(ari, 'toy-one')
      await report(bo, 'toy-one')
      await house.settle()
      // Both reports are one root cause by now; a count of others here would answer a guess.
      expect((await outcomes(ari)).json).toMatchObject({
        relations: { first: 1, duplicate: 0 },
        rootCausesInCases: 0,
        collisions: { rootCauses: 0, mostDiscoverers: 0 },
      })
      expect((await outcomes(bo, 'Bramble')).json.relations).toMatchObject({ first: 0, duplicate: 1 })
      await judgeAll()
      for (const [who, name] of [
        [ari, 'Argus Lab'],
        [bo, 'Bramble'],
        [cora, 'Argus Lab'],
        [olga, 'Argus Lab'],
      ] as const)
        expect((await outcomes(who, name)).json).toMatchObject({
          cases: { open: 1 },
          rootCausesInCases: 1,
          collisions: { rootCauses: 1, mostDiscoverers: 2 },
        })
    })

    it('names what waits for a maintainer by the discoverer’s own report, and to the overseer by number', async () => {
      const caseId = (await house.call(cora, 'GET', '/v1/cases')).json.items[0].id
      await house.call(cora, 'PUT', '/v1/project-rules', {
        target: 'pkg:npm/toy-one',
        rules: { loadBudget: { dossiersPerWeek: 0 } },
      })
      const party = { name: 'Toy makers', role: 'maintainer' }
      expect((await house.call(cora, 'POST', `/v1/cases/${caseId}/parties`, party)).status).toBe(201)
      const { waiting } = (await outcomes(ari)).json
      const own = (await house.call(ari, 'GET', '/v1/findings')).json.items[0].id
      expect(waiting).toEqual({ rootCauses: 1, findingIds: [own] })
      expect((await house.call(ari, 'GET', `/v1/findings/${own}/queue`)).json).toMatchObject({
        perWeek: 0,
        expectedAt: null,
      })
      expect((await outcomes(olga)).json.waiting).toEqual({ rootCauses: 1, findingIds: [] })
    })

    it('tells nobody else: no rival, no maintainer, nobody without an account', async () => {
      const stranger = await house.person('sam', {
        organisation: 'Strangers',
        roles: ['maintainer', 'member'],
      })
      for (const who of [bo, stranger]) {
        const { status, text } = await outcomes(who)
        expect(status).toBe(403)
        expect(text).not.toContain('toy-one')
      }
      expect((await outcomes(undefined)).status).toBe(401)
      // The same answer for who is there and who is not.
      expect((await outcomes(bo, 'Nobody')).status).toBe(403)
      expect((await outcomes(cora, 'Nobody')).json.code).toBe('discoverer-unknown')
      const keyed = await house.person('ada', {
        organisation: 'Argus Lab',
        roles: ['discoverer'],
        scopes: [],
      })
      expect((await outcomes(keyed)).status).toBe(403)
    })

    it('keeps a coordinator who is not cleared for a case from counting it', async () => {
      const low = await house.person('lou', {
        organisation: 'Clearinghouse',
        roles: ['coordinator'],
        tlp: 'clear',
      })
      expect((await outcomes(low)).json).toMatchObject({
        cases: { open: 0, coordinating: 0 },
        rootCausesInCases: 0,
        collisions: { rootCauses: 0 },
        waiting: { rootCauses: 0, findingIds: [] },
      })
    })
  })
})
