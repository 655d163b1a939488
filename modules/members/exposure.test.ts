import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eachEngine } from '../../testing/database.ts'
import { bring, duty as dutyOf, kevCatalogue, osvRecord } from '../../testing/feeds.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { bomOf, memberPerson, sendInventory } from '../../testing/members.ts'
import type { ExposureSummary } from './schema.ts'

const flaw = (id: string, name: string, fixed: string | undefined, over: Record<string, unknown> = {}) =>
  osvRecord(id, {
    aliases: [],
    affected: [
      {
        package: { ecosystem: 'npm', name },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, ...(fixed ? [{ fixed }] : [])] }],
      },
    ],
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
    ...over,
  })

eachEngine((engine) => {
  describe('exposure', () => {
    let now = new Date('2026-11-28T12:00:00Z')
    let house: TestHouse
    let duty: Person
    let clinic: Person
    let bank: Person
    beforeAll(async () => {
      house = await openHouse(engine, { given: { clock: { now: () => now } } })
      duty = await dutyOf(house)
      clinic = await memberPerson(house, 'clinic')
      bank = await memberPerson(house, 'bank')
    })
    afterAll(async () => {
      expect(house?.errors).toEqual([])
      await house?.close()
    })

    const say = (...records: object[]) => bringAll(house, duty, records)
    const list = async (who: Person, query = ''): Promise<ExposureSummary[]> => {
      const { status, json, text } = await house.call(who, 'GET', `/v1/exposures${query}`)
      expect(status, text).toBe(200)
      return json.items
    }
    const faces = async (who: Person, query = '') =>
      (await list(who, query))
        .map(({ vulnerability, component, state }) => `${vulnerability} ${component} ${state}`)
        .sort()
    const every = async (who: Person) =>
      (
        await Promise.all(
          ['open', 'unsure', 'suppressed', 'mended', 'closed'].map((state) => faces(who, `?state=${state}`)),
        )
      )
        .flat()
        .sort()
    const import_ = async (who: Person, packages: string[], query: Record<string, string> = {}) => {
      const reply = await sendInventory(house, who, bomOf(packages), { name: 'app', ...query })
      expect(reply.status, reply.text).toBe(201)
      await house.settle(true)
      return reply.json
    }
    const show = async (who: Person, id: string) => (await house.call(who, 'GET', `/v1/exposures/${id}`)).json

    it('is found when an inventory meets what was said before', async () => {
      await say(flaw('GHSA-2222-3333-4444', 'thin-path', '1.4.0', { aliases: ['CVE-2026-1111'] }))
      await import_(clinic, ['thin-path@1.2.0', 'harmless@1.0.0'])
      const [exposure, ...others] = await list(clinic)
      expect(others).toEqual([])
      expect(exposure).toMatchObject({
        vulnerability: 'CVE-2026-1111',
        component: 'thin-path 1.2.0',
        asset: 'server',
        state: 'open',
        fixedIn: '1.4.0',
        embargoed: false,
        late: false,
      })
      const view = await show(clinic, exposure!.id)
      expect(view.said).toEqual([
        {
          source: 'osv/GHSA-2222-3333-4444',
          href: 'https://github.com/advisories/GHSA-2222-3333-4444',
          verdict: 'affected',
          rule: 'in range',
          range: 'before 1.4.0',
          because: '1.2.0 lies before 1.4.0 (semver order).',
          fixedIn: '1.4.0',
        },
      ])
      expect(view.urgency.factors.find(({ name }: { name: string }) => name === 'Severity')).toMatchObject({
        value: '9.8 critical (CVSS 3.1)',
      })
    })
    it('is found when something new is said of what runs already', async () => {
      await say(flaw('GHSA-2222-3333-5555', 'harmless', undefined))
      expect(await faces(clinic)).toEqual([
        'CVE-2026-1111 thin-path 1.2.0 open',
        'GHSA-2222-3333-5555 harmless 1.0.0 open',
      ])
      expect(await faces(bank)).toEqual([])
    })
    it('is told apart by nobody but its member', async () => {
      const [{ id }] = (await list(clinic)) as [ExposureSummary]
      for (const who of [bank, duty]) {
        expect((await house.call(who, 'GET', `/v1/exposures/${id}`)).status).toBeGreaterThanOrEqual(403)
        expect(
          (await house.call(who, 'PUT', `/v1/exposures/${id}/note`, { note: 'mine' })).status,
        ).toBeGreaterThanOrEqual(403)
      }
      expect((await house.call(bank, 'GET', `/v1/exposures/${id}`)).json.code).toBe('exposure-not-found')
      expect((await house.call(duty, 'GET', '/v1/exposures')).status).toBe(403)
      expect((await house.call(undefined, 'GET', '/v1/exposures')).status).toBe(401)
    })
    it('moves under its CVE when the record gets one, and is no second one', async () => {
      const [before] = await list(clinic, '?band=immediate').then((all) =>
        all.filter((one) => one.component.startsWith('harmless')),
      )
      await say(
        flaw('GHSA-2222-3333-5555', 'harmless', undefined, {
          aliases: ['CVE-2026-2222'],
          modified: '2026-06-01T10:00:00Z',
        }),
      )
      expect(await faces(clinic)).toEqual([
        'CVE-2026-1111 thin-path 1.2.0 open',
        'CVE-2026-2222 harmless 1.0.0 open',
      ])
      const after = (await list(clinic)).find((one) => one.component.startsWith('harmless'))
      expect(after?.id).toBe(before?.id ?? after?.id)
    })
    it('is mended when a newer version is imported, with a line of history', async () => {
      const [{ id }] = (await list(clinic)).filter((one) => one.vulnerability === 'CVE-2026-1111') as [
        ExposureSummary,
      ]
      await import_(clinic, ['thin-path@1.4.0', 'harmless@1.0.0'])
      const view = await show(clinic, id)
      expect(view).toMatchObject({ state: 'mended', component: 'thin-path 1.2.0' })
      expect(view.history[0]).toMatchObject({ said: 'deployed', via: 'inventory' })
      expect(view.history[0].words).toMatch(/Version 1\.4\.0 runs now; it was 1\.2\.0/)
    })
    it('opens again when an import shows the old version', async () => {
      now = new Date('2026-11-29T12:00:00Z')
      await import_(clinic, ['thin-path@1.3.0', 'harmless@1.0.0'])
      const [exposure] = (await list(clinic)).filter((one) => one.vulnerability === 'CVE-2026-1111')
      expect(exposure).toMatchObject({ state: 'open', reopened: true, component: 'thin-path 1.3.0' })
    })
    it('is closed when its component goes, and comes back with it', async () => {
      await import_(clinic, ['thin-path@1.3.0'])
      expect(await every(clinic)).toEqual([
        'CVE-2026-1111 thin-path 1.3.0 open',
        'CVE-2026-2222 harmless 1.0.0 closed',
      ])
      const [closed] = await list(clinic, '?state=closed')
      expect((await show(clinic, closed!.id)).because).toBe('The component is not in the inventory any more.')
      await import_(clinic, ['thin-path@1.3.0', 'harmless@1.0.0'])
      expect(await every(clinic)).toEqual([
        'CVE-2026-1111 thin-path 1.3.0 open',
        'CVE-2026-2222 harmless 1.0.0 open',
      ])
    })
    it('is closed when the records take back what they said', async () => {
      await say(
        flaw('GHSA-2222-3333-5555', 'harmless', undefined, {
          aliases: ['CVE-2026-2222'],
          modified: '2026-07-01T10:00:00Z',
          withdrawn: '2026-07-01T10:00:00Z',
        }),
      )
      const closed = await list(clinic, '?state=closed')
      expect(closed.map(({ vulnerability }) => vulnerability)).toEqual(['CVE-2026-2222'])
      expect((await show(clinic, closed[0]!.id)).because).toBe('No record says it any more.')
    })
    it('opens again where a report of deployment is contradicted by the next import', async () => {
      const [{ id }] = (await list(clinic)).filter((one) => one.vulnerability === 'CVE-2026-1111') as [
        ExposureSummary,
      ]
      const report = { reports: [{ exposureId: id, said: 'deployed' }] }
      expect((await house.call(clinic, 'POST', '/v1/uptake', report)).json).toMatchObject({ changed: 1 })
      expect((await show(clinic, id)).state).toBe('mended')
      now = new Date('2026-11-30T12:00:00Z')
      await import_(clinic, ['thin-path@1.3.0', 'harmless@1.0.0'])
      const view = await show(clinic, id)
      expect(view).toMatchObject({ state: 'open', reopened: true, reported: null })
      expect(view.history[0]).toMatchObject({ said: 'reopened', via: 'inventory' })
    })
    it('of a version nobody gave is unsure, and says what is missing', async () => {
      const document = {
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        version: 1,
        components: [{ type: 'library', name: 'thin-path', purl: 'pkg:npm/thin-path' }],
      }
      const sent = await sendInventory(house, bank, document, { name: 'unversioned' })
      expect(sent.status, sent.text).toBe(201)
      await house.settle(true)
      expect(await faces(bank)).toEqual(['CVE-2026-1111 thin-path unsure'])
      const [{ id }] = (await list(bank)) as [ExposureSummary]
      expect((await show(bank, id)).said[0]).toMatchObject({ verdict: 'unknown', rule: 'version missing' })
      const { items } = (await house.call(bank, 'GET', '/v1/actions')).json
      expect(items[0].title).toBe('Find out which version of thin-path you run')
    })
    it('changes nothing when everything comes a second time', async () => {
      const before = await rowsOf(house)
      await import_(clinic, ['thin-path@1.3.0', 'harmless@1.0.0'])
      await house.house.members.resumeExposure()
      await say(flaw('GHSA-2222-3333-4444', 'thin-path', '1.4.0', { aliases: ['CVE-2026-1111'] }))
      await house.test.db.asOwner('update inventory_components set looked_at = null')
      await house.house.members.resumeExposure()
      await house.settle(true)
      expect(await rowsOf(house)).toEqual(before)
    })
    it('becomes more urgent when it is listed as exploited, and by where its asset stands', async () => {
      const one = async () =>
        (await list(clinic)).find(({ vulnerability }) => vulnerability === 'CVE-2026-1111')!
      const [asset] = (await house.call(clinic, 'GET', '/v1/assets')).json.items
      const tag = (exposure: string) =>
        house.call(clinic, 'PUT', `/v1/assets/${asset.id}`, { name: asset.name, exposure })
      await bring(house, duty, 'kev', kevCatalogue('2026.11.29', '2026-11-29T00:00:00Z', ['CVE-2000-0001']))
      expect((await tag('isolated')).status).toBe(200)
      await house.settle(true)
      expect((await one()).band).toBe('scheduled')
      await bring(house, duty, 'kev', kevCatalogue('2026.11.30', '2026-11-30T00:00:00Z', ['CVE-2026-1111']))
      // Listed, automatable, total impact: three days, wherever it stands.
      expect((await one()).band).toBe('immediate')
      await tag('public')
      await house.settle(true)
      const exposure = await one()
      expect(exposure.band).toBe('immediate')
      // Found on November 28 by this house, three days.
      expect(exposure.dueAt).toBe('2026-12-02T00:00:00.000Z')
      expect((await show(clinic, exposure.id)).urgency.timeline).toMatch(/does not bind this organisation/)
      const alerts = (await house.call(clinic, 'GET', '/v1/alerts')).json.items
      expect(alerts.map(({ cause }: { cause: string }) => cause)).toContain('urgent')
    })
    it('is counted, paged by urgency, and put into ten actions', async () => {
      await say(flaw('GHSA-6666-3333-4444', 'paged', '2.0.0'), flaw('GHSA-6666-3333-5555', 'paged', '3.0.0'))
      await import_(clinic, ['thin-path@1.3.0', 'paged@1.0.0'], { name: 'other' })
      const all = await list(clinic)
      const paged: ExposureSummary[] = []
      for (let cursor = ''; ; ) {
        const { json } = await house.call(clinic, 'GET', `/v1/exposures?limit=1${cursor}`)
        paged.push(...json.items)
        if (json.next === null) break
        cursor = `&cursor=${encodeURIComponent(json.next)}`
      }
      expect(paged).toEqual(all)
      expect(all.length).toBeGreaterThanOrEqual(3)
      expect([...all].sort((a, b) => b.score - a.score)).toEqual(all)
      const counts = (await house.call(clinic, 'GET', '/v1/exposure-counts')).json
      expect(counts).toMatchObject({ open: all.length, waiting: 0, late: 0, unsure: 0 })
      expect(counts.asOf).not.toBeNull()
      const actions = (await house.call(clinic, 'GET', '/v1/actions?limit=1')).json
      expect(actions).toMatchObject({ more: 1 })
      expect(actions.items[0]).toMatchObject({
        title: 'Update the JavaScript library thin-path to version 1.4.0 or newer',
        band: 'immediate',
      })
      const both = (await house.call(clinic, 'GET', '/v1/actions')).json.items
      expect(both[1]).toMatchObject({
        title: 'Update the JavaScript library paged to version 3.0.0 or newer',
      })
      expect(both[1].exposureIds).toHaveLength(2)
      expect((await house.call(clinic, 'GET', '/v1/exposures?cursor=nonsense')).json.code).toBe(
        'invalid-input',
      )
    })
    it('keeps the note of its member', async () => {
      const [{ id }] = (await list(clinic)) as [ExposureSummary]
      const put = await house.call(clinic, 'PUT', `/v1/exposures/${id}/note`, {
        note: 'Only the build uses it.',
      })
      expect(put.json).toMatchObject({ id, note: 'Only the build uses it.' })
      await house.test.db.asOwner('update inventory_components set looked_at = null')
      await house.house.members.resumeExposure()
      await house.settle(true)
      expect((await show(clinic, id)).note).toBe('Only the build uses it.')
    })
  })

  describe('exposure, both ways', () => {
    const packages = ['a@1.0.0', 'a@2.0.0', 'b@1.0.0', 'c@1.1.0']
    const records = [
      flaw('GHSA-aaaa-2222-3333', 'a', '1.5.0'),
      flaw('GHSA-bbbb-2222-3333', 'a', '2.5.0', { aliases: ['CVE-2026-7001'] }),
      flaw('GHSA-cccc-2222-3333', 'b', undefined, { aliases: ['CVE-2026-7001'] }),
      flaw('GHSA-dddd-2222-3333', 'c', '1.0.0'),
    ]
    const orders = [
      ['inventory', 0, 1, 2, 3],
      [3, 2, 1, 0, 'inventory'],
      [1, 'inventory', 3, 0, 2],
      [2, 3, 'inventory', 1, 'inventory', 0],
    ] as const
    it('is the same whatever came first', async () => {
      const house = await openHouse(engine)
      try {
        const duty = await dutyOf(house)
        const seen: string[][] = []
        for (const [at, order] of orders.entries()) {
          await house.test.db.asOwner('delete from vulnerability_records')
          const who = await memberPerson(house, `member-${at}`)
          for (const step of order) {
            if (step === 'inventory') await sendInventory(house, who, bomOf(packages), { name: 'app' })
            else await bringAll(house, duty, [{ ...records[step], modified: `2026-06-0${at + 1}T00:00:00Z` }])
            await house.settle(true)
          }
          const { items } = (await house.call(who, 'GET', '/v1/exposures')).json
          seen.push(
            items
              .map(
                (one: ExposureSummary) => `${one.vulnerability} ${one.component} ${one.fixedIn} ${one.band}`,
              )
              .sort(),
          )
        }
        expect(seen[0]).toHaveLength(4)
        for (const one of seen) expect(one).toEqual(seen[0])
        expect(house.errors).toEqual([])
      } finally {
        await house.close()
      }
    })
  })
})

async function bringAll(house: TestHouse, duty: Person, records: readonly object[]): Promise<void> {
  for (const record of records) await bring(house, duty, 'osv', JSON.stringify(record))
}

/** Everything an exposure is, without the sealed bytes, which differ at every writing. */
async function rowsOf(house: TestHouse): Promise<unknown[]> {
  const { rows } = await house.test.db.asOwner(
    `select id, verdict, state, band, score, suppressed, reported, updated_at, sealed, explained from exposures order by id`,
  )
  const reports = await house.test.db.asOwner('select count(*)::int as n from uptake_reports')
  return [...rows, ...reports.rows]
}
