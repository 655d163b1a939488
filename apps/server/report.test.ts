import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotGroupedYet } from '../../modules/findings/index.ts'
import { fault } from '../../platform/errors/index.ts'
import { ENGINES } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { runAll, runnerOf } from '../../testing/runner.ts'
import { reportTo } from './report.ts'

const recipe = {
  target: { kind: 'npm', name: 'toy-failing', version: '1.0.0' },
  fixed: { version: '1.0.1' },
  proof: { language: 'javascript', source: `require('toy-failing')()` },
  oracle: 'prototype-pollution',
}

describe('what fails in the background', () => {
  const written: { level: string; about: Record<string, unknown>; message: string }[] = []
  const write = (level: string) => (about: object, message: string) =>
    void written.push({ level, about: about as Record<string, unknown>, message })
  const report = reportTo(() => ({ warn: write('warn'), error: write('error') }))

  it('is a warning while a job is tried again, and an error when it is given up', () => {
    written.length = 0
    report(new Error('broken at "quokkaflux"'), { queue: 'q', ids: ['a', 'b'], lost: ['b'] })
    expect(written).toMatchObject([
      { level: 'warn', about: { queue: 'q', jobs: ['a'] } },
      { level: 'error', about: { queue: 'q', jobs: ['b'] } },
    ])
    expect(JSON.stringify(written)).not.toContain('quokkaflux')
  })

  it('keeps the words of a fault, which are ours, and tells what is no job as an error', () => {
    written.length = 0
    report(fault('conflict', 'Somebody "else" was first.'), { queue: 'q', ids: ['a'], lost: [] })
    report(new Error('a timer'))
    expect(written).toMatchObject([
      { level: 'warn', about: { failure: { code: 'conflict', message: 'Somebody "else" was first.' } } },
      { level: 'error', message: 'background work' },
    ])
  })
})

describe('a replay that fails', () => {
  let house: TestHouse
  let runner: Person
  beforeAll(async () => {
    house = await openHouse(ENGINES[0]!)
    runner = await runnerOf(house)
  })
  afterAll(() => house?.close())

  it('is told at every try, with its queue and job, and at the last as given up', async () => {
    const argus = await house.person('argus', { roles: ['discoverer'] })
    let asked = 0
    house.house.validation.replay = async () => {
      asked += 1
      throw new Error('no replay today')
    }
    await house.call(argus, 'POST', '/v1/findings', { title: 'Failing', recipe })
    await runAll(house, runner)
    await house.settle(true)
    expect(asked).toBeGreaterThanOrEqual(2)
    expect(house.failures).toHaveLength(asked)
    expect(house.errors.map(String)).toEqual(Array(asked).fill('Error: no replay today'))
    for (const { queue, ids, lost } of house.failures)
      expect({ queue, ids: ids.length, lost }).toEqual({ queue: 'house.verdict', ids: 1, lost: [] })
    await house.test.db.asOwner(
      `update pgboss.job set data = data || '{"tries":200}' where name = 'house.verdict' and state = 'created'`,
    )
    await house.settle(true)
    expect(house.failures.at(-1)?.lost).toHaveLength(1)
    const before = asked
    await house.settle(true)
    expect(asked).toBe(before)
  })

  it('is not what a verdict does that only waits for its group', async () => {
    const argus = await house.person('argus', { roles: ['discoverer'] })
    const { recordVerdict } = house.house.findings
    let asked = 0
    house.house.findings.recordVerdict = async (id, ...rest) => {
      asked += 1
      if (asked === 1) throw new NotGroupedYet(id)
      return recordVerdict(id, ...rest)
    }
    house.house.validation.replay = async () => []
    house.failures.length = 0
    const other = { ...recipe, target: { ...recipe.target, name: 'toy-late' } }
    await house.call(argus, 'POST', '/v1/findings', { title: 'Late', recipe: other })
    await runAll(house, runner)
    await house.settle(true)
    expect(asked).toBe(2)
    expect(house.failures).toEqual([])
  })
})
