import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { PackageFault, type PackageWanted } from '../../platform/packages/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse, toyBuild } from '../../testing/house.ts'
import { runAll, runnerOf, stood } from '../../testing/runner.ts'
import type { ReproductionView } from './schema.ts'

const REPORTS = 8

eachEngine((engine) => {
  describe('without network', () => {
    let house: TestHouse
    let argus: Person
    let duty: Person
    let away = true
    let now = Date.parse('2026-01-01T00:00:00Z')
    const asked: PackageWanted[] = []
    beforeAll(async () => {
      house = await openHouse(engine, {
        given: {
          clock: { now: () => new Date(now) },
          async fetchPackage(wanted) {
            asked.push(wanted)
            if (away) throw new PackageFault('package-registry-unreachable', 'no answer')
            return toyBuild(wanted.name, wanted.version)
          },
        },
      })
      argus = await house.person('argus', { roles: ['discoverer'] })
      duty = await house.person('duty', { roles: ['coordinator'], tlp: 'red' })
    })
    afterAll(() => house?.close())

    const reproductions = async (): Promise<ReproductionView[]> =>
      (await house.call(duty, 'GET', '/v1/reproductions?limit=200')).json.items
    const waiting = () => house.house.db.as(system, (tx) => house.house.validation.waiting(tx))

    it('packages wait with the reason, own sources are judged, and the registry is left alone', async () => {
      for (let n = 0; n < REPORTS; n++) {
        await house.call(argus, 'POST', '/v1/findings', {
          title: `Pollution, ${n}`,
          recipe: {
            target: { kind: 'npm', name: `toy-${n}`, version: '1.0.0' },
            fixed: { version: '1.0.1' },
            proof: { language: 'javascript', format: 'commonjs', source: `require('toy-${n}')({})` },
            oracle: 'prototype-pollution',
          },
        })
      }
      const own = await house.call(argus, 'POST', '/v1/findings', {
        title: 'Pollution in files that came with the report',
        recipe: {
          target: {
            kind: 'source',
            language: 'javascript',
            name: 'own',
            version: '1.0.0',
            entry: 'i.js',
            files: { 'i.js': 'module.exports = () => {}' },
          },
          fixed: { version: '1.0.1', files: { 'i.js': 'module.exports = (a) => a' } },
          proof: { language: 'javascript', format: 'commonjs', source: "require('own')({})" },
          oracle: 'prototype-pollution',
        },
      })
      expect(own.status).toBeLessThan(300)
      await house.settle()
      await runAll(house, await runnerOf(house), stood)

      const states = (await reproductions()).map(({ state }) => state)
      expect(states.filter((state) => state === 'waiting')).toHaveLength(REPORTS)
      expect(states.filter((state) => state === 'judged')).toHaveLength(1)
      expect((await house.call(duty, 'GET', '/v1/pipeline')).json.jobs).toMatchObject({
        queued: 0,
        running: 0,
        waiting: REPORTS,
        waitingFor: [{ reason: expect.stringContaining('registry does not answer'), count: REPORTS }],
      })
      // Two builds of each of the lanes that asked before the first answer was known: nobody asks after that.
      expect(asked.length).toBeLessThan(2 * REPORTS)
    })

    it('is tried with one of them, and stays as it was while there is no answer', async () => {
      now += 30_000
      asked.length = 0
      expect(await house.house.validation.retryWaiting()).toBe(1)
      await house.settle()
      expect(new Set(asked.map(({ name }) => name)).size).toBe(1)
      expect(await waiting()).toMatchObject([{ count: REPORTS }])
    })

    it('back again, lets all go on: each build is fetched once, each preparation queued once', async () => {
      now += 30_000
      away = false
      asked.length = 0
      await house.house.validation.retryWaiting()
      await house.settle()
      expect((await reproductions()).filter(({ state }) => state === 'ready')).toHaveLength(REPORTS)
      expect(asked).toHaveLength(2 * REPORTS)
      const { rows } = await house.test.db.asOwner(
        `select count(*)::int as n from pgboss.job where name = 'validation.prepare'`,
      )
      // Once when they came, twice for the one that was tried alone, and once each when it got through; the own one.
      expect(rows).toEqual([{ n: REPORTS + 2 + (REPORTS - 1) + 1 }])
      expect(await waiting()).toEqual([])
    })
  })
})
