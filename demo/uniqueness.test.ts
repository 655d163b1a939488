import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { proseWords, sharedRuns } from './uniqueness.ts'

interface Report {
  id: string
  discoverer: string
  form: string
  flaw: string | null
  proof: number | null
  identifiers?: string[]
  title: string
  text: string
  truth: { rootCause: string; expect: string | null }
}

interface Flaw {
  id: string
  identifiers?: string[]
  proofs: unknown[]
}

/** Every JSON file of a folder of the scenario, in a stable order. */
function load<T>(folder: string): T[] {
  const root = new URL(`./${folder}/`, import.meta.url)
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(fileURLToPath(new URL(name.replaceAll('\\', '/'), root)), 'utf8')))
}

const reports = load<Report[]>('reports').flat()
const flaws = new Map(load<Flaw>('flaws').map((flaw) => [flaw.id, flaw]))
const isTrue = (report: Report) =>
  report.truth.expect !== 'not reproduced' && flaws.has(report.truth.rootCause)

describe('shared runs', () => {
  const report = (id: string, text: string, title = id) => ({ id, title, text })

  it('finds eight words two reports share, whatever their case and punctuation', () => {
    const first = report('one', 'Lead. A long run of blanks stalls the parser for seconds.')
    const second = report('two', 'We saw: a LONG run of blanks, stalls the parser (for ages)')
    expect(sharedRuns([first, second])).toEqual([
      { first: 'one', second: 'two', words: 'a long run of blanks stalls the parser' },
    ])
    expect(sharedRuns([first, second], 10)).toEqual([])
  })

  it('does not join a title to its text', () => {
    const split = report('one', 'five six seven eight', 'one two three four')
    const whole = report('two', 'one two three four five six seven eight')
    expect(sharedRuns([split, whole])).toEqual([])
  })

  it('lets a report repeat itself', () => {
    expect(sharedRuns([report('one', 'same old words again and again they come. '.repeat(3))])).toEqual([])
  })

  it('ignores fenced and inline code, but not what follows it', () => {
    expect(proseWords('Call `a.b(c)` now\n```js\nconst secret = 1\n```\nthen ~~wait~~')).toEqual([
      'call',
      'now',
      'then',
      'wait',
    ])
    expect(proseWords('before\n````\n```\nstill code\n````\nafter')).toEqual(['before', 'after'])
  })
})

describe('the reports of the scenario', () => {
  it('are each written for themselves', () => {
    const lines = sharedRuns(reports).map(({ first, second, words }) => `${first} / ${second}: ${words}`)
    expect(lines).toEqual([])
  })

  it('have ids of their own', () => {
    const ids = reports.map((report) => report.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it('name flaws and proofs that exist', () => {
    const missing = reports
      .filter((report) => report.flaw !== null)
      .filter((report) => {
        const flaw = flaws.get(report.flaw ?? '')
        return flaw === undefined || (report.proof !== null && flaw.proofs[report.proof] === undefined)
      })
      .map((report) => `${report.id}: ${report.flaw} proof ${report.proof}`)
    expect(missing).toEqual([])
  })

  it('are a flood from several discoverers in every form', () => {
    expect(reports.length).toBeGreaterThanOrEqual(500)
    expect([...new Set(reports.map((report) => report.form))].sort()).toEqual([
      'csaf',
      'markdown',
      'native',
      'sarif',
    ])
    expect(new Set(reports.map((report) => report.discoverer)).size).toBeGreaterThanOrEqual(6)
  })

  it('contain at least a hundred that must not be reproduced', () => {
    const refuted = reports.filter((report) => report.truth.expect === 'not reproduced')
    expect(refuted.length).toBeGreaterThanOrEqual(100)
  })

  it('name no public identifier in at least half of the duplicates', () => {
    const seen = new Set<string>()
    const duplicates = reports.filter(isTrue).filter(({ truth }) => {
      const again = seen.has(truth.rootCause)
      seen.add(truth.rootCause)
      return again
    })
    const anonymous = duplicates.filter((report) => (report.identifiers ?? []).length === 0)
    expect(duplicates.length).toBeGreaterThan(0)
    expect(anonymous.length / duplicates.length).toBeGreaterThanOrEqual(0.5)
  })

  it('contain true reports under the identifier of another flaw', () => {
    const wrong = reports.filter(isTrue).filter((report) => {
      const own = flaws.get(report.truth.rootCause)?.identifiers ?? []
      return (report.identifiers ?? []).some((id) => !own.includes(id))
    })
    expect(wrong.length, `only ${wrong.map((report) => report.id)}`).toBeGreaterThanOrEqual(5)
  })
})
