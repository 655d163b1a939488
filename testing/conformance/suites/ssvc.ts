import { isDeepStrictEqual } from 'node:util'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import Value from 'typebox/value'
import { asList, asObject, asText, member } from '../../../standards/report/loose.ts'
import { bod2604, type YesNo } from '../../../standards/scoring/bod2604.ts'
import {
  DecisionPoint,
  type DecisionTable,
  evaluate,
  findNotMonotone,
  inputIds,
  readDecisionTable,
} from '../../../standards/scoring/ssvc.ts'
import {
  answersTo,
  readComputedSsvc,
  readSelectionList,
  renderSelectionList,
} from '../../../standards/scoring/ssvc-selection.ts'
import { CISA_COORDINATOR, SSVC_TABLES } from '../../../standards/scoring/ssvc-tables.ts'
import { hasFolder, listFiles, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

/** CERT/CC's decision tables: each row gives its outcome, by the official table and by the one shipped here. */
export const ssvc: Suite = {
  name: 'ssvc',
  folders: [
    'ssvc/rows',
    'ssvc/decision_tables',
    'ssvc/decision_points',
    'ssvc/examples',
    'ssvc/schemas',
    'ssvc',
  ],
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
    const validate = selectionSchema(corpus)
    for (const file of listFiles(corpus, 'ssvc/decision_tables')) {
      await recorder.check(file, () => {
        const table = readDecisionTable(readJsonFile(corpus, file))
        return findNotMonotone(table) ?? travels(table, validate)
      })
    }
    for (const file of listFiles(corpus, 'ssvc/decision_points')) {
      await recorder.check(file, () => pointFault(readJsonFile(corpus, file)))
    }
    for (const file of listFiles(corpus, 'ssvc/examples')) {
      await recorder.check(file, () => exampleFault(readJsonFile(corpus, file)))
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

function selectionSchema(corpus: string): ValidateFunction | undefined {
  const file = 'ssvc/schemas/SelectionList_2_0_0.schema.json'
  if (!hasFolder(corpus, file)) return undefined
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  return ajv.compile(readJsonFile(corpus, file) as object)
}

/** Every row of a table, as a list of selections: valid, read again, and leading to the row's outcome. */
function travels(table: DecisionTable, validate: ValidateFunction | undefined): string | undefined {
  for (const row of table.mapping) {
    const answers = Object.fromEntries(inputIds(table).map((id) => [id, row[id]]))
    const list = renderSelectionList(table, answers, {
      timestamp: '2026-11-20T10:00:00Z',
      targets: ['CVE-2026-10001'],
    })
    if (validate !== undefined && !validate(list))
      return `the list is not valid: ${validate.errors?.[0]?.instancePath} ${validate.errors?.[0]?.message}`
    const back = answersTo(table, readSelectionList(JSON.parse(JSON.stringify(list))))
    if (evaluate(table, back.answers).key !== row[table.outcome])
      return `lost on the way: ${JSON.stringify(row)}`
  }
  return undefined
}

function pointFault(value: unknown): string | undefined {
  if (Value.Check(DecisionPoint, value)) return undefined
  const [first] = Value.Errors(DecisionPoint, value)
  return `${first?.instancePath} ${first?.message}`
}

/** CISA's older form: the vector, its labels and our evaluation say one thing. */
function exampleFault(value: unknown): string | undefined {
  const { answers, decision, labels, timestamp } = readComputedSsvc(value)
  const spoken = {
    'ssvc:E': labels.get('Exploitation'),
    'ssvc:A': labels.get('Automatable'),
    'ssvc:TI': labels.get('Technical Impact'),
    'ssvc:MWI': labels.get('Mission & Well-being'),
  }
  const [byVector, byLabel] = [evaluate(CISA_COORDINATOR, answers), evaluate(CISA_COORDINATOR, spoken)]
  if (!isDeepStrictEqual(byVector, byLabel)) return `vector ${byVector.name}, labels ${byLabel.name}`
  if (byVector.name !== decision) return `${byVector.name}, expected ${decision}`
  return timestamp?.slice(0, 19) === asText(member(value, 'timestamp'))?.slice(0, 19)
    ? undefined
    : 'another instant'
}
