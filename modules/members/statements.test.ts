import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eachEngine } from '../../testing/database.ts'
import { bring, duty as dutyOf, osvRecord } from '../../testing/feeds.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { bomOf, memberPerson, sendInventory } from '../../testing/members.ts'

const CVE = 'CVE-2026-3131'
const record = osvRecord('GHSA-3333-4444-5555', {
  aliases: [CVE],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'thin-path' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.4.0' }] }],
    },
  ],
})

const openVex = (status: string, over: Record<string, unknown> = {}, timestamp?: string) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'https://clinic.example/vex/1',
  author: 'Clinic IT',
  timestamp: '2026-11-01T00:00:00Z',
  version: 1,
  statements: [
    {
      vulnerability: { name: CVE },
      products: [{ '@id': 'pkg:npm/thin-path@1.2.0' }],
      status,
      ...(timestamp ? { timestamp } : {}),
      ...over,
    },
  ],
})
const notAffected = {
  justification: 'vulnerable_code_not_in_execute_path',
  impact_statement: 'We never call it.',
}

eachEngine((engine) => {
  describe('statements about what one runs (VEX)', () => {
    let house: TestHouse
    let clinic: Person
    let bank: Person
    beforeAll(async () => {
      house = await openHouse(engine)
      clinic = await memberPerson(house, 'clinic')
      bank = await memberPerson(house, 'bank')
      await bring(house, await dutyOf(house), 'osv', JSON.stringify(record))
      for (const who of [clinic, bank]) {
        const sent = await sendInventory(house, who, bomOf(['thin-path@1.2.0']), { name: 'app' })
        expect(sent.status, sent.text).toBe(201)
      }
      await house.settle(true)
    })
    afterAll(async () => {
      expect(house?.errors).toEqual([])
      await house?.close()
    })

    const send = (who: Person, document: unknown) =>
      house.call(who, 'POST', '/v1/vex', typeof document === 'string' ? document : JSON.stringify(document), {
        'content-type': 'application/json',
      })
    const brought = async (who: Person, document: unknown) => {
      const { status, json, text } = await send(who, document)
      expect(status, text).toBe(200)
      return json
    }
    const states = async (who: Person) => {
      const counts = (await house.call(who, 'GET', '/v1/exposure-counts')).json
      return { open: counts.open, suppressed: counts.suppressed }
    }
    const only = async (who: Person, state: string) => {
      const { items } = (await house.call(who, 'GET', `/v1/exposures?state=${state}`)).json
      expect(items).toHaveLength(1)
      return (await house.call(who, 'GET', `/v1/exposures/${items[0].id}`)).json
    }

    it('suppress what they are about, with their reason, for nobody else', async () => {
      expect(await brought(clinic, openVex('not_affected', notAffected))).toEqual({
        statements: 1,
        suppressed: 1,
        problems: [],
      })
      expect(await only(clinic, 'suppressed')).toMatchObject({
        vulnerability: CVE,
        vex: {
          status: 'not affected',
          justification: 'vulnerable code not in execute path',
          words: 'We never call it.',
          by: 'Clinic IT',
          at: '2026-11-01T00:00:00.000Z',
        },
      })
      expect(await states(bank)).toEqual({ open: 1, suppressed: 0 })
    })
    it('add nothing when they come again', async () => {
      await brought(clinic, openVex('not_affected', notAffected))
      const { rows } = await house.test.db.asOwner('select count(*)::int as n from member_statements')
      expect(rows[0]!.n).toBe(1)
    })
    it('give way to newer ones, and not to older ones', async () => {
      await brought(clinic, openVex('affected', {}, '2026-10-01T00:00:00Z'))
      expect(await states(clinic)).toEqual({ open: 0, suppressed: 1 })
      await brought(clinic, openVex('under_investigation', {}, '2026-11-02T00:00:00Z'))
      expect(await only(clinic, 'open')).toMatchObject({ vex: { status: 'under investigation' } })
      await brought(clinic, openVex('fixed', {}, '2026-11-03T00:00:00Z'))
      expect(await states(clinic)).toEqual({ open: 0, suppressed: 1 })
      await brought(clinic, openVex('affected', { action_statement: 'Update.' }, '2026-11-04T00:00:00Z'))
      expect(await states(clinic)).toEqual({ open: 1, suppressed: 0 })
    })
    it('hold for another identifier of the same vulnerability', async () => {
      const byGhsa = openVex(
        'not_affected',
        { ...notAffected, vulnerability: { name: 'GHSA-3333-4444-5555' } },
        '2026-11-05T00:00:00Z',
      )
      expect(await brought(clinic, byGhsa)).toMatchObject({ suppressed: 1 })
      await brought(clinic, openVex('affected', {}, '2026-11-06T00:00:00Z'))
    })
    it('about another version or product suppress nothing', async () => {
      for (const id of ['pkg:npm/thin-path@1.3.0', 'pkg:npm/thick-path@1.2.0'])
        await brought(
          clinic,
          openVex('not_affected', { ...notAffected, products: [{ '@id': id }] }, '2026-11-07T00:00:00Z'),
        )
      expect(await states(clinic)).toEqual({ open: 1, suppressed: 0 })
    })
    it('in a CycloneDX inventory hold for its components, as long as it says so', async () => {
      const analysed = (state: string | undefined) =>
        bomOf(['thin-path@1.2.0'], {
          vulnerabilities: [
            {
              id: CVE,
              affects: [{ ref: 'ref-0' }],
              ...(state
                ? { analysis: { state, justification: 'code_not_reachable', detail: 'Dead code.' } }
                : {}),
            },
          ],
        })
      await sendInventory(house, bank, analysed('not_affected'), { name: 'app' })
      await house.settle(true)
      expect(await only(bank, 'suppressed')).toMatchObject({ vex: { words: 'Dead code.' } })
      await sendInventory(house, bank, analysed(undefined), { name: 'app' })
      await house.settle(true)
      expect(await states(bank)).toEqual({ open: 1, suppressed: 0 })
    })
    it('of a product hold for the parts they name, where it runs', async () => {
      const within = openVex('not_affected', {
        ...notAffected,
        products: [{ '@id': 'pkg:npm/portal@3.0.0', subcomponents: [{ '@id': 'pkg:npm/thin-path@1.2.0' }] }],
      })
      await brought(bank, within)
      expect(await states(bank)).toEqual({ open: 1, suppressed: 0 })
      await sendInventory(house, bank, bomOf(['thin-path@1.2.0', 'portal@3.0.0']), { name: 'app' })
      await house.settle(true)
      await brought(bank, within)
      expect(await states(bank)).toEqual({ open: 0, suppressed: 1 })
    })
    it('in CSAF are taken as well', async () => {
      const csaf = {
        document: {
          category: 'csaf_vex',
          csaf_version: '2.0',
          title: 'Statement',
          publisher: { category: 'vendor', name: 'Acme', namespace: 'https://acme.example' },
          tracking: {
            id: 'ACME-1',
            status: 'final',
            version: '1',
            current_release_date: '2026-11-20T00:00:00Z',
            initial_release_date: '2026-11-20T00:00:00Z',
            revision_history: [{ number: '1', date: '2026-11-20T00:00:00Z', summary: 'First' }],
          },
        },
        product_tree: {
          full_product_names: [
            {
              product_id: 'P1',
              name: 'thin-path 1.2.0',
              product_identification_helper: { purl: 'pkg:npm/thin-path@1.2.0' },
            },
          ],
        },
        vulnerabilities: [
          {
            cve: CVE,
            product_status: { known_not_affected: ['P1'] },
            flags: [{ label: 'vulnerable_code_not_present', product_ids: ['P1'] }],
          },
        ],
      }
      expect(await brought(clinic, csaf)).toMatchObject({ suppressed: 1 })
      expect(await only(clinic, 'suppressed')).toMatchObject({ vex: { by: 'Acme' } })
    })
    it('that cannot be read are refused with a reason, and those that say nothing are named', async () => {
      const refused = await send(clinic, '{"hello": 1}')
      expect(refused.status).toBe(400)
      expect(refused.json).toMatchObject({ code: 'statement-unreadable' })
      expect(refused.json.detail).toMatch(/OpenVEX has/)
      const empty = await brought(clinic, openVex('nonsense'))
      expect(empty.statements).toBe(0)
      expect(empty.problems.length).toBeGreaterThan(0)
    })
    it('are taken of members alone', async () => {
      const stranger = await house.person('stranger', { roles: ['discoverer'] })
      expect((await send(stranger, openVex('not_affected', notAffected))).json.code).toBe('not-allowed')
    })
  })
})
