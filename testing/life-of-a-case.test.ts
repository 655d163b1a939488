import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Advisories, createAdvisories } from '../modules/advisories/index.ts'
import { type Cases, type CasesDeps, createCases, NO_REFERENCE } from '../modules/cases/index.ts'
import { createFindings, type FindingDocument, type Findings } from '../modules/findings/index.ts'
import { type Actor, anonymous, system } from '../platform/access/actor.ts'
import type { Role, Tlp } from '../platform/access/schema.ts'
import { createAccess } from '../platform/access/service.ts'
import { insertAccount, insertOrganisation } from '../platform/access/store.ts'
import { createBlobs } from '../platform/blobs/index.ts'
import { newId } from '../platform/clock/index.ts'
import { keyringFrom } from '../platform/crypto/index.ts'
import { Fault } from '../platform/errors/index.ts'
import { reproductionStatement } from '../standards/attest/reproduction.ts'
import { readStatement, signStatement } from '../standards/attest/statement.ts'
import { validateCsaf } from '../standards/csaf/validate.ts'
import { FALL, outcomeFor, planFor } from '../standards/judging/judge.fixtures.ts'
import { judge } from '../standards/judging/judge.ts'
import type { Recipe } from '../standards/judging/types.ts'
import { PRIORITY_RULE_VERSION } from '../standards/scoring/priority.ts'
import { eachEngine, type TestDatabase } from './database.ts'

const keyring = keyringFrom(Buffer.alloc(32, 7))
const PROOF = 'require(\'toy-merge\')({}, JSON.parse(\'{"__proto__":{"polluted":1}}\'))'
const recipe: Recipe = {
  target: { kind: 'npm', name: 'toy-merge', version: '1.0.0' },
  fixed: { version: '1.0.1' },
  proof: { language: 'javascript', format: 'commonjs', source: PROOF },
  oracle: 'prototype-pollution',
  weakness: 'CWE-1321',
}
const report = (title: string, extra: Partial<FindingDocument> = {}): FindingDocument => ({
  title,
  description: `${title}: merging untrusted objects reaches the prototype`,
  component: { purl: 'pkg:npm/toy-merge', version: '1.0.0', fixedIn: '1.0.1' },
  identifiers: ['CVE-2026-10001'],
  weaknesses: ['CWE-1321'],
  sink: 'merge',
  severity: 'high',
  cvss: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:L'],
  recipe,
  credit: { name: 'Argus Lab', wish: 'named' },
  ...extra,
})

