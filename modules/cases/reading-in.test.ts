import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, system } from '../../platform/access/actor.ts'
import { grantAccess } from '../../platform/access/store.ts'
import { sql } from '../../platform/db/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { fallen, runAll, runnerOf } from '../../testing/runner.ts'
import type { CaseView } from './schema/index.ts'

/** Two cases of one compartment, and parties that are cleared for nothing. */
eachEngine((engine) => {
  describe('a party read into a compartment for one case', () => {
    let house: TestHouse
    let cora: Person
    let vic: Person
    let dan: Person
    let wet: string
    let other: string

    const call = (who: Person, method: 'GET' | 'POST' | 'PUT', id: string, rest = '', body?: unknown) =>
      house.call(who, method, `/v1/cases/${id}${rest}`, body)
    const view = async (id: string): Promise<CaseView> => (await call(cora, 'GET', id)).json
    const partyIn = async (id: string, name: string) =>
      (await view(id)).parties.find((party) => party.name === name && party.removedAt === null)!
    const read = async (id: string, name: string, compartments: string[], who = cora) =>
      call(who, 'PUT', id, `/parties/${(await partyIn(id, name)).id}/reading`, { compartments })
    /** Rows somebody sees with every policy of ours forgotten. */
    const rows = (actor: Actor) =>
      house.house.db.as(actor, async (tx) => {
        const seen: Record<string, number> = {}
        for (const table of ['cases', 'root_causes', 'findings', 'memberships', 'reproductions', 'dossiers'])
          seen[table] = (await tx.first(
            sql<{ n: number }>`select count(*)::int as n from ${sql.raw(table)}`,
          ))!.n
        return seen
      })
    const nothing = { cases: 0, root_causes: 0, findings: 0, memberships: 0, reproductions: 0, dossiers: 0 }
    const one = { cases: 1, root_causes: 1, findings: 1, memberships: 1, reproductions: 1, dossiers: 1 }

    async function openCase(name: string): Promise<string> {
      const ari = await house.person('ari', { organisation: 'Argus Lab', compartments: ['water'] })
      const { json } = await house.call(ari, 'POST', '/v1/findings', {
        title: `Pollution in ${name}`,
        recipe: {
          target: { kind: 'npm', name, version: '1.0.0' },
          fixed: { version: '1.0.1' },
          proof: { language: 'javascript', format: 'commonjs', source: `require('${name}')({})` },
          oracle: 'prototype-pollution',
        },
      })
      const findingId = json.results[0].findingId as string
      // No route gives a compartment yet: a coordinator's tool will.
      await house.house.db.as(system, (tx) =>
        tx.run(sql`update findings set compartment = 'water' where id = ${findingId}`),
      )
      await runAll(house, await runnerOf(house), fallen)
      await house.settle(true)
      const finding = (await house.call(cora, 'GET', `/v1/findings/${findingId}`)).json
      const cause = (await house.call(cora, 'GET', `/v1/root-causes/${finding.rootCauseId}`)).json
      return (
        cause.caseId ?? (await house.call(cora, 'POST', '/v1/cases', { rootCauseIds: [cause.id] })).json.id
      )
    }

    beforeAll(async () => {
      house = await openHouse(engine)
      const cleared = { tlp: 'red', compartments: ['water', 'power'] } as const
      cora = await house.person('cora', {
        organisation: 'Clearinghouse',
        roles: ['coordinator'],
        tlp: cleared.tlp,
        compartments: [...cleared.compartments],
      })
      const uncleared = { roles: ['maintainer' as const], tlp: 'red' as const }
      vic = await house.person('vic', { organisation: 'Vicuna Systems', ...uncleared })
      dan = await house.person('dan', { organisation: 'Danube Linux', ...uncleared })
      wet = await openCase('toy-wet')
      other = await openCase('toy-wetter')
      for (const id of [wet, other])
        for (const [name, role] of [
          ['Vicuna Systems', 'vendor'],
          ['Danube Linux', 'downstream'],
        ])
          expect((await call(cora, 'POST', id, '/parties', { name, role })).status).toBe(201)
    })
    afterAll(() => house?.close())

    it('sees nothing, is told nothing and is sent nothing before', async () => {
      const seen = await view(wet)
      expect(seen.compartments).toEqual(['water'])
      for (const name of ['Vicuna Systems', 'Danube Linux'])
        expect(await partyIn(wet, name)).toMatchObject({ keptOut: true, readIn: null, toldAt: null })
      // Who reported it is cleared by its own account.
      expect(seen.parties.find(({ role }) => role === 'discoverer')).toMatchObject({ keptOut: false })
      for (const who of [vic, dan]) {
        expect((await call(who, 'GET', wet)).status).toBe(404)
        expect(await rows(who.actor)).toEqual(nothing)
      }
      const { id } = await partyIn(wet, 'Vicuna Systems')
      expect((await call(cora, 'POST', wet, `/parties/${id}/dossiers`, { note: 'now' })).json.code).toBe(
        'party-not-read-in',
      )
      const ageKeys = ['age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p']
      expect((await call(cora, 'POST', wet, `/parties/${id}/export`, { ageKeys })).json.code).toBe(
        'party-not-told',
      )
      expect(await house.house.cases.sendDue()).toBe(0)
    })

    it('is read in by a coordinator who is cleared, into compartments of the case and no other', async () => {
      expect((await read(wet, 'Vicuna Systems', ['power'])).json.code).toBe('compartment-not-of-case')
      const dry = await house.person('dry', {
        organisation: 'Clearinghouse',
        roles: ['coordinator'],
        tlp: 'red',
        compartments: ['power'],
      })
      expect((await read(wet, 'Vicuna Systems', ['water'], dry)).status).toBe(404)
      expect((await read(wet, 'Vicuna Systems', ['water'], vic)).json.code).toBe('not-allowed')
      await call(cora, 'POST', wet, '/parties', { name: 'Helping House', role: 'coordinator' })
      expect((await read(wet, 'Helping House', ['water'])).json.code).toBe('not-allowed')
      expect((await call(vic, 'GET', wet)).status).toBe(404)
    })

    it('sees exactly this case then: its flaw, its reports, what was shown, its dossier', async () => {
      expect((await read(wet, 'Vicuna Systems', ['water'])).status).toBe(200)
      const seen = await call(vic, 'GET', wet)
      expect(seen.json.rootCauses).toHaveLength(1)
      expect(seen.json.compartments).toEqual([])
      expect(seen.json.parties[0]).toMatchObject({ readIn: { compartments: ['water'], by: 'cora' } })
      expect((await call(vic, 'GET', wet, '/dossiers')).json.items[0].reproducer.source).toContain('toy-wet')
      expect(await rows(vic.actor)).toEqual(one)
      const list = async (url: string) => (await house.call(vic, 'GET', url)).json.items.length
      for (const url of ['/v1/cases', '/v1/root-causes', '/v1/findings', '/v1/reproductions'])
        expect([url, await list(url)]).toEqual([url, 1])
      const party = await partyIn(wet, 'Vicuna Systems')
      expect(party).toMatchObject({ keptOut: false, readIn: { by: 'cora' }, toldAt: expect.any(String) })
      const journalled = await house.house.db.as(system, (tx) =>
        tx.all(sql<{ detail: object }>`select detail from journal where act = 'party read in'`),
      )
      expect(journalled).toEqual([
        { detail: { by: cora.actor.accountId, partyId: party.id, compartments: ['water'] } },
      ])
    })

    it('sees no other case of the compartment in which it is a party too', async () => {
      expect((await call(vic, 'GET', other)).status).toBe(404)
      expect((await call(vic, 'GET', other, '/dossiers')).status).toBe(404)
      expect((await partyIn(other, 'Vicuna Systems')).keptOut).toBe(true)
      const cause = (await view(other)).rootCauses[0]!.id
      // Need to know opens no compartment by itself, whatever was granted.
      await house.house.db.as(system, async (tx) => {
        await grantAccess(tx, 'case', other, vic.actor.organisationId!)
        await grantAccess(tx, 'root cause', cause, vic.actor.organisationId!)
      })
      expect(await rows(vic.actor)).toEqual(one)
      expect((await house.call(vic, 'GET', `/v1/root-causes/${cause}`)).status).toBe(404)
      expect((await house.call(vic, 'GET', `/v1/findings?rootCauseId=${cause}`)).json.items).toEqual([])
    })

    it('does not bring others in: no other party, no colleague who coordinates, nobody below the label', async () => {
      expect((await call(dan, 'GET', wet)).status).toBe(404)
      expect(await rows(dan.actor)).toEqual(nothing)
      const organisation = 'Vicuna Systems'
      const chief = await house.person('chief', { organisation, roles: ['coordinator'], tlp: 'red' })
      const green = await house.person('green', { organisation, roles: ['maintainer'], tlp: 'green' })
      for (const who of [chief, green]) {
        expect((await call(who, 'GET', wet)).status).toBe(404)
        expect(await rows(who.actor)).toEqual(nothing)
      }
    })

    it('loses sight of the case when it enters another compartment, until it is read into that too', async () => {
      const cause = (await view(wet)).rootCauses[0]!.id
      const mark = (compartment: string) =>
        house.house.db.as(system, (tx) =>
          tx.run(sql`update root_causes set compartment = ${compartment} where id = ${cause}`),
        )
      await mark('power,water')
      expect((await call(vic, 'GET', wet)).status).toBe(404)
      expect(await rows(vic.actor)).toMatchObject({ cases: 0, root_causes: 0 })
      expect((await partyIn(wet, 'Vicuna Systems')).keptOut).toBe(true)
      expect((await read(wet, 'Vicuna Systems', ['power', 'water'])).status).toBe(200)
      expect((await call(vic, 'GET', wet)).status).toBe(200)
      await mark('water')
    })

    it('reads downstream what it is read into, and is told from then on', async () => {
      expect((await read(wet, 'Danube Linux', ['water'])).status).toBe(200)
      expect((await call(dan, 'GET', wet)).json.rootCauses).toHaveLength(1)
      expect((await partyIn(wet, 'Danube Linux')).toldAt).not.toBeNull()
      expect((await read(wet, 'Danube Linux', [])).status).toBe(200)
      expect((await call(dan, 'GET', wet)).status).toBe(404)
      expect(await rows(dan.actor)).toEqual(nothing)
      expect((await partyIn(wet, 'Danube Linux')).readIn).toBeNull()
    })

    it('is read in by its invitation, and acts by a link', async () => {
      const added = await call(cora, 'POST', wet, '/parties', {
        name: 'Vera Instruments',
        role: 'vendor',
        compartments: ['water'],
      })
      expect(added.status).toBe(201)
      const { id } = await partyIn(wet, 'Vera Instruments')
      const { url } = (await call(cora, 'POST', wet, `/parties/${id}/link`, {})).json
      const vera: Person = { ...vic, login: 'vera', key: url.split('#')[1] }
      expect((await call(vera, 'GET', wet)).json.rootCauses).toHaveLength(1)
      expect((await call(vera, 'GET', other)).status).toBe(404)
      // Its part ends: link and clearance with it.
      const removal = { note: 'It makes no such product.' }
      expect((await call(vic, 'POST', wet, `/parties/${id}/removal`, removal)).json.code).toBe('not-allowed')
      expect((await call(cora, 'POST', wet, `/parties/${id}/removal`, removal)).status).toBe(200)
      expect((await call(vera, 'GET', wet)).status).toBe(401)
    })

    it('sees nothing of it any more once it was removed; what it said stays', async () => {
      const { id } = await partyIn(wet, 'Vicuna Systems')
      await call(vic, 'PUT', wet, `/parties/${id}/statements`, { product: 'Pump 3', status: 'affected' })
      const thread = (await call(vic, 'POST', wet, '/threads', { title: 'Us', text: 'Our pumps have it.' }))
        .json
      const removal = { note: 'Sold its pumps.' }
      expect((await call(cora, 'POST', wet, `/parties/${id}/removal`, removal)).status).toBe(200)
      for (const rest of ['', '/coordination', '/threads', '/dossiers', `/threads/${thread.id}/messages`])
        expect([rest, (await call(vic, 'GET', wet, rest)).status]).toEqual([rest, 404])
      expect(await rows(vic.actor)).toEqual(nothing)
      const gone = (await view(wet)).parties.find((party) => party.id === id)
      expect(gone).toMatchObject({ name: 'Vicuna Systems', removedAt: expect.any(String), readIn: null })
      const { items } = (await call(cora, 'GET', wet, `/threads/${thread.id}/messages`)).json
      expect(items[0]).toMatchObject({ by: 'Vicuna Systems', text: 'Our pumps have it.' })
      expect((await call(cora, 'GET', wet, '/coordination')).json.statements).toMatchObject([
        { partyId: id, product: 'Pump 3' },
      ])
      // It may be invited again, and is nobody until it is read in again.
      expect(
        (await call(cora, 'POST', wet, '/parties', { name: 'Vicuna Systems', role: 'vendor' })).status,
      ).toBe(201)
      expect((await call(vic, 'GET', wet)).status).toBe(404)
    })
  })
})
