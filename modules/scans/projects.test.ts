import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { sql } from '../../platform/db/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'

eachEngine((engine) => {
  describe('what is known of targets', () => {
    let house: TestHouse
    let argus: Person
    let bramble: Person
    let duty: Person
    let toy: Person
    beforeAll(async () => {
      house = await openHouse(engine)
      argus = await house.person('argus', { organisation: 'Argus Lab' })
      bramble = await house.person('bramble', { organisation: 'Bramble University' })
      duty = await house.person('duty', { organisation: 'Clearinghouse', roles: ['coordinator'], tlp: 'red' })
      toy = await house.person('toy', { organisation: 'Toy Project', roles: ['maintainer', 'discoverer'] })
    })
    afterAll(() => house?.close())

    const take = (who: Person, target: unknown, over: object = {}) =>
      house.call(who, 'POST', '/v1/scan-claims', {
        target,
        method: 'fuzzing',
        window: { to: new Date(Date.now() + 3_600_000).toISOString() },
        ...over,
      })
    const search = async (who: Person, target: string, ended: object, over: object = {}) => {
      const { json } = await take(who, target, over)
      const body = { outcome: 'nothing found', depthReached: 'standard', ...ended }
      const reply = await house.call(who, 'POST', `/v1/scan-claims/${json.claim.id}/end`, body)
      expect(reply.status, reply.text).toBe(200)
      return json.claim.id as string
    }
    const coverage = async (who: Person, target: string) =>
      (await house.call(who, 'GET', `/v1/scan-coverage?target=${encodeURIComponent(target)}`)).json.searches
    const today = () => new Date().toISOString().slice(0, 10)

    describe('coverage', () => {
      it('says what was searched and found empty, on which day and how deep, and not by whom', async () => {
        const id = await search(
          argus,
          'pkg:npm/quiet@1.0.0',
          { words: 'secretwords' },
          { tool: 'secrettool' },
        )
        const reply = await house.call(bramble, 'GET', '/v1/scan-coverage?target=pkg:npm/quiet')
        expect(reply.json.searches).toEqual([
          {
            on: today(),
            method: 'fuzzing',
            depth: 'standard',
            outcome: 'nothing found',
            part: '1.0.0',
            compared: 'meets',
          },
        ])
        for (const word of ['Argus', 'secret', id]) expect(reply.text).not.toContain(word)
        expect(await coverage(bramble, 'pkg:npm/quiet@2.0.0')).toEqual([])
      })
      it('says nothing to rivals of flaws, of what was stopped, and of what is not shared; coordinators see all', async () => {
        await search(argus, 'pkg:npm/loud', { outcome: 'findings reported', findingIds: [] })
        await search(argus, 'pkg:npm/loud', { outcome: 'stopped early', depthReached: 'none' })
        await search(argus, 'pkg:npm/loud', {}, { shareCoverage: false })
        expect(await coverage(bramble, 'pkg:npm/loud')).toEqual([])
        const all = await coverage(duty, 'pkg:npm/loud')
        expect(all.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
          'nothing found',
          'stopped early',
          'findings reported',
        ])
        expect(all[0].claimId).toEqual(expect.any(String))
        // Below the label a coordinator is told what a rival is.
        const green = await house.person('green', {
          organisation: 'Clearinghouse',
          roles: ['coordinator'],
          tlp: 'green',
        })
        expect(await coverage(green, 'pkg:npm/loud')).toEqual([])
      })
    })

    describe('the list of wanted targets', () => {
      const wish = (target: unknown, over: object = {}) =>
        house.call(duty, 'PUT', '/v1/scan-targets', { target, ...over })
      const list = async (who: Person): Promise<Record<string, string>> =>
        Object.fromEntries(
          (await house.call(who, 'GET', '/v1/scan-targets')).json.items.map(
            (item: { line: string; state: string }) => [item.line, item.state],
          ),
        )
      it('shows discoverers what nobody holds or covers, the weightiest first', async () => {
        await wish('pkg:npm/light', { weight: 1 })
        await wish('pkg:npm/heavy', { weight: 900, reason: 'everybody depends on it' })
        await wish('repository:https://github.com/heavy/deep', { weight: 500, depth: 'deep' })
        expect(Object.keys(await list(argus))).toEqual([
          'pkg:npm/heavy',
          'repository:https://github.com/heavy/deep',
          'pkg:npm/light',
        ])
        await take(argus, 'pkg:npm/heavy@1.0.0')
        await search(argus, 'git@github.com:heavy/deep.git', {})
        expect(await list(bramble)).toEqual({
          'repository:https://github.com/heavy/deep': 'open',
          'pkg:npm/light': 'open',
        })
        await search(argus, 'pkg:github/heavy/deep', { depthReached: 'deep' })
        expect(await list(bramble)).toEqual({ 'pkg:npm/light': 'open' })
        expect(await list(duty)).toEqual({
          'pkg:npm/heavy': 'held',
          'repository:https://github.com/heavy/deep': 'covered',
          'pkg:npm/light': 'open',
        })
        const refused = await take(bramble, 'pkg:npm/heavy@1.0.0')
        expect(refused.json.overlap.suggestions.at(-1)).toEqual({
          kind: 'elsewhere',
          targets: ['pkg:npm/light'],
        })
        // A search counts for a quarter.
        await house.house.db.as(system, (tx) =>
          tx.run(
            sql`update scan_claims set ended_at = ended_at - interval '91 days' where ended_at is not null`,
          ),
        )
        expect(Object.keys(await list(bramble))).toContain('repository:https://github.com/heavy/deep')
      })
      it('is kept by coordinators, one row a target', async () => {
        const first = await wish('pkg:npm/once', { weight: 2 })
        const again = await wish({ kind: 'package', purl: 'pkg:npm/once' }, { weight: 3 })
        expect(again.json).toMatchObject({ weight: 3, state: 'open' })
        expect((await house.call(duty, 'DELETE', `/v1/scan-targets/${first.json.id}`)).json.code).toBe(
          'target-not-listed',
        )
        expect((await house.call(argus, 'DELETE', `/v1/scan-targets/${again.json.id}`)).json.code).toBe(
          'not-allowed',
        )
        expect((await house.call(argus, 'PUT', '/v1/scan-targets', { target: 'pkg:npm/x' })).json.code).toBe(
          'not-allowed',
        )
        expect((await house.call(duty, 'DELETE', `/v1/scan-targets/${again.json.id}`)).status).toBe(204)
        expect(await list(duty)).not.toHaveProperty('pkg:npm/once')
      })
    })

    describe('rules of a project', () => {
      const set = (who: Person, target: unknown, rules: object) =>
        house.call(who, 'PUT', '/v1/project-rules', { target, rules })
      const rulesOf = async (target: string) =>
        (await house.call(bramble, 'GET', `/v1/project-rules?target=${encodeURIComponent(target)}`)).json
          .maintainersSay
      it('are set by coordinators and by the named maintainer, and read by whoever is signed in', async () => {
        expect((await set(toy, 'pkg:npm/toy-merge', { threatModel: 'ours' })).json.code).toBe('not-allowed')
        const named = await house.call(duty, 'POST', '/v1/project-maintainers', {
          target: 'pkg:npm/toy-merge',
          organisation: 'Toy Project',
        })
        expect(named.status, named.text).toBe(201)
        const unknown = { target: 'pkg:npm/toy-merge', organisation: 'Nobody' }
        expect((await house.call(duty, 'POST', '/v1/project-maintainers', unknown)).json.code).toBe(
          'target-maintainer-unknown',
        )
        expect((await house.call(toy, 'POST', '/v1/project-maintainers', unknown)).json.code).toBe(
          'not-allowed',
        )
        expect((await set(toy, 'pkg:npm/toy-merge', { threatModel: 'ours' })).status).toBe(200)
        expect((await set(argus, 'pkg:npm/toy-merge', {})).json.code).toBe('not-allowed')
        expect((await set(toy, 'pkg:npm/another', {})).json.code).toBe('not-allowed')
        expect(await rulesOf('pkg:npm/toy-merge@3.1.0')).toEqual({
          // Nothing unproven reaches them unless they ask for it.
          rules: { threatModel: 'ours' },
          setBy: 'Toy Project',
          setAt: expect.any(String),
        })
        // The last word holds, whoever said it.
        await set(duty, 'pkg:npm/toy-merge', { loadBudget: { dossiersPerWeek: 2 } })
        expect((await rulesOf('pkg:npm/toy-merge')).rules).toEqual({
          loadBudget: { dossiersPerWeek: 2 },
        })
        expect((await house.call(toy, 'GET', '/v1/project-maintainers')).json.items).toHaveLength(1)
        expect((await house.call(argus, 'GET', '/v1/project-maintainers')).json.items).toEqual([])
        const path = `/v1/project-maintainers/${named.json.id}`
        expect((await house.call(toy, 'DELETE', path)).json.code).toBe('not-allowed')
        expect((await house.call(duty, 'DELETE', path)).status).toBe(204)
        expect((await house.call(duty, 'DELETE', path)).json.code).toBe('target-statement-not-found')
        expect((await set(toy, 'pkg:npm/toy-merge', {})).json.code).toBe('not-allowed')
      })
      it('that opt out refuse a claim with the maintainers’ words, but not the maintainers’ own', async () => {
        await house.call(duty, 'POST', '/v1/project-maintainers', {
          target: 'pkg:npm/tired',
          organisation: 'Toy Project',
        })
        await set(toy, 'pkg:npm/tired', { optOut: { words: 'We are two people; ask again in spring.' } })
        const refused = await take(argus, 'pkg:npm/tired@1.0.0')
        expect([refused.status, refused.json.code]).toEqual([409, 'target-opted-out'])
        expect(refused.json.detail).toContain('ask again in spring')
        expect(refused.json.maintainersSay.setBy).toBe('Toy Project')
        const checked = await house.call(argus, 'POST', '/v1/scan-claims/check', { target: 'pkg:npm/tired' })
        expect(checked.json).toMatchObject({ free: false, overlap: null })
        expect((await take(toy, 'pkg:npm/tired')).status).toBe(201)
      })
      it('come with a claim, and with the receipt of a report, which is accepted all the same', async () => {
        const rules = {
          optOut: { words: 'No scans, please.' },
          preferredIntake: { kind: 'email', address: 'security@spoken.example' },
        }
        await set(duty, 'pkg:npm/spoken', { preferredIntake: rules.preferredIntake })
        const claimed = await take(argus, 'pkg:npm/spoken')
        expect(claimed.json.maintainersSay.rules.preferredIntake.address).toBe('security@spoken.example')
        await set(duty, 'pkg:npm/spoken', rules)
        const report = (name: string) => ({
          title: `A flaw in ${name}`,
          component: { purl: `pkg:npm/${name}@1.0.0` },
        })
        for (const who of [argus, undefined]) {
          const receipt = await house.call(who, 'POST', '/v1/findings', [
            report('spoken'),
            report('unspoken'),
          ])
          expect(receipt.json).toMatchObject({ accepted: 2 })
          expect(receipt.json.maintainersSay).toEqual([
            {
              package: 'pkg:npm/spoken@1.0.0',
              says: {
                rules,
                setBy: 'Clearinghouse',
                setAt: expect.any(String),
              },
            },
          ])
        }
        const silent = await house.call(argus, 'POST', '/v1/findings', report('wholly-unspoken'))
        expect(silent.json).not.toHaveProperty('maintainersSay')
        const streamed = await house.call(
          argus,
          'POST',
          '/v1/findings/stream',
          `${JSON.stringify(report('spoken'))}\n`,
          {
            'content-type': 'application/x-ndjson',
          },
        )
        expect(JSON.parse(streamed.text.trim().split('\n').at(-1)!).maintainersSay).toHaveLength(1)
      })
    })

    describe('names of one source', () => {
      const join = (who: Person, targets: string[]) =>
        house.call(who, 'POST', '/v1/target-names', { targets })
      it('are joined by statement, across any number of them, and parted again', async () => {
        await take(argus, 'pkg:npm/alpha')
        const free = async () =>
          (await house.call(bramble, 'POST', '/v1/scan-claims/check', { target: 'product:acme/gamma' })).json
            .free
        expect(await free()).toBe(true)
        const first = await join(duty, ['pkg:npm/alpha', 'pkg:pypi/beta'])
        const second = await join(duty, ['pkg:pypi/beta', 'product:acme/gamma'])
        expect([first.status, second.status]).toEqual([201, 201])
        expect(await free()).toBe(false)
        await house.call(duty, 'PUT', '/v1/project-rules', {
          target: 'product:acme/gamma',
          rules: { threatModel: 'x' },
        })
        expect(
          (await house.call(argus, 'GET', '/v1/project-rules?target=pkg:npm/alpha')).json.maintainersSay
            .rules,
        ).toMatchObject({ threatModel: 'x' })
        expect((await house.call(argus, 'DELETE', `/v1/target-names/${second.json.id}`)).json.code).toBe(
          'target-statement-not-found',
        )
        expect((await house.call(duty, 'DELETE', `/v1/target-names/${second.json.id}`)).status).toBe(204)
        expect(await free()).toBe(true)
        expect((await house.call(duty, 'GET', '/v1/target-names')).json.items).toMatchObject([
          { lines: ['pkg:npm/alpha', 'pkg:pypi/beta'], by: 'Clearinghouse' },
        ])
      })
      it('are not joined by the maintainer of one of them alone', async () => {
        await house.call(duty, 'POST', '/v1/project-maintainers', {
          target: 'pkg:npm/mine',
          organisation: 'Toy Project',
        })
        expect((await join(toy, ['pkg:npm/mine', 'pkg:npm/somebody-elses'])).json.code).toBe('not-allowed')
        await house.call(duty, 'POST', '/v1/project-maintainers', {
          target: 'pkg:npm/mine-too',
          organisation: 'Toy Project',
        })
        const joined = await join(toy, ['pkg:npm/mine', 'pkg:npm/mine-too'])
        expect(joined.status).toBe(201)
        expect((await house.call(toy, 'GET', '/v1/target-names')).json.items).toHaveLength(1)
        expect((await house.call(toy, 'DELETE', `/v1/target-names/${joined.json.id}`)).status).toBe(204)
      })
    })
  })
})
