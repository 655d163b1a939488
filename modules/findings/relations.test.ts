import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'

eachEngine((engine) => {
  describe('how root causes relate', () => {
    let house: TestHouse
    let argus: Person
    let duty: Person
    beforeAll(async () => {
      house = await openHouse(engine)
      argus = await house.person('argus')
      duty = await house.person('duty', { organisation: 'Clearinghouse', roles: ['coordinator'], tlp: 'red' })
    })
    afterAll(() => house?.close())

    const report = async (document: object): Promise<string> => {
      const { json } = await house.call(argus, 'POST', '/v1/findings', document)
      await house.settle()
      return json.results[0].findingId
    }
    const rootCauseOf = async (findingId: string) => {
      const { json } = await house.call(duty, 'GET', `/v1/findings/${findingId}`)
      return (await house.call(duty, 'GET', `/v1/root-causes/${json.rootCauseId}`)).json
    }

    it('a report that tells of a chain relates its flaw to the other step', async () => {
      const step = await report({
        title: 'readFile leaves the root directory',
        component: { name: 'toy-static', version: '1.0.0' },
        identifiers: ['CVE-2020-99001'],
        sink: 'readFile',
        weaknesses: ['CWE-22'],
      })
      const chain = await report({
        title: 'Session tokens of toy-auth are predictable',
        description:
          'Chained with readFile() of `toy-static`, which gives the seed, anybody can sign in as anybody.',
        component: { name: 'toy-auth', version: '2.0.0' },
        weaknesses: ['CWE-330'],
      })
      const [from, to] = [await rootCauseOf(chain), await rootCauseOf(step)]
      expect(from.relations).toMatchObject([{ rootCauseId: to.id, relation: 'chain', inverse: false }])
      expect(from.relations[0].explanation).toContain('toy-static')
      expect(to.relations).toMatchObject([{ rootCauseId: from.id, relation: 'chain', inverse: true }])
      expect(from.members).toMatchObject([{ relation: 'chain' }])
    })

    it('regrouping keeps a chain with the report that tells of it, whatever replay places first', async () => {
      const step = await report({
        title: 'readFile leaves the root directory',
        component: { name: 'toy-files', version: '1.0.0' },
        sink: 'readFile',
        weaknesses: ['CWE-22'],
      })
      const flaw = (title: string, sink: string, fixedIn: string, description?: string) =>
        report({
          title,
          description,
          component: { name: 'toy-login', version: '2.0.0', fixedIn },
          sink,
        })
      await flaw('Passwords are compared byte by byte', 'compare', '2.0.1')
      const teller = await flaw(
        'Session tokens are predictable',
        'newToken',
        '3.0.1',
        'Chained with readFile() of `toy-files`, which gives the seed, anybody can sign in as anybody.',
      )
      const proven = await flaw('Names are executed', 'render', '4.0.1')
      await house.house.findings.recordBehaviours([
        { findingId: proven, behaviour: { oracle: 'marker', fix: '4.0.1', also: [] } },
      ])
      await house.house.findings.regroupPackageOf(teller)
      const [from, to] = [await rootCauseOf(teller), await rootCauseOf(step)]
      expect(from.relations).toMatchObject([{ rootCauseId: to.id, relation: 'chain', inverse: false }])
      expect(from.members).toMatchObject([{ relation: 'chain' }])
    })

    it('a root cause is called by the finding that speaks for it best, whoever founded it', async () => {
      const flaw = (title: string) =>
        report({
          title,
          component: { name: 'toy-face', version: '1.0.0' },
          sink: 'paint',
          weaknesses: ['CWE-1321'],
        })
      const loud = await flaw('TOTAL TAKEOVER!!! Every object falls')
      const plain = await flaw('paint() writes through __proto__')
      const rootCause = await rootCauseOf(plain)
      expect(rootCause.title).toContain('TOTAL TAKEOVER')
      await house.house.findings.recordVerdict(loud, 'not reproduced', 'claimed')
      await house.house.findings.recordVerdict(plain, 'reproduced', 'reproduced')
      await house.house.findings.regroupPackageOf(plain)
      expect((await rootCauseOf(plain)).title).toBe('paint() writes through __proto__')
    })

    it('a report that only names another package relates to nothing', async () => {
      await report({ title: 'Crash on empty input', component: { name: 'toy-lexer', version: '1.0.0' } })
      const other = await report({
        title: 'Slow start',
        description: 'We use it together with toy-lexer.',
        component: { name: 'toy-starter', version: '1.0.0' },
      })
      expect((await rootCauseOf(other)).relations).toEqual([])
    })

    it('replay relates a flaw to the repair that covers it, and forgets what no longer holds', async () => {
      const flaw = (title: string, fixedIn: string, sink: string) =>
        report({
          title,
          component: { name: 'toy-merge', version: '1.0.0', fixedIn },
          sink,
          identifiers: [`X-${fixedIn}`],
        })
      const narrow = await flaw('Merge writes through __proto__', '2.0.1', 'merge')
      const wide = await flaw('Clone runs what it is given', '4.0.1', 'clone')
      const repair = (fix: string) => ({ oracle: 'prototype-pollution', fix })
      const show = async (also: { oracle: string; fix: string }[]) => {
        await house.house.findings.recordBehaviours([
          { findingId: narrow, behaviour: { ...repair('2.0.1'), also } },
          { findingId: wide, behaviour: { ...repair('4.0.1'), also: [] } },
        ])
        await house.house.findings.regroupPackageOf(narrow)
      }
      await show([repair('4.0.1')])
      const [from, to] = [await rootCauseOf(narrow), await rootCauseOf(wide)]
      expect(from.id).not.toBe(to.id)
      expect(from.relations).toMatchObject([{ rootCauseId: to.id, relation: 'subsumed', inverse: false }])
      expect(from.relations[0].explanation).toContain('4.0.1')
      expect(to.relations).toMatchObject([{ rootCauseId: from.id, inverse: true }])
      await show([])
      expect((await rootCauseOf(narrow)).relations).toEqual([])
      expect(house.errors).toEqual([])
    })
  })
})
