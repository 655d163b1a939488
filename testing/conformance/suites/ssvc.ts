import { asList, asObject, asText, member } from '../../../standards/report/loose.ts'
import { bod2604, type YesNo } from '../../../standards/scoring/bod2604.ts'
import { type DecisionTable, evaluate, readDecisionTable } from '../../../standards/scoring/ssvc.ts'
import { SSVC_TABLES } from '../../../standards/scoring/ssvc-tables.ts'
import { listFiles, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

/** CERT/CC's decision tables: each row gives its outcome, by the official table and by the one shipped here. */
export const ssvc: Suite = {
  name: 'ssvc',
  folders: ['ssvc/rows', 'ssvc'],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    for (const file of listFiles(corpus, 'ssvc/rows')) {
      await recorder.check(file, () => {
        const official = readDecisionTable(readJsonFile(corpus, file.replace('/rows/', '/decision_tables/')))
        const shipped = Object.values(SSVC_TABLES).find(
          (table) =>
            table.namespace === official.namespace &&
            table.key === official.key &&
            table.version === official.version,
        )
        const rows = asList(readJsonFile(corpus, file))
        return firstWrong(rows, official) ?? (shipped === undefined ? undefined : firstWrong(rows, shipped))
      })
    }
    const joined = 'ssvc/joined-bod-26-04.json'
    const cases = listFiles(corpus, 'ssvc').includes(joined)
      ? asList(member(readJsonFile(corpus, joined), 'cases'))
      : []
    for (const entry of cases) {
      await recorder.check(
        `${joined}#${member(entry, 'cve')}`,
        () => timeline(entry, 'yes') ?? timeline(entry, 'no'),
      )
    }
    return recorder.outcome
  },
}

function firstWrong(rows: readonly unknown[], table: DecisionTable): string | undefined {
  const outcome = table.decision_points[table.outcome]?.name
  for (const row of rows) {
    const cells = Object.entries(asObject(row) ?? {})
      .filter(([column]) => column !== 'row')
      .map(([column, value]) => [column.replace(/ v\d+\.\d+\.\d+.*$/, ''), asText(value)] as const)
    const expected = cells.find(([name]) => name === outcome)?.[1]
    const reached = evaluate(table, Object.fromEntries(cells.filter(([name]) => name !== outcome))).name
    if (reached.toLowerCase() !== expected)
      return `row ${member(row, 'row')}: ${reached}, expected ${expected}`
  }
  return undefined
}

/** The directive's timeline of one real vulnerability, on an exposed asset and on another. */
function timeline(entry: unknown, exposed: 'yes' | 'no'): string | undefined {
  const answer = (key: string): YesNo => {
    const value = member(entry, key)
    return value === 'yes' || value === 'no' ? value : 'unknown'
  }
  const impact = member(entry, 'technical_impact')
  const result = bod2604({
    kev: answer('in_kev'),
    exposed,
    automatable: answer('automatable'),
    technicalImpact: impact === 'total' || impact === 'partial' ? impact : 'unknown',
  })
  const expected = member(entry, exposed === 'yes' ? 'timeline_if_exposed' : 'timeline_if_not_exposed')
  const reached = result.timeline?.name.toLowerCase()
  return reached === expected ? undefined : `exposed ${exposed}: ${reached}, expected ${expected}`
}
