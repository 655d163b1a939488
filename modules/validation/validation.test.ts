import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { sql } from '../../platform/db/index.ts'
import type { RunPlan } from '../../standards/judging/types.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { fallen, runAll, runnerOf, stood } from '../../testing/runner.ts'
import type { RunnerJob, RunnerOffer } from './wire.ts'

/** Each in a package of its own, so that nothing is replayed against anything else. */
const recipe = (note: string, name = `toy-${note.replace(/\W+/g, '-')}`) => ({
  target: { kind: 'npm', name, version: '1.0.0' },
  fixed: { version: '1.0.1' },
  proof: {
    language: 'javascript',
    format: 'commonjs',
    source: `require('${name}')({}, JSON.parse('{"__proto__":{"polluted":1}}')) // ${note}`,
  },
  oracle: 'prototype-pollution',
})

eachEngine((engine) => {
  describe('validation', () => {
    let house: TestHouse
    let argus: Person
    let duty: Person
    let runner: Person
    beforeAll(async () => {
      house = await openHouse(engine)
      argus = await house.person('argus', { roles: ['discoverer'] })
      duty = await house.person('duty', { roles: ['coordinator'], tlp: 'red' })
      runner = await runnerOf(house)
    })
    afterAll(() => house?.close())

    const post = (who: Person | undefined, url: string, body?: unknown) => house.call(who, 'POST', url, body)
    async function report(note: string): Promise<string> {
      const { json } = await post(argus, '/v1/findings', {
        title: `Pollution, ${note}`,
        recipe: recipe(note),
      })
      await house.settle()
      return json.results[0].findingId
    }
    const reproductionOf = async (findingId: string) =>
      (await house.call(duty, 'GET', `/v1/reproductions?findingId=${findingId}`)).json.items[0]
    const claim = async (): Promise<RunnerJob[]> => {
      await house.settle()
      return (await post(runner, '/v1/runner/jobs', { drivers: ['wasm'], capacity: 10 })).json.jobs
    }
    const answer = (job: { reproductionId: string; attempt: number }, outcome: unknown) =>
      post(runner, `/v1/runner/jobs/${job.reproductionId}/outcome`, { attempt: job.attempt, outcome })
    /** What a job taken and never answered looks like when its lease has run out. */
    const expire = () =>
      house.test.db.asOwner(
        `update pgboss.job set state = 'retry', start_after = now() where state = 'active'`,
      )
    const judgedEvents = async (id: string) =>
      (await house.house.db.as(system, (tx) =>
        tx.first(
          sql<{
            n: number
          }>`select count(*)::int as n from events where kind = 'reproduction.judged' and subject_id = ${id}`,
        ),
      ))!.n

    it('runs a finding’s proof and judges it: three of three, controls held, statement signed', async () => {
      const id = await report('plain')
      expect(await reproductionOf(id)).toMatchObject({
        state: 'ready',
        verdict: null,
        target: 'toy-plain@1.0.0',
      })
      await runAll(house, runner)
      const summary = await reproductionOf(id)
      expect(summary).toMatchObject({
        state: 'judged',
        verdict: 'reproduced',
        falls: 3,
        runs: 3,
        driver: 'wasm',
      })
      const view = (await house.call(argus, 'GET', `/v1/reproductions/${summary.id}`)).json
      expect(view.environmentDigest).toMatch(/^[0-9a-f]{64}$/)
      expect(view.judgement.controls.every((control: { holds: boolean }) => control.holds)).toBe(true)
      const statement = await house.call(argus, 'GET', `/v1/reproductions/${summary.id}/statement`)
      expect(statement.json.signatures[0].keyid).toBe(house.house.keyring.keyId)
      expect((await house.call(argus, 'GET', `/v1/findings/${id}`)).json).toMatchObject({
        verdict: 'reproduced',
        evidenceLevel: 'reproduced',
      })
    })

    it('gives each taker of a job a higher attempt, and refuses what comes for an older one', async () => {
      const id = await report('fenced')
      const [first] = await claim()
      await expire()
      const [second] = await claim()
      expect(second).toMatchObject({ reproductionId: first!.reproductionId, attempt: first!.attempt + 1 })
      expect((await answer(first!, fallen(first!.plan))).json).toEqual({ accepted: false })
      expect(await reproductionOf(id)).toMatchObject({ state: 'running', verdict: null })
      expect((await answer(second!, stood(second!.plan))).json).toEqual({ accepted: true })
      expect(await reproductionOf(id)).toMatchObject({ state: 'judged', verdict: 'not reproduced' })
      expect((await answer(first!, fallen(first!.plan))).json).toEqual({ accepted: false })
      expect(await reproductionOf(id)).toMatchObject({ verdict: 'not reproduced' })
    })

    it('counts an outcome once, however often and however parallel it is sent', async () => {
      const id = await report('once')
      const [job] = await claim()
      const replies = await Promise.all([1, 2, 3].map(() => answer(job!, fallen(job!.plan))))
      expect(replies.map((reply) => reply.json.accepted).sort()).toEqual([false, false, true])
      expect((await answer(job!, stood(job!.plan))).json).toEqual({ accepted: false })
      expect(await judgedEvents(job!.reproductionId)).toBe(1)
      expect(await reproductionOf(id)).toMatchObject({ verdict: 'reproduced' })
    })

    it.each([
      ['nothing', () => null],
      ['another shape', () => ({ driver: 'wasm' })],
      [
        'runs that were not planned',
        (plan: RunPlan) => ({
          ...fallen(plan),
          runs: fallen(plan).runs.map((run) => ({ ...run, id: `x${run.id}` })),
        }),
      ],
      ['fewer runs than planned', (plan: RunPlan) => ({ ...fallen(plan), runs: fallen(plan).runs.slice(1) })],
      [
        'one run told twice',
        (plan: RunPlan) => ({ ...fallen(plan), runs: [...fallen(plan).runs, fallen(plan).runs[0]] }),
      ],
      ['a driver there is not', (plan: RunPlan) => ({ ...fallen(plan), driver: 'trust me' })],
      ['prototypes', () => JSON.parse('{"__proto__":{"driver":"wasm"},"constructor":{"prototype":{"x":1}}}')],
    ])('makes of a forged outcome (%s) that it cannot run, never a verdict', async (what, forge) => {
      const id = await report(`forged with ${what}`)
      const [job] = await claim()
      const reply = await answer(job!, (forge as (plan: RunPlan) => unknown)(job!.plan))
      if (reply.status === 200)
        expect(await reproductionOf(id)).toMatchObject({ state: 'judged', verdict: 'cannot run' })
      else {
        // Refused as a request: the job stays with its runner, who may still answer properly.
        expect(reply.status).toBe(400)
        expect(await reproductionOf(id)).toMatchObject({ state: 'running', verdict: null })
        await answer(job!, null)
      }
      expect(({} as Record<string, unknown>).x).toBeUndefined()
      const { id: reproduction } = await reproductionOf(id)
      expect(await house.call(duty, 'GET', `/v1/reproductions/${reproduction}/statement`)).toMatchObject({
        status: 409,
        json: { code: 'statement-unavailable' },
      })
    })

    it('runs again what disagrees, before anybody calls it intermittent', async () => {
      const id = await report('flaky')
      const flaky = (plan: RunPlan) => {
        const outcome = fallen(plan)
        const vulnerable = outcome.runs.filter((run) => run.id.startsWith('vulnerable'))
        for (const run of vulnerable.slice(1)) run.polluted = []
        return outcome
      }
      const [first] = await claim()
      expect((await answer(first!, flaky(first!.plan))).json).toEqual({ accepted: true })
      expect(await reproductionOf(id)).toMatchObject({ verdict: null })
      const [second] = await claim()
      expect(second!.plan.runs.length).toBeGreaterThan(first!.plan.runs.length)
      expect(second!.attempt).toBe(first!.attempt + 1)
      await answer(second!, flaky(second!.plan))
      expect(await reproductionOf(id)).toMatchObject({ state: 'judged', verdict: 'intermittent' })
    })

    describe('a C target', () => {
      const wasm: RunnerOffer = { drivers: ['wasm'], languages: ['javascript'] }
      const both: RunnerOffer = { ...wasm, drivers: ['wasm', 'bubblewrap'] }
      const native: RunnerOffer = { ...both, languages: ['javascript', 'c'] }
      const claimWith = async (offer: RunnerOffer): Promise<RunnerJob[]> => {
        await house.settle()
        return house.house.validation.claim(runner.actor, 10, offer, true)
      }
      const target = {
        kind: 'source',
        language: 'c',
        version: '1.0.0',
        entry: 'main.c',
        files: { 'main.c': 'int main(void) { return 0; }' },
      }
      const proof = { language: 'bytes', source: 'AAAA' }
      const reportC = async (name = 'own-parser') => {
        const { json } = await post(argus, '/v1/findings', {
          title: 'Overflow in an own parser',
          recipe: { target: { ...target, name }, proof, oracle: 'sanitizer' },
        })
        await house.settle()
        return json.results[0].findingId as string
      }
      /** As if the last runner that runs C had spoken so many seconds ago. */
      const cSeen = (seconds: number) =>
        house.test.db.asOwner(
          `begin; set local role tocsin_system; delete from runner_languages where language = 'c';
           insert into runner_languages values ('c', now() - interval '${seconds} seconds'); commit`,
        )
      const shown = async (id: string) => {
        await house.house.validation.showWaiting()
        return reproductionOf(id)
      }

      it('waits for a runner that can run it, says what to install, and then runs by itself', async () => {
        await cSeen(3600)
        const id = await reportC()
        const other = await report('beside C')
        // Neither wasm alone nor a sandbox without a compiler is given what it can only call "cannot run".
        for (const offer of [wasm, both]) {
          for (const job of await claimWith(offer)) {
            expect(job.drivers).toContain('wasm')
            await answer(job, fallen(job.plan))
          }
        }
        expect(await reproductionOf(other)).toMatchObject({ state: 'judged', verdict: 'reproduced' })
        const waiting = await shown(id)
        expect(waiting).toMatchObject({ state: 'waiting', verdict: null })
        expect(waiting.waitingFor).toMatch(/bubblewrap.*C compiler.*by itself/)
        expect(waiting.waitingFor).not.toContain('own-parser')
        // Nothing is under way that anybody who waits for the end of all work should wait for.
        const { jobs } = (await house.call(duty, 'GET', '/v1/pipeline')).json
        expect(jobs).toMatchObject({ queued: 0, running: 0, waiting: 1 })

        const { jobs: taken } = (await post(runner, '/v1/runner/jobs', { ...native, capacity: 10 })).json
        const [job, ...more] = taken
        expect(more).toEqual([])
        expect(job).toMatchObject({ reproductionId: waiting.id, drivers: ['bubblewrap'], attempt: 1 })
        expect(await shown(id)).toMatchObject({ state: 'running', waitingFor: null })
        await answer(job!, stood(job!.plan))
        expect(await reproductionOf(id)).toMatchObject({ state: 'judged', verdict: 'not reproduced' })
      })

      it('is in line while a runner that can run it was seen lately, and waits again when that is gone', async () => {
        await cSeen(0)
        const id = await reportC('second-parser')
        expect(await shown(id)).toMatchObject({ state: 'ready', waitingFor: null })
        await cSeen(61)
        expect(await shown(id)).toMatchObject({ state: 'waiting' })
        await cSeen(0)
        expect(await shown(id)).toMatchObject({ state: 'ready', waitingFor: null })
        await runAll(house, runner, stood)
        expect(await reproductionOf(id)).toMatchObject({ state: 'judged' })
      })

      it('queued by an older version among the others finds its way to who can run it', async () => {
        const id = await reportC('third-parser')
        await house.test.db.asOwner(
          `update pgboss.job set name = 'validation.run' where name = 'validation.run-c' and state = 'created'`,
        )
        expect(await claimWith(wasm)).toEqual([])
        expect(await reproductionOf(id)).toMatchObject({ state: 'ready' })
        expect(await runAll(house, runner, stood)).toBe(1)
      })
    })

    it('keeps a job for a runner that gives signs of life, for its newest holder only', async () => {
      await report('signs of life')
      const offer = { drivers: ['wasm'], capacity: 1, heartbeats: true }
      const { reproductionId, attempt, plan } = (await post(runner, '/v1/runner/jobs', offer)).json.jobs[0]
      const beat = async (of: number) =>
        (
          await post(runner, '/v1/runner/heartbeat', {
            drivers: ['wasm'],
            jobs: [{ reproductionId, attempt: of }],
          })
        ).json
      const active = async () =>
        (
          await house.test.db.asOwner(`select extract(epoch from now() - started_on)::int as silent,
            extract(epoch from expire_in)::int as lease from pgboss.job where name = 'validation.run' and state = 'active'`)
        ).rows
      await house.test.db.asOwner(
        `update pgboss.job set started_on = now() - interval '8 seconds' where state = 'active'`,
      )
      expect(await beat(attempt - 1)).toEqual({ kept: [] })
      expect(await active()).toEqual([{ silent: 8, lease: 10 }])
      expect(await beat(attempt)).toEqual({ kept: [reproductionId] })
      expect(await active()).toEqual([{ silent: 0, lease: 10 }])
      await answer({ reproductionId, attempt }, stood(plan))
      // An answered job is done with its answer, not when its lease ends.
      expect(await active()).toEqual([])
      expect(await beat(attempt)).toEqual({ kept: [] })
      for (const who of [argus, duty])
        expect(await post(who, '/v1/runner/heartbeat', { drivers: ['wasm'], jobs: [] })).toMatchObject({
          status: 403,
          json: { code: 'not-a-runner' },
        })
    })

    it('ends a job that no runner ever answers', async () => {
      const id = await report('never answered')
      for (let n = 0; n < 20; n++) {
        expect(await claim()).toHaveLength(1)
        await expire()
      }
      expect(await house.house.validation.claim(runner.actor, 1, { drivers: ['wasm'] })).toEqual([])
      await house.settle()
      const found = await reproductionOf(id)
      expect(found).toMatchObject({ state: 'judged', verdict: 'cannot run' })
      const view = (await house.call(duty, 'GET', `/v1/reproductions/${found.id}`)).json
      expect(view.judgement.reasons[0]).toMatch(/did not answer/)
    })

    it('keeps apart the builds of targets of the same files under different names', async () => {
      const files = { 'index.js': 'module.exports = () => 1' }
      const source = (name: string) => ({
        target: { kind: 'source', language: 'javascript', name, version: '1.0.0', entry: 'index.js', files },
        fixed: { version: '1.0.1', files: { 'index.js': 'module.exports = () => 2' } },
        proof: { language: 'javascript', source: `require('${name}')()` },
        oracle: 'prototype-pollution',
      })
      // At once, so that both are prepared side by side.
      for (const name of ['twin-a', 'twin-b'])
        await post(argus, '/v1/findings', { title: `Pollution in ${name}`, recipe: source(name) })
      const jobs = await claim()
      expect(jobs).toHaveLength(2)
      for (const job of jobs) {
        const name = /twin-./.exec(JSON.stringify(job.plan))![0]
        for (const digest of Object.values(job.plan.builds)) {
          const build = (await house.call(runner, 'GET', `/v1/runner/builds/${digest}`)).json
          expect(build.name).toBe(name)
          expect(Object.keys(build.files)).toContain(`node_modules/${name}/index.js`)
        }
        await answer(job, stood(job.plan))
      }
    })

    it('says of what cannot be fetched or run why, and judges it so', async () => {
      const { json } = await post(argus, '/v1/findings', {
        title: 'A difference without a repair',
        recipe: { ...recipe('no fix'), fixed: undefined, oracle: 'differential' },
      })
      await house.settle()
      const found = await reproductionOf(json.results[0].findingId)
      expect(found).toMatchObject({ state: 'judged', verdict: 'cannot run' })
      const view = (await house.call(duty, 'GET', `/v1/reproductions/${found.id}`)).json
      expect(view.judgement.reasons[0]).toMatch(/repaired build/)
    })

    describe('a trial', () => {
      it('runs for anybody, and is read by whoever holds its token alone', async () => {
        const reply = await post(undefined, '/v1/trials', { recipe: recipe('trial') })
        expect(reply.status).toBe(202)
        const { reproductionId, token } = reply.json
        await runAll(house, runner)
        const address = `/v1/trials/${reproductionId}`
        const view = await house.call(undefined, 'GET', `${address}?token=${token}`)
        expect(view.json).toMatchObject({ verdict: 'reproduced', findingId: null })
        const missing = { status: 404, json: { code: 'trial-not-found' } }
        expect(await house.call(undefined, 'GET', `${address}?token=${'x'.repeat(32)}`)).toMatchObject(
          missing,
        )
        expect(await house.call(duty, 'GET', `${address}?token=`)).toMatchObject(missing)
        expect(await house.call(duty, 'GET', `/v1/reproductions/${reproductionId}`)).toMatchObject({
          status: 404,
        })
        const list = await house.call(duty, 'GET', '/v1/reproductions?limit=200')
        expect(list.text).not.toContain(reproductionId)
      })
      it('does not open reproductions of findings by its token', async () => {
        const found = await reproductionOf(await report('not a trial'))
        expect(await house.call(undefined, 'GET', `/v1/trials/${found.id}?token=x`)).toMatchObject({
          status: 404,
        })
        await runAll(house, runner)
      })
      it('tells what a report lacks instead of running it', async () => {
        const { json } = await post(undefined, '/v1/trials', {
          report: '# Something is wrong with toy-merge',
        })
        expect(json).toMatchObject({ reproductionId: null, token: null })
        expect(json.missing.length).toBeGreaterThan(0)
      })
    })

    describe('a runner’s key', () => {
      it('opens what runners use, and nothing else', async () => {
        await report('for the runner')
        const [job] = await claim()
        expect(
          (await house.call(runner, 'GET', `/v1/runner/builds/${job!.plan.builds.vulnerable}`)).status,
        ).toBe(200)
        expect(await house.call(runner, 'GET', `/v1/runner/builds/${'0'.repeat(64)}`)).toMatchObject({
          status: 404,
          json: { code: 'build-not-found' },
        })
        await answer(job!, stood(job!.plan))
        const opened: string[] = []
        for (const { method, url, open } of house.app.catalogue) {
          if (open || url.startsWith('/v1/runner/') || method === 'HEAD' || method === 'OPTIONS') continue
          const filled = url.replace(/:\w+/g, job!.reproductionId)
          const body = method === 'GET' || method === 'DELETE' ? undefined : {}
          const reply = await house.call(runner, method as 'GET', filled, body)
          // 400: the empty body was looked at before the rights; it changes nothing.
          if (![400, 401, 403, 404].includes(reply.status)) opened.push(`${method} ${url}: ${reply.status}`)
        }
        // A stream is opened before its first line is read, and then says why it takes nothing.
        expect(opened.filter((line) => !line.startsWith('POST /v1/findings/stream'))).toEqual([])
        for (const url of ['/v1/findings', '/v1/root-causes', '/v1/reproductions', '/v1/cases', '/v1/keys'])
          expect((await house.call(runner, 'GET', url)).status, url).toBe(403)
        expect(await house.call(runner, 'POST', '/v1/findings', { title: 'x' })).toMatchObject({
          status: 403,
        })
      })
      it('is what runners’ routes ask for: nobody else takes jobs, builds or answers', async () => {
        for (const who of [argus, duty]) {
          const refused = { status: 403, json: { code: 'not-a-runner' } }
          expect(await post(who, '/v1/runner/jobs', { drivers: ['wasm'], capacity: 1 })).toMatchObject(
            refused,
          )
          expect(await house.call(who, 'GET', `/v1/runner/builds/${'0'.repeat(64)}`)).toMatchObject(refused)
          const id = '01900000-0000-7000-8000-000000000000'
          expect(await post(who, `/v1/runner/jobs/${id}/outcome`, { attempt: 1, outcome: {} })).toMatchObject(
            refused,
          )
        }
      })
    })

    it('runs a proof again for its discoverer and for coordinators, not for others', async () => {
      const id = await report('again')
      await runAll(house, runner)
      const stranger = await house.person('stranger', { roles: ['discoverer'] })
      expect(await post(stranger, `/v1/findings/${id}/reproductions`)).toMatchObject({ status: 404 })
      const member = await house.person('member', { roles: ['member'], organisation: 'argus' })
      expect(await post(member, `/v1/findings/${id}/reproductions`)).toMatchObject({ status: 403 })
      for (const who of [argus, duty])
        expect((await post(who, `/v1/findings/${id}/reproductions`)).status).toBe(202)
      await runAll(house, runner)
      expect((await house.call(argus, 'GET', `/v1/reproductions?findingId=${id}`)).json.items).toHaveLength(3)
    })

    it('lets a coordinator attest by name what cannot be run, and nobody else', async () => {
      const { json } = await post(argus, '/v1/findings', { title: 'A flaw in firmware' })
      const id = json.results[0].findingId
      await house.settle()
      const body = { reason: 'cannot be run', statement: 'Seen on the device itself.' }
      expect(await post(argus, `/v1/findings/${id}/attestations`, body)).toMatchObject({ status: 403 })
      expect((await post(duty, `/v1/findings/${id}/attestations`, body)).json).toMatchObject({
        by: 'duty',
        ...body,
      })
      await house.settle()
      expect((await house.call(duty, 'GET', `/v1/findings/${id}`)).json).toMatchObject({
        evidenceLevel: 'attested',
      })
    })

    it('answers what a project states it does not count as a flaw with out of threat model', async () => {
      const model = {
        package: 'toy-trusting',
        source: 'SECURITY.md of toy-trusting',
        outOfScope: [{ oracle: 'prototype-pollution', words: 'Input is trusted.' }],
      }
      const put = (who: Person) => house.call(who, 'PUT', '/v1/threat-models', model)
      expect((await put(argus)).status).toBe(403)
      expect((await put(duty)).status).toBe(204)
      const { json } = await post(argus, '/v1/findings', {
        title: 'Trusting',
        recipe: recipe('trusting'),
      })
      await runAll(house, runner)
      expect(await reproductionOf(json.results[0].findingId)).toMatchObject({
        verdict: 'out of threat model',
      })
    })
  })
})