eachEngine((engine) => {
  describe('the life of a case', () => {
    let test: TestDatabase
    let findings: Findings
    let cases: Cases
    let advisories: Advisories
    let now = new Date('2026-11-23T12:00:00Z')
    const clock = { now: () => now }
    let maintainersSay = new Map<string, { project: string; rules: { acceptsUnreproduced: boolean } }>()
    const people: Record<string, Actor> = {}
    let rootCauseId: string
    let caseId: string
    let advisoryId: string

    async function person(name: string, organisation: string, roles: Role[], tlp: Tlp): Promise<void> {
      await test.db.as(system, async (tx) => {
        const organisationId = await insertOrganisation(tx, newId(), organisation)
        const accountId = await insertAccount(tx, {
          id: newId(),
          organisationId,
          login: name,
          displayName: name,
          passwordHash: null,
          roles,
          administrator: false,
          tlp,
          compartments: [],
        })
        people[name] = {
          ...anonymous,
          kind: 'account',
          accountId,
          organisationId,
          name,
          organisation,
          roles,
          tlp,
        }
      })
    }
    const as = (name: string): Actor => people[name]!
    const code = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'no fault',
        (error: unknown) => (error instanceof Fault ? error.code : String(error)),
      )

    /** What validation would have said of these findings: judged by the real judge, signed by the house. */
    const judgedIn: CasesDeps['validation']['judgedIn'] = async (_tx, findingIds) =>
      findingIds.slice(0, 1).map((findingId) => {
        const plan = { ...planFor(recipe), builds: { vulnerable: 'a'.repeat(64), fixed: 'b'.repeat(64) } }
        const outcome = outcomeFor(plan, { vulnerable: FALL['prototype-pollution'] })
        const judgement = judge(recipe, plan, outcome)
        const at = now.toISOString()
        const statement = signStatement(
          reproductionStatement({ recipe, plan, outcome, judgement, startedAt: at, finishedAt: at }),
          [{ keyid: keyring.keyId, sign: (bytes) => keyring.sign(bytes) }],
        )
        return {
          id: reproductionId,
          findingId,
          recipe,
          result: { judgement, outcome, statement },
          judgedAt: now,
        }
      })
    let reproductionId: string

    async function submit(name: string, document: FindingDocument): Promise<string> {
      const { results } = await findings.accept(as(name), [
        { position: 1, form: 'native', document, warnings: [] },
      ])
      const id = results[0]!.findingId!
      await findings.group([id])
      return id
    }

    beforeAll(async () => {
      test = await engine.open()
      const blobs = createBlobs(keyring, undefined)
      findings = createFindings({ db: test.db, blobs, keyring, clock })
      cases = createCases({
        db: test.db,
        blobs,
        keyring,
        clock,
        findings,
        validation: { judgedIn },
        reference: { answersFor: async () => NO_REFERENCE },
        access: createAccess(test.db),
        outward: {
          deliveries: {
            put: async () => true,
            readdress: async () => {},
            abandon: async () => {},
            endsOf: async () => new Map(),
          },
          webhooks: { listening: async () => [] },
          mail: undefined,
          cve: undefined,
          publishedAdvisory: async () => undefined,
          houseName: 'Test House',
          from: null,
          exportNotice: '',
        },
        publicUrl: () => 'https://tocsin.example',
        maintainersSay: async () => maintainersSay,
      })
      advisories = createAdvisories({
        db: test.db,
        keyring,
        clock,
        cases,
        publisher: () => ({ name: 'Test House', namespace: 'https://tocsin.example' }),
        publicUrl: () => 'https://tocsin.example',
        validateCsaf,
      })
      await person('cora', 'Clearinghouse', ['coordinator'], 'red')
      await person('ari', 'Argus', ['discoverer'], 'amber')
      await person('fay', 'Fuzzbarn', ['discoverer'], 'amber')
      await person('mel', 'Toy Merge Project', ['maintainer'], 'amber')
      await person('sam', 'Stranger', ['member', 'maintainer', 'discoverer'], 'red')
      await person('gus', 'Argus', ['discoverer'], 'green')
      const first = await submit('ari', report('Prototype pollution in toy-merge'))
      const second = await submit(
        'fay',
        report('toy-merge lets __proto__ through', { credit: { name: 'Fay', wish: 'anonymous' } }),
      )
      const [one, two] = await Promise.all([
        findings.getFinding(as('cora'), first),
        findings.getFinding(as('cora'), second),
      ])
      expect(one.rootCauseId).toBe(two.rootCauseId)
      rootCauseId = one.rootCauseId!
      reproductionId = newId()
      // The certificate names its reproduction; only the row matters here.
      await test.db.as(system, (tx) =>
        tx.text(
          `insert into reproductions (id, purpose, finding_id, state, oracle, recipe_address) values ($1, 'finding', $2, 'judged', 'prototype-pollution', '\\x00')`,
          [reproductionId, first],
        ),
      )
    })
    afterAll(() => test?.close())

    it('is opened by a coordinator on what it may see, once', async () => {
      expect(await code(cases.openCase(as('sam'), [rootCauseId]))).toBe('not-allowed')
      expect(await code(cases.openCase(as('cora'), [newId()]))).toBe('root-cause-not-found')
      caseId = await cases.openCase(as('cora'), [rootCauseId])
      const view = await cases.getCase(as('cora'), caseId)
      expect(view).toMatchObject({
        number: 'TOCSIN-2026-0001',
        state: 'open',
        package: 'toy-merge',
        severity: 'high',
        tlp: 'amber',
        identifiers: ['CVE-2026-10001'],
        rootCauses: [{ id: rootCauseId, caseId, collisionCount: 2 }],
        certificates: [{ candidate: 'upgrade toy-merge to 1.0.1', grade: 'stops proof only' }],
        priorityExplained: { ruleVersion: PRIORITY_RULE_VERSION },
        mayMoveTo: ['coordinating', 'closed'],
      })
      expect(view.parties.map(({ name, role, status }) => [name, role, status])).toEqual([
        ['Clearinghouse', 'coordinator', 'silent'],
        ['Argus', 'discoverer', 'silent'],
        ['Fuzzbarn', 'discoverer', 'silent'],
      ])
      expect(await code(cases.openCase(as('cora'), [rootCauseId]))).toBe('root-cause-in-case')
      expect((await findings.getRootCause(as('cora'), rootCauseId)).caseId).toBe(caseId)
    })

    it('signs the patch certificate', async () => {
      const [certificate] = (await cases.getCase(as('cora'), caseId)).certificates
      const envelope = await cases.certificateStatement(as('cora'), caseId, certificate!.id)
      const read = readStatement(Buffer.from(envelope.payload, 'base64'))
      expect(read).toMatchObject({
        ok: true,
        statement: {
          predicateType: 'urn:tocsin:patch-certificate:v1',
          subject: [{ name: 'toy-merge@1.0.1', digest: { sha256: 'b'.repeat(64) } }],
        },
      })
    })

    it('is there for nobody who is not of it', async () => {
      for (const name of ['sam', 'mel', 'gus']) {
        expect([name, await code(cases.getCase(as(name), caseId))]).toEqual([name, 'case-not-found'])
        expect([name, (await cases.listCases(as(name), {})).items]).toEqual([name, []])
        expect([name, await code(cases.move(as(name), caseId, 'coordinating', undefined))]).toEqual([
          name,
          'case-not-found',
        ])
      }
      expect(await code(cases.listCases(anonymous, {}))).toBe('not-allowed')
    })

    it('shows a discoverer the case, but neither the other discoverers nor their reports', async () => {
      const view = await cases.getCase(as('ari'), caseId)
      expect(view.parties.map(({ name }) => name)).toEqual(['Clearinghouse', 'Argus'])
      expect(view.rootCauses).toEqual([])
      expect(JSON.stringify(view)).not.toContain('Fuzzbarn')
      expect(view.mayMoveTo).toEqual([])
      expect(await code(cases.move(as('ari'), caseId, 'coordinating', undefined))).toBe('not-allowed')
    })

    it('is assessed by a coordinator alone, and ranked anew at once', async () => {
      const vector = 'CVSS:3.1/AV:L/AC:H/PR:L/UI:R/S:U/C:L/I:N/A:N'
      const before = await cases.getCase(as('cora'), caseId)
      expect(before.assessment).toBeNull()
      expect(await code(cases.assess(as('ari'), caseId, vector))).toBe('not-allowed')
      expect(await code(cases.assess(as('cora'), newId(), vector))).toBe('case-not-found')
      await expect(cases.assess(as('cora'), caseId, 'CVSS:3.1/AV:N')).rejects.toMatchObject({
        code: 'invalid-input',
        errors: [{ path: '/vector', message: expect.stringContaining('AC') }],
      })
      await cases.assess(as('cora'), caseId, ` ${vector} `)
      const view = await cases.getCase(as('cora'), caseId)
      expect(view).toMatchObject({ severity: 'low', assessment: { vector, score: 2.2, by: 'cora' } })
      const severity = view.priorityExplained.factors.find(({ name }) => name === 'Severity')
      expect(severity).toMatchObject({ value: '2.2 low (CVSS 3.1)', source: `${vector} (cora, coordinator)` })
      expect(view.timeline[0]).toMatchObject({ what: 'assessed the severity', by: 'cora' })
      // What reports and reproductions say later must not lose it.
      await cases.refreshCases([rootCauseId])
      expect((await cases.getCase(as('cora'), caseId)).assessment?.vector).toBe(vector)
      await cases.assess(as('cora'), caseId, null)
      const after = await cases.getCase(as('cora'), caseId)
      expect(after).toMatchObject({ assessment: null, severity: before.severity, priority: before.priority })
    })

    it('gets a maintainer, who then reads the reports and sets its own status', async () => {
      const mel = as('mel')
      const party = {
        name: 'Toy Merge Project',
        role: 'maintainer' as const,
        organisationId: mel.organisationId!,
      }
      expect(await code(cases.addParty(as('ari'), caseId, party))).toBe('not-allowed')
      expect(await code(cases.addParty(as('cora'), caseId, { ...party, organisationId: newId() }))).toBe(
        'organisation-unknown',
      )
      // By its exact name, as the screen gives it.
      const add = () => cases.addParty(as('cora'), caseId, { name: party.name, role: party.role })
      // Nothing was reproduced or attested yet: no maintainer is bothered, unless the project wants that.
      expect(await code(add())).toBe('not-shown-yet')
      maintainersSay = new Map([
        ['pkg:npm/toy-merge', { project: 'toy', rules: { acceptsUnreproduced: true } }],
      ])
      await add()
      expect(await code(cases.addParty(as('cora'), caseId, party))).toBe('party-exists')
      const view = await cases.getCase(mel, caseId)
      expect(view.rootCauses).toMatchObject([{ id: rootCauseId }])
      expect((await findings.getRootCause(mel, rootCauseId)).members.length).toBeGreaterThan(0)
      expect(view.parties.map(({ name }) => name)).toEqual(['Clearinghouse', 'Toy Merge Project'])
      const own = view.parties.find(({ role }) => role === 'maintainer')!
      const coordinator = view.parties.find(({ role }) => role === 'coordinator')!
      await cases.setPartyStatus(mel, caseId, own.id, 'affected')
      expect(await code(cases.setPartyStatus(mel, caseId, coordinator.id, 'fixed'))).toBe('not-allowed')
      // A discoverer was not introduced to the maintainer: for it there is no such party.
      expect(await code(cases.setPartyStatus(as('ari'), caseId, own.id, 'fixed'))).toBe('party-not-found')
      expect(
        (await cases.getCase(mel, caseId)).parties.find(({ role }) => role === 'maintainer')?.status,
      ).toBe('affected')
    })

    it('keeps an embargo in its zone, and shortens it only with everybody', async () => {
      const terms = {
        local: '2026-12-01T14:00',
        zone: 'America/New_York',
        agreedBy: ['Argus', 'Toy Merge Project'],
      }
      expect(await code(cases.setEmbargo(as('mel'), caseId, terms))).toBe('not-allowed')
      expect(await code(cases.setEmbargo(as('cora'), caseId, { ...terms, zone: 'Nowhere/Land' }))).toBe(
        'embargo-time-invalid',
      )
      await cases.setEmbargo(as('cora'), caseId, terms)
      const agreed = { ...terms, endsAt: '2026-12-01T19:00:00.000Z' }
      expect((await cases.getCase(as('cora'), caseId)).embargo).toEqual(agreed)
      // Who agreed is a roster.
      expect((await cases.getCase(as('mel'), caseId)).embargo).toEqual({ ...agreed, agreedBy: [] })
      const sooner = { ...terms, local: '2026-11-24T09:00' }
      expect(await code(cases.setEmbargo(as('cora'), caseId, sooner))).toBe('embargo-not-agreed')
      await cases.setEmbargo(as('cora'), caseId, {
        ...sooner,
        agreedBy: ['Argus', 'Fuzzbarn', 'Toy Merge Project'],
      })
      expect((await cases.getCase(as('cora'), caseId)).embargo?.endsAt).toBe('2026-11-24T14:00:00.000Z')
    })

    it('is moved by those whose step it is', async () => {
      await cases.move(as('cora'), caseId, 'coordinating', undefined)
      await cases.move(as('mel'), caseId, 'fix ready', undefined)
      expect(await code(cases.move(as('mel'), caseId, 'closed', 'no'))).toBe('not-allowed')
      expect(await code(cases.move(as('cora'), caseId, 'open', 'no'))).toBe('case-state-unreachable')
      expect(await code(cases.move(as('cora'), caseId, 'closed', undefined))).toBe('case-note-missing')
      expect((await cases.getCase(as('mel'), caseId)).state).toBe('fix ready')
    })

    it('gets an advisory drafted from facts, for its people only', async () => {
      expect(await code(advisories.draft(as('mel'), caseId))).toBe('not-allowed')
      // What a discoverer wishes in the case counts before what its report said.
      const own = (await cases.getCase(as('ari'), caseId)).parties.find(({ role }) => role === 'discoverer')!
      await cases.setCredit(as('ari'), caseId, own.id, { wish: 'named', name: 'Ari of Argus' })
      advisoryId = await advisories.draft(as('cora'), caseId)
      expect(await advisories.draft(as('cora'), caseId)).toBe(advisoryId)
      const view = await advisories.getAdvisory(as('cora'), advisoryId)
      expect(view).toMatchObject({
        number: 'TOCSIN-2026-0001',
        state: 'draft',
        tlp: 'amber',
        revision: 1,
        faults: [],
        renderings: [],
        caseId,
        packages: ['toy-merge'],
        content: {
          affected: [{ purl: 'pkg:npm/toy-merge', ranges: [{ introduced: '0', fixed: '1.0.1' }] }],
          credits: ['Ari of Argus'],
          identifiers: ['CVE-2026-10001'],
        },
      })
      expect(JSON.stringify(view)).not.toContain('polluted')
      expect((await advisories.getAdvisory(as('mel'), advisoryId)).state).toBe('draft')
      for (const who of [anonymous, as('sam'), as('gus')]) {
        expect(await code(advisories.getAdvisory(who, advisoryId))).toBe('advisory-not-found')
        expect(await code(advisories.getAdvisory(who, 'TOCSIN-2026-0001'))).toBe('advisory-not-found')
        expect((await advisories.listAdvisories(who, {})).items).toEqual([])
        expect((await advisories.listAdvisories(who, { package: 'toy-merge' })).items).toEqual([])
        expect(await code(advisories.rendering(who, '/csaf/2026/tocsin-2026-0001.json'))).toBe(
          'advisory-not-found',
        )
      }
    })

    it('is not published under embargo, unproven, or with faults', async () => {
      expect(await code(cases.move(as('cora'), caseId, 'published', undefined))).toBe('case-not-publishable')
      const refused = await advisories.publish(as('cora'), advisoryId).catch((error: unknown) => error)
      expect(refused).toMatchObject({ code: 'advisory-not-ready' })
      expect(String(refused)).toMatch(/embargo runs until 2026-11-24T14:00/)
      expect(String(refused)).toMatch(/neither reproduced nor attested/)
      now = new Date('2026-11-24T14:00:00Z')
      for (const { findingId } of (
        await test.db.as(system, (tx) => findings.membersIn(tx, [rootCauseId]))
      ).get(rootCauseId) ?? [])
        await findings.recordVerdict(findingId, 'reproduced', 'reproduced')
      await cases.refreshCases([rootCauseId])
      const { content } = await advisories.getAdvisory(as('cora'), advisoryId)
      await advisories.save(as('cora'), advisoryId, {
        ...content,
        references: [{ url: 'not a url', summary: 'x' }],
      })
      const faulty = await advisories.getAdvisory(as('cora'), advisoryId)
      expect(faulty.faults.length).toBeGreaterThan(0)
      expect(await code(advisories.publish(as('cora'), advisoryId))).toBe('advisory-not-ready')
      await advisories.save(as('cora'), advisoryId, {
        ...content,
        summary: 'Merging untrusted objects is unsafe.',
      })
      expect(await code(cases.move(as('cora'), caseId, 'published', undefined))).toBe(
        'case-publish-by-advisory',
      )
    })

    it('is published to everybody, and its case with it', async () => {
      expect(await code(advisories.publish(as('mel'), advisoryId))).toBe('not-allowed')
      await advisories.publish(as('cora'), advisoryId)
      expect((await cases.getCase(as('cora'), caseId)).state).toBe('published')
      const view = await advisories.getAdvisory(anonymous, 'TOCSIN-2026-0001')
      expect(view).toMatchObject({
        state: 'published',
        tlp: 'clear',
        revision: 1,
        caseId: null,
        faults: [],
        content: { summary: 'Merging untrusted objects is unsafe.' },
        renderings: [
          { format: 'csaf', href: '/csaf/2026/tocsin-2026-0001.json' },
          { format: 'osv', href: '/osv/TOCSIN-2026-0001.json' },
        ],
      })
      expect((await advisories.listAdvisories(anonymous, { package: 'toy-merge' })).items).toMatchObject([
        { number: 'TOCSIN-2026-0001' },
      ])
      expect((await advisories.listAdvisories(anonymous, { package: 'lodash' })).items).toEqual([])
      const csaf = JSON.parse(await advisories.rendering(anonymous, '/csaf/2026/tocsin-2026-0001.json')) as {
        document: { tracking: { status: string; version: string } }
      }
      expect(await validateCsaf(csaf)).toEqual([])
      expect(csaf.document.tracking).toMatchObject({ status: 'final', version: '1' })
      expect(await code(advisories.publish(as('cora'), advisoryId))).toBe('advisory-without-draft')
      // The case itself stays what it was: for its people.
      expect(await code(cases.getCase(as('sam'), caseId))).toBe('case-not-found')
    })

    it('is revised without the public seeing the draft', async () => {
      const { content } = await advisories.getAdvisory(as('cora'), advisoryId)
      now = new Date('2026-11-25T09:00:00Z')
      await advisories.save(as('cora'), advisoryId, { ...content, summary: 'A second look.' })
      expect(await advisories.getAdvisory(as('cora'), advisoryId)).toMatchObject({
        state: 'draft',
        revision: 2,
      })
      expect(await advisories.getAdvisory(anonymous, advisoryId)).toMatchObject({
        state: 'published',
        revision: 1,
        content: { summary: 'Merging untrusted objects is unsafe.' },
      })
      await advisories.publish(as('cora'), advisoryId)
      expect(await advisories.getAdvisory(anonymous, advisoryId)).toMatchObject({
        revision: 2,
        content: { summary: 'A second look.' },
        publishedAt: '2026-11-24T14:00:00.000Z',
      })
      const osv = JSON.parse(await advisories.rendering(anonymous, '/osv/TOCSIN-2026-0001.json')) as {
        modified: string
      }
      expect(osv.modified).toContain('2026-11-25')
    })

    it('leaves no text of the case in the database while it is sealed', async () => {
      const other = await submit(
        'ari',
        report('Quite another flaw: zipslip in toy-unzip', {
          component: { purl: 'pkg:npm/toy-unzip', version: '3.0.0' },
          identifiers: [],
          weaknesses: ['CWE-22'],
          sink: 'unzip',
          recipe: undefined as never,
        }),
      )
      const { rootCauseId: id } = await findings.getFinding(as('cora'), other)
      const second = await cases.openCase(as('cora'), [id!])
      expect((await cases.getCase(as('cora'), second)).number).toBe('TOCSIN-2026-0002')
      await cases.addParty(as('cora'), second, { name: 'Verysecretvendor', role: 'downstream' })
      await cases.move(as('cora'), second, 'closed', 'Notewithsecretword')
      await advisories.draft(as('cora'), second)
      for (const table of [
        'cases',
        'case_parties',
        'case_timeline',
        'patch_certificates',
        'advisories',
        'events',
        'journal',
      ]) {
        const { rows } = await test.db.as(system, (tx) => tx.text(`select t::text as row from ${table} t`))
        expect([table, rows.length > 0 || table === 'patch_certificates']).toEqual([table, true])
        const text = JSON.stringify(rows)
        for (const word of ['zipslip', 'toy-unzip', 'Verysecretvendor', 'Notewithsecretword'])
          expect([table, text.includes(word)]).toEqual([table, false])
      }
    })

    it('follows its root cause when that is merged', async () => {
      const third = await submit(
        'fay',
        report('A third flaw: eval in toy-calc', {
          component: { purl: 'pkg:npm/toy-calc', version: '2.0.0' },
          identifiers: [],
          weaknesses: ['CWE-94'],
          sink: 'calc',
          recipe: undefined as never,
        }),
      )
      const from = (await findings.getFinding(as('cora'), third)).rootCauseId!
      const opened = await cases.openCase(as('cora'), [from])
      const fourth = await submit(
        'ari',
        report('Calc runs code', {
          component: { purl: 'pkg:npm/toy-calculator', version: '2.0.0' },
          identifiers: [],
          weaknesses: ['CWE-95'],
          sink: 'evaluate',
          recipe: undefined as never,
        }),
      )
      const into = (await findings.getFinding(as('cora'), fourth)).rootCauseId!
      expect(into).not.toBe(from)
      await findings.merge(as('cora'), from, into, 'one flaw')
      await test.db.as(system, (tx) => cases.followMerge(tx, from, into))
      expect((await cases.getCase(as('cora'), opened)).rootCauses.map(({ id }) => id)).toEqual([into])
      expect((await findings.getRootCause(as('cora'), into)).caseId).toBe(opened)
    })

    it('is counted for the watch floor, without words', async () => {
      const counts = await test.db.as(system, async (tx) => ({
        ...(await cases.caseCounts(tx)),
        ...(await advisories.advisoryCounts(tx)),
      }))
      expect(counts).toMatchObject({
        cases: 3,
        // The first was opened more than an hour before, by the house's clock.
        casesLastHour: 2,
        advisories: 1,
        waitingForPerson: [{ reason: 'cases to begin coordinating', count: 1, href: '/cases?state=open' }],
      })
      expect(counts.oldestCaseSeconds).toBeGreaterThanOrEqual(0)
    })

    it('pages by key, most urgent first', async () => {
      const all = (await cases.listCases(as('cora'), {})).items
      expect(all.length).toBe(3)
      const scores = all.map(({ priority }) => priority.score)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await cases.listCases(as('cora'), {
          limit: 1,
          ...(cursor === undefined ? {} : { cursor }),
        })
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      expect(seen).toEqual(all.map(({ id }) => id))
      expect(await code(cases.listCases(as('cora'), { cursor: 'junk' }))).toBe('invalid-input')
      expect(
        (await cases.listCases(as('cora'), { state: 'published' })).items.map(({ number }) => number),
      ).toEqual(['TOCSIN-2026-0001'])
    })
  })
})
