import { armor, Decrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../platform/access/actor.ts'
import { eachEngine } from './database.ts'
import { openHouse, type Person, type TestHouse } from './house.ts'
import { openCase } from './outward-case.ts'

eachEngine((engine) => {
  describe('copies of a case', () => {
    let house: TestHouse
    let caseId: string
    let cora: Person
    let ari: Person
    let vera: Person
    let vic: Person
    let dan: Person
    const ids: Record<string, string> = {}

    const call = (who: Person, method: 'GET' | 'POST' | 'PUT', rest: string, body?: unknown) =>
      house.call(who, method, `/v1/cases/${caseId}${rest}`, body)
    const acts = async () =>
      (
        await house.house.db.as(system, (tx) =>
          tx.text(`select act, detail from journal where subject_id = '${caseId}' order by at, id`),
        )
      ).rows as { act: string; detail: Record<string, unknown> }[]

    beforeAll(async () => {
      house = await openHouse(engine, { env: { TOCSIN_EXPORT_NOTICE: 'Noticewordium: ask counsel first.' } })
      ;({ caseId, cora, ari } = await openCase(house))
      dan = await house.person('dan', { organisation: 'Strangers', roles: ['maintainer'], tlp: 'red' })
      for (const name of ['Vera Instruments', 'Vicuna Systems', 'Waiting Works']) {
        const { json } = await call(cora, 'POST', '/parties', {
          name,
          role: name.startsWith('W') ? 'member' : 'vendor',
        })
        ids[name] = json.parties.find((party: { name: string }) => party.name === name).id
      }
      const link = async (name: string) => {
        const { json } = await call(cora, 'POST', `/parties/${ids[name]}/link`, {})
        return { ...ari, login: name, key: json.url.split('#')[1] } as Person
      }
      vera = await link('Vera Instruments')
      vic = await link('Vicuna Systems')
      await call(cora, 'POST', '/threads', {
        title: 'Heap',
        partyIds: [ids['Vicuna Systems']],
        text: 'Hiddenwordium: for Vicuna alone.',
      })
      await call(cora, 'POST', '/threads', {
        title: 'All',
        forAll: true,
        text: 'Openwordium: for all of you.',
      })
      await call(cora, 'POST', '/signals', {
        kind: 'exploitation',
        words: 'Signalwordium: seen at one site.',
      })
    })
    afterAll(() => house?.close())

    it('go to another house as a report, by a coordinator', async () => {
      const vince = await call(cora, 'GET', '/handover/vince')
      expect(vince.status).toBe(200)
      expect(vince.json.fields).toMatchObject({
        product_name: 'toy-one',
        product_version: '1.0.0',
        vul_exploited: true,
        multiplevendors: true,
        comm_attempt: true,
      })
      expect(vince.json.fields.exploit_references).toContain('Signalwordium')
      expect(vince.json.fields.vul_exploit).toContain("require('toy-one')")
      // Who discovered it is not said.
      expect(vince.text).not.toMatch(/argus/i)
      const github = await call(cora, 'GET', '/handover/github')
      expect(github.json).toMatchObject({
        cwe_ids: ['CWE-1321'],
        cvss_vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
        vulnerabilities: [
          { package: { ecosystem: 'npm', name: 'toy-one' }, vulnerable_version_range: '= 1.0.0' },
        ],
      })
    })

    it('go to a maintainer with what it was sent, and nobody else’s name', async () => {
      const taken = await call(vera, 'GET', '/handover/vince')
      expect(taken.status).toBe(200)
      expect(taken.json.fields.vendor_name).toBe('Vera Instruments')
      expect(taken.text).not.toMatch(/vicuna|argus|waiting|signalwordium/i)
      expect((await call(ari, 'GET', '/handover/github')).json.code).toBe('not-allowed')
      expect((await call(dan, 'GET', '/handover/github')).status).toBe(404)
      expect((await call(cora, 'GET', '/handover/elsewhere')).status).toBe(400)
      const took = (await acts()).filter(({ act }) => act === 'case handed over')
      expect(took.map(({ detail }) => detail.kind)).toEqual(['vince', 'github', 'vince'])
    })

    it('are sealed to the recipient, hold what it may see, and name it even without their line', async () => {
      const identity = await generateIdentity()
      const stranger = await generateIdentity()
      const exported: Record<string, string> = {}
      for (const name of ['Vera Instruments', 'Vicuna Systems']) {
        const { json, status, text } = await call(cora, 'POST', `/parties/${ids[name]}/export`, {
          ageKeys: [await identityToRecipient(identity)],
        })
        expect([status, text.length > 1000]).toEqual([200, true])
        expect(text).not.toMatch(/wordium|toy-one/)
        expect(json.files.map((file: { name: string }) => file.name.replace(/^.*?\./, ''))).toEqual([
          'md.age',
          'json.age',
        ])
        const opened = await Promise.all(
          json.files.map(async ({ content }: { content: string }) => {
            const decrypter = new Decrypter()
            decrypter.addIdentity(identity)
            const closed = new Decrypter()
            closed.addIdentity(stranger)
            await expect(closed.decrypt(armor.decode(content))).rejects.toThrow()
            return decrypter.decrypt(armor.decode(content), 'text')
          }),
        )
        const [markdown, document] = opened as [string, string]
        expect(markdown).toContain(`**For ${name} alone.** TLP:`)
        expect(markdown).toContain('> Noticewordium: ask counsel first.')
        expect(markdown).toContain('Openwordium')
        expect(JSON.parse(document)).toMatchObject({
          cover: { recipient: name, exportId: json.id },
          case: { id: caseId },
        })
        const other = name.startsWith('Vera') ? 'Vicuna' : 'Vera'
        for (const text of opened) {
          expect(text).not.toContain(other)
          expect(text).not.toMatch(/argus/i)
          expect(String(text).includes('Hiddenwordium')).toBe(name.startsWith('Vicuna'))
        }
        exported[name] = markdown
      }
      // The same words for two readers, but for the sentences that tell them apart.
      for (const [name, markdown] of Object.entries(exported)) {
        const leaked = markdown
          .split('\n')
          .filter((line) => !line.includes(name) && !line.startsWith('**For'))
          .join('\n')
        const { json } = await call(cora, 'POST', '/exports/identify', {
          text: leaked.slice(leaked.length / 4),
        })
        expect(json.items[0]).toMatchObject({ partyId: ids[name], name })
        expect(json.items).toHaveLength(1)
      }
      expect((await call(cora, 'POST', '/exports/identify', { text: 'Nothing of it.' })).json.items).toEqual(
        [],
      )
      expect((await call(vic, 'POST', '/exports/identify', { text: 'x' })).json.code).toBe('not-allowed')
    })

    it('are not made for who may not see the case, nor with a key that is none', async () => {
      const ageKeys = [await identityToRecipient(await generateIdentity())]
      const waiting = await call(cora, 'POST', `/parties/${ids['Waiting Works']}/export`, { ageKeys })
      expect(waiting.json.code).toBe('party-not-told')
      const wrong = await call(cora, 'POST', `/parties/${ids['Vera Instruments']}/export`, {
        ageKeys: ['ssh-ed25519 AAAA'],
      })
      expect(wrong.json).toMatchObject({ code: 'age-key-invalid', errors: [{ path: '/ageKeys/0' }] })
      for (const who of [vera, vic, ari])
        expect(
          (await call(who, 'POST', `/parties/${ids['Vera Instruments']}/export`, { ageKeys })).json.code,
        ).toBe('not-allowed')
      const made = (await acts()).filter(({ act }) => act === 'case exported')
      expect(made.map(({ detail }) => detail.partyId)).toEqual([
        ids['Vera Instruments'],
        ids['Vicuna Systems'],
      ])
    })

    it('of contacts are looked for by coordinators, at names alone', async () => {
      const ask = (who: Person, domain: string) =>
        house.call(who, 'POST', '/v1/contacts/discover', { domain })
      expect((await ask(ari, 'example.org')).json.code).toBe('not-allowed')
      for (const domain of ['127.0.0.1', 'localhost', 'https://example.org/', 'a b'])
        expect((await ask(cora, domain)).json.code).toBe('invalid-input')
    })
  })
})
