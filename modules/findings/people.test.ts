import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { grantAccess } from '../../platform/access/store.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { runAll, runnerOf, stood } from '../../testing/runner.ts'

const flaw = (title: string, over: object = {}) => ({
  title,
  description: `${title}: merging untrusted JSON writes through __proto__`,
  component: { purl: 'pkg:npm/toy-merge', version: '1.0.0', fixedIn: '1.0.1' },
  weaknesses: ['CWE-1321'],
  sink: 'merge',
  severity: 'high',
  recipe: {
    target: { kind: 'npm', name: 'toy-merge', version: '1.0.0' },
    fixed: { version: '1.0.1' },
    proof: {
      language: 'javascript',
      format: 'commonjs',
      source: `require('toy-merge')({}, JSON.parse('{"__proto__":{"polluted":1}}')) // ${title}`,
    },
    oracle: 'prototype-pollution',
  },
  ...over,
})

eachEngine((engine) => {
  describe('grouping by hand', () => {
    let house: TestHouse
    let duty: Person
    let runner: Person
    const people: Record<string, Person> = {}
    beforeAll(async () => {
      house = await openHouse(engine)
      duty = await house.person('duty', { organisation: 'Clearinghouse', roles: ['coordinator'], tlp: 'red' })
      runner = await runnerOf(house)
      for (const name of ['argus', 'bramble', 'cedar']) people[name] = await house.person(name)
    })
    afterAll(() => house?.close())

    async function report(name: string, document: object): Promise<string> {
      const { json } = await house.call(people[name], 'POST', '/v1/findings', document)
      await house.settle()
      return json.results[0].findingId
    }
    const rootCauseOf = async (id: string): Promise<string> =>
      (await house.call(duty, 'GET', `/v1/findings/${id}`)).json.rootCauseId
    const rootCause = async (id: string) => (await house.call(duty, 'GET', `/v1/root-causes/${id}`)).json
    const members = async (id: string): Promise<string[]> =>
      (await rootCause(id)).members.map((member: { finding: { id: string } }) => member.finding.id).sort()

    it('starts from one root cause with an explanation for every member, counting independent discoverers', async () => {
      const ids = [
        await report('argus', flaw('Pollution in merge')),
        await report('bramble', flaw('Prototype pollution by merge')),
      ]
      ids.push(await report('bramble', flaw('Prototype pollution by merge, once more')))
      const view = await rootCause(await rootCauseOf(ids[0]!))
      expect(await members(view.id)).toEqual([...ids].sort())
      expect(view).toMatchObject({
        findingCount: 3,
        collisionCount: 2,
        title: 'Pollution in merge',
        package: 'toy-merge',
      })
      for (const member of view.members) expect(member.explanation.length).toBeGreaterThan(0)
    })

    it('keeps a finding apart that a person took out, whatever later rules and replays say', async () => {
      const kept = await report('argus', flaw('First of two'))
      const taken = await report('cedar', flaw('Second of two'))
      const before = await rootCauseOf(taken)
      expect(await rootCauseOf(kept)).toBe(before)
      const reply = await house.call(duty, 'POST', `/v1/root-causes/${before}/unmerge`, {
        findingIds: [taken],
        reason: 'Another function.',
      })
      expect(reply.status).toBe(201)
      expect(await rootCauseOf(taken)).toBe(reply.json.rootCauseId)
      await house.house.findings.regroupPackageOf(kept)
      await runAll(house, runner)
      await house.house.findings.regroupPackageOf(taken)
      await house.house.findings.group([taken, kept])
      expect(await rootCauseOf(taken)).toBe(reply.json.rootCauseId)
      expect(await rootCauseOf(kept)).toBe(before)
      const view = await rootCause(reply.json.rootCauseId)
      expect(view.overrides[0]).toMatchObject({ act: 'unmerge', by: 'duty' })
      expect(view.members[0]).toMatchObject({ decidedBy: 'person' })
    })

    it('keeps together what a person merged, and lets it be taken apart again', async () => {
      const loop = (title: string) => ({
        title,
        component: { purl: 'pkg:npm/toy-loop', version: '2.0.0' },
        weaknesses: ['CWE-1333'],
        sink: 'scan',
      })
      const one = await report('argus', loop('Endless matching in scan'))
      const two = await report('bramble', {
        title: 'Reads any file through open()',
        component: { purl: 'pkg:npm/toy-loop', version: '2.0.0' },
        weaknesses: ['CWE-22'],
        sink: 'open',
      })
      const [from, into] = [await rootCauseOf(two), await rootCauseOf(one)]
      expect(from).not.toBe(into)
      const merged = await house.call(duty, 'POST', `/v1/root-causes/${from}/merge`, {
        into,
        reason: 'One cause.',
      })
      expect(merged.status).toBe(204)
      expect(await members(into)).toEqual([one, two].sort())
      await house.house.findings.regroupPackageOf(one)
      expect(await members(into)).toEqual([one, two].sort())
      // A newcomer like the merged one joins where it is now.
      const three = await report('cedar', {
        title: 'open() gives any file away',
        component: { purl: 'pkg:npm/toy-loop', version: '2.0.0' },
        weaknesses: ['CWE-22'],
        sink: 'open',
      })
      expect(await rootCauseOf(three)).toBe(into)
      expect(
        await house.call(duty, 'POST', `/v1/root-causes/${from}/merge`, { into, reason: 'Again.' }),
      ).toMatchObject({ status: 409, json: { code: 'root-cause-merged' } })
      const apart = await house.call(duty, 'POST', `/v1/root-causes/${into}/unmerge`, {
        findingIds: [two, three],
        reason: 'Two causes after all.',
      })
      expect(await members(apart.json.rootCauseId)).toEqual([two, three].sort())
      expect(await members(into)).toEqual([one])
    })

    it('refuses what makes no sense', async () => {
      const id = await rootCauseOf(
        await report('argus', flaw('Of no sense', { sink: 'other', component: { name: 'toy-other' } })),
      )
      const post = (path: string, body: object) =>
        house.call(duty, 'POST', `/v1/root-causes/${id}/${path}`, body)
      expect(await post('merge', { into: id, reason: 'x' })).toMatchObject({
        status: 400,
        json: { code: 'merge-with-itself' },
      })
      expect(await post('unmerge', { findingIds: [id], reason: 'x' })).toMatchObject({
        status: 409,
        json: { code: 'not-a-member' },
      })
      expect(await post('merge', { into: id.replace(/^..../, 'ffff'), reason: 'x' })).toMatchObject({
        status: 404,
      })
      expect(await post('merge', { into: id })).toMatchObject({
        status: 400,
        json: { code: 'invalid-input' },
      })
    })

    it('is for coordinators', async () => {
      const id = await rootCauseOf(await report('argus', flaw('For coordinators')))
      for (const name of ['argus', 'bramble'])
        expect(
          await house.call(people[name], 'POST', `/v1/root-causes/${id}/unmerge`, {
            findingIds: [id],
            reason: 'x',
          }),
        ).toMatchObject({ status: 403, json: { code: 'not-allowed' } })
    })

    it('opens a root cause to the organisation it was granted to, with its findings, and to no other', async () => {
      const finding = await report(
        'argus',
        flaw('For the maintainer', { component: { name: 'toy-granted' }, recipe: undefined }),
      )
      const id = await rootCauseOf(finding)
      const maintainer = await house.person('maintainer', {
        organisation: 'Toy project',
        roles: ['maintainer'],
      })
      const neighbour = await house.person('neighbour', {
        organisation: 'Other project',
        roles: ['maintainer'],
      })
      expect((await house.call(maintainer, 'GET', `/v1/root-causes/${id}`)).status).toBe(404)
      await house.house.db.as(system, (tx) =>
        grantAccess(tx, 'root cause', id, maintainer.actor.organisationId!),
      )
      const view = await house.call(maintainer, 'GET', `/v1/root-causes/${id}`)
      expect(view.json.members.map((member: { finding: { id: string } }) => member.finding.id)).toEqual([
        finding,
      ])
      // Who reported it is not the maintainer's to know from here.
      expect(view.json.members[0].finding.discoverer).toBe('another organisation')
      expect((await house.call(maintainer, 'GET', `/v1/findings/${finding}`)).status).toBe(200)
      expect((await house.call(neighbour, 'GET', `/v1/root-causes/${id}`)).status).toBe(404)
      expect((await house.call(maintainer, 'GET', '/v1/findings')).json.items).toHaveLength(1)
    })

    it('shows a discoverer its own track record, and coordinators everybody’s', async () => {
      await report('cedar', flaw('That does not reproduce', { component: { name: 'toy-stands' } }))
      await runAll(house, runner, stood)
      const own = await house.call(people.cedar, 'GET', '/v1/discoverers')
      expect(own.json.map((row: { discoverer: string }) => row.discoverer)).toEqual(['cedar'])
      const all = await house.call(duty, 'GET', '/v1/discoverers')
      expect(all.json.map((row: { discoverer: string }) => row.discoverer).sort()).toEqual([
        'argus',
        'bramble',
        'cedar',
      ])
      expect(own.json[0].judged).toBeGreaterThan(own.json[0].reproduced)
      for (const { findings, judged, reproduced, verdicts } of all.json) {
        const counts = Object.values(verdicts as Record<string, number>)
        expect(counts.reduce((sum, count) => sum + count)).toBe(findings)
        expect(verdicts.reproduced + verdicts.intermittent).toBe(reproduced)
        expect(verdicts.waiting + verdicts['cannot run']).toBe(findings - judged)
      }
    })

    it('shows track records to overseers, and to nobody who has no part in them', async () => {
      const seat = (name: string, role: 'overseer' | 'maintainer' | 'member') =>
        house.person(name, { organisation: 'Apart', roles: [role] })
      const records = async (person: Person | undefined) => house.call(person, 'GET', '/v1/discoverers')
      expect((await records(await seat('board', 'overseer'))).json.length).toBeGreaterThan(1)
      for (const role of ['maintainer', 'member'] as const)
        expect(await records(await seat(`a-${role}`, role))).toMatchObject({
          status: 403,
          json: { code: 'not-allowed' },
        })
      expect((await records(undefined)).status).toBe(401)
      // A discoverer who has reported nothing has no record, and sees nobody else's.
      expect((await records(await house.person('newcomer'))).json).toEqual([])
    })
  })
})
