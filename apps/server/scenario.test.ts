import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { FIRST_RUN, readScenario } from './scenario.ts'

const directory = mkdtempSync(join(tmpdir(), 'tocsin-scenario-test-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const valid = {
  format: 'tocsin-scenario/1',
  name: 'Two',
  description: '',
  discoverers: [{ id: 'lab', name: 'A lab' }],
  threatModels: [],
  reports: [{ id: 'one', discoverer: 'lab', form: 'markdown', body: '# One' }],
  truth: { reports: { one: { rootCause: 'x', expect: null } } },
}
const file = (name: string, content: unknown) => {
  const path = join(directory, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('reading a scenario', () => {
  it('reads one written by others', () => {
    expect(readScenario(file('valid.json', valid)).name).toBe('Two')
  })

  it('reads the one that comes with the house', () => {
    const scenario = readScenario(FIRST_RUN)
    expect(scenario.reports.length).toBeGreaterThanOrEqual(500)
    expect(new Set(scenario.discoverers.map(({ id }) => id)).size).toBeGreaterThanOrEqual(6)
  })

  it.each([
    ['a missing file', join(directory, 'none.json'), /none\.json/],
    ['what is not JSON', file('broken.json', '{'), /broken\.json/],
    ['another format', file('format.json', { ...valid, format: 'x/1' }), /\/format/],
    ['a member it does not know', file('extra.json', { ...valid, extra: 1 }), /extra\.json/],
    ['a report without truth', file('truth.json', { ...valid, truth: { reports: {} } }), /one has no entry/],
  ])('refuses %s and says where', (_what, path, words) => {
    expect(() => readScenario(path)).toThrow(words)
  })
})
