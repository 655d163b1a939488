import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trustedKeys } from '../../apps/cli/bundle-key.ts'
import { matchOffline } from '../../apps/cli/offline.ts'
import { eachEngine } from '../../testing/database.ts'
import { type Embargo, PACKAGE, playEmbargo } from '../../testing/embargo.ts'
import { bring, kevCatalogue, osvRecord } from '../../testing/feeds.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { bomOf, memberPerson, sendInventory } from '../../testing/members.ts'
import type { ExposureSummary } from './schema.ts'

const record = (id: string, name: string, fixed: string, over: Record<string, unknown> = {}) =>
  osvRecord(id, {
    affected: [
      {
        package: { ecosystem: 'npm', name },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }],
      },
    ],
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
    ...over,
  })

/** Two of this test, and one that the embargo's world knows of another flaw. */
const RECORDS = 3

eachEngine((engine) => {
  describe('the advisory bundle', () => {
    const directory = mkdtempSync(join(tmpdir(), 'tocsin-bundle-'))
    let house: TestHouse
    let embargo: Embargo
    let clinic: Person
    let outsider: Person
    let duty: Person
    const packages = ['thin-path@1.2.0', 'safe@1.0.0', `${PACKAGE}@41.7.130`]
    beforeAll(async () => {
      house = await openHouse(engine)
      embargo = await playEmbargo(house)
      duty = embargo.coordinator
      clinic = await memberPerson(house, 'clinic')
      outsider = await memberPerson(house, 'outsider')
      await bring(
        house,
        duty,
        'osv',
        JSON.stringify(record('GHSA-2222-3333-4444', 'thin-path', '1.4.0', { aliases: ['CVE-2026-1111'] })),
      )
      await bring(
        house,
        duty,
        'osv',
        JSON.stringify(record('GHSA-2222-3333-5555', 'thin-path', '1.5.0', { aliases: [] })),
      )
      await bring(house, duty, 'kev', kevCatalogue('2026.11.30', '2026-11-30T00:00:00Z', ['CVE-2026-1111']))
      for (const who of [clinic, outsider]) {
        const sent = await sendInventory(house, who, bomOf(packages), { name: 'app' })
        expect(sent.status, sent.text).toBe(201)
      }
      const party = { name: 'clinic organisation', role: 'member' }
      await house.call(duty, 'POST', `/v1/cases/${embargo.caseId}/parties`, party)
      await house.settle(true)
    })
    afterAll(async () => {
      rmSync(directory, { recursive: true, force: true })
      expect(house?.errors).toEqual([])
      await house?.close()
    })

    const fetched = async (who: Person | undefined, query = '') => {
      const response = await house.app.inject({
        method: 'GET',
        url: `/v1/exposure-bundle${query}`,
        headers: who ? { authorization: `Bearer ${who.key}` } : {},
      })
      return { status: response.statusCode, bytes: response.rawPayload, headers: response.headers }
    }
    const text = async (who: Person, query = '') =>
      gunzipSync((await fetched(who, query)).bytes).toString('utf8')
    const keyFile = async () => {
      const { json } = await house.call(undefined, 'GET', '/v1/exposure-bundle/key')
      const path = join(directory, 'key.pem')
      writeFileSync(path, json.publicKey)
      return path
    }
    const offline = async (who: Person, query = '') => {
      const [bundle, inventory] = [join(directory, 'bundle.gz'), join(directory, 'bom.json')]
      writeFileSync(bundle, (await fetched(who, query)).bytes)
      writeFileSync(inventory, JSON.stringify(bomOf(packages)))
      return matchOffline({
        bundle,
        inventory,
        verifiers: trustedKeys(await keyFile()),
        reading: {},
        asset: { name: 'server', quantity: 1, reach: undefined, type: undefined },
        runner: { directive: 'informative', zone: 'Etc/UTC' },
        now: new Date(),
        limit: 10,
      })
    }
    const online = async (who: Person) =>
      (await house.call(who, 'GET', '/v1/exposures')).json.items as ExposureSummary[]

    it('is signed by the house, gzipped, and names how long it is good for', async () => {
      const { status, headers, bytes } = await fetched(clinic)
      expect(status).toBe(200)
      expect(headers['content-type']).toBe('application/gzip')
      expect(headers['content-disposition']).toMatch(/advisories-\d{4}-\d\d-\d\d\.ndjson\.gz/)
      const [first] = gunzipSync(bytes).toString('utf8').split('\n')
      const envelope = JSON.parse(first!)
      const header = JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8'))
      expect(header).toMatchObject({ tlp: 'clear', counts: { advisories: RECORDS, statements: 0 } })
      expect(Date.parse(header.expiresAt) - Date.parse(header.madeAt)).toBe(14 * 86_400_000)
      const { json } = await house.call(undefined, 'GET', '/v1/exposure-bundle/key')
      const type = envelope.payloadType
      const payload = Buffer.from(envelope.payload, 'base64')
      const signed = Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `), payload])
      const signature = Buffer.from(envelope.signatures[0].sig, 'base64')
      expect(verify(null, signed, createPublicKey(json.publicKey), signature)).toBe(true)
    })
    it('finds offline what the house finds: the same vulnerabilities, fixes, urgencies', async () => {
      const { exposures, actions, header } = await offline(outsider)
      const here = exposures.map(({ found, urgency, component }) => ({
        vulnerability: found.vulnerability,
        component: `${component.name} ${component.version}`,
        fixedIn: found.fixedIn ?? null,
        band: urgency.band,
        score: urgency.score,
      }))
      const there = (await online(outsider)).map(({ vulnerability, component, fixedIn, band, score }) => ({
        vulnerability,
        component,
        fixedIn,
        band,
        score,
      }))
      expect(there).toHaveLength(2)
      expect(here).toEqual(there)
      const { items } = (await house.call(outsider, 'GET', '/v1/actions')).json
      expect(actions.items.map(({ title }) => title)).toEqual(
        items.map(({ title }: { title: string }) => title),
      )
      expect(header.counts.advisories).toBe(RECORDS)
    })
    it('holds nothing before publication, unless it is asked for and may be known', async () => {
      for (const [who, query] of [
        [clinic, ''],
        [clinic, '?tlp=green'],
        [outsider, '?tlp=red'],
        [duty, ''],
      ] as const)
        expect(await text(who, query), `${who.login} ${query}`).not.toContain(PACKAGE)
      const own = await text(clinic, '?tlp=amber')
      expect(own).toContain(PACKAGE)
      expect(own).toContain(embargo.advisoryNumber)
      const { exposures, actions, header } = await offline(clinic, '?tlp=amber')
      expect(header.tlp).toBe('amber')
      expect(exposures.map(({ found }) => found.vulnerability)).toContain(embargo.advisoryNumber)
      expect(
        actions.items.find(({ vulnerabilities }) => vulnerabilities.includes(embargo.advisoryNumber)),
      ).toMatchObject({
        askVendor: null,
      })
      const colleague = await house.person('colleague', {
        organisation: 'clinic organisation',
        roles: ['member'],
        tlp: 'green',
      })
      expect(await text(colleague, '?tlp=red')).not.toContain(PACKAGE)
    })
    it('is made for members and coordinators alone', async () => {
      expect((await fetched(undefined)).status).toBe(401)
      const stranger = await house.person('stranger', { roles: ['discoverer'] })
      expect((await fetched(stranger)).status).toBe(403)
      expect((await fetched(duty)).status).toBe(200)
    })
  })
})
