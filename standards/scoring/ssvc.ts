import Type, { type Static } from 'typebox'
import Value from 'typebox/value'

/** A value of a decision point. Definitions are CERT/CC's prose and are kept when a file has them. */
const PointValue = Type.Object({
  key: Type.String({ minLength: 1, maxLength: 64 }),
  name: Type.String({ minLength: 1, maxLength: 256 }),
})
export const DecisionPoint = Type.Object({
  namespace: Type.String({ minLength: 1, maxLength: 1000 }),
  key: Type.String({ minLength: 1, maxLength: 64 }),
  /** The schema's default is 0.0.1. */
  version: Type.Optional(Type.String({ minLength: 5, maxLength: 64 })),
  name: Type.String({ minLength: 1, maxLength: 256 }),
  /** Least first, as in SSVC: the order is the order of urgency. */
  values: Type.Array(PointValue, { minItems: 1, maxItems: 64 }),
})
export type DecisionPoint = Static<typeof DecisionPoint>

/** SSVC decision table, CERT/CC's JSON form (DecisionTable 2.0.0): points by `namespace:key:version`. */
export const DecisionTable = Type.Object({
  namespace: Type.String({ minLength: 1, maxLength: 1000 }),
  key: Type.String({ minLength: 1, maxLength: 64 }),
  version: Type.Optional(Type.String({ minLength: 5, maxLength: 64 })),
  name: Type.String({ minLength: 1, maxLength: 256 }),
  schemaVersion: Type.Optional(Type.Literal('2.0.0')),
  decision_points: Type.Record(Type.String(), DecisionPoint, { minProperties: 2, maxProperties: 64 }),
  outcome: Type.String(),
  mapping: Type.Array(Type.Record(Type.String(), Type.String()), { minItems: 1, maxItems: 100_000 }),
})
export type DecisionTable = Static<typeof DecisionTable>

export type Outcome = DecisionPoint['values'][number]
/**
 * Point id, `namespace:key` or name → value key or name, or the values that are still possible; a missing
 * point is one nobody answered.
 */
export type Answers = Readonly<Record<string, string | readonly string[] | undefined>>

/** An answer the table does not know, or a table that does not hold together. */
export class SsvcError extends Error {
  override name = 'SsvcError'
}

/**
 * Checks a decision table: names are unambiguous, every row answers every point (and nothing else) with a
 * value that exists, and every combination of answers has exactly one row.
 * @throws SsvcError naming the first fault
 */
export function readDecisionTable(value: unknown): DecisionTable {
  if (!Value.Check(DecisionTable, value)) {
    const first = Value.Errors(DecisionTable, value)[0]
    throw new SsvcError(
      `This is no SSVC decision table at ${first?.instancePath || 'the top'}: ${first?.message ?? 'unreadable'}.`,
    )
  }
  checkPoints(value)
  checkMapping(value)
  return value
}

function checkPoints(table: DecisionTable): void {
  if (!Object.hasOwn(table.decision_points, table.outcome))
    throw new SsvcError(`The outcome ${table.outcome} is not among the decision points.`)
  for (const [id, { namespace, key, version, values }] of Object.entries(table.decision_points)) {
    // The schema recommends ids as keys; whoever writes an id must write this point's.
    const own = `${namespace}:${key}:${version ?? '0.0.1'}`
    if (/:\d+\.\d+\.\d+/.test(id) && id !== own)
      throw new SsvcError(`The decision point ${own} is listed as ${id}.`)
    if (new Set(values.map((item) => item.key)).size !== values.length)
      throw new SsvcError(`The decision point ${id} has two values with one key.`)
  }
}

function checkMapping(table: DecisionTable): void {
  const ids = Object.keys(table.decision_points)
  const inputs = inputIds(table)
  const keys = new Map(
    ids.map((id) => [id, new Set(table.decision_points[id]?.values.map(({ key }) => key))]),
  )
  const seen = new Set<string>()
  for (const [i, row] of table.mapping.entries()) {
    const stranger = Object.keys(row).find((id) => !keys.has(id))
    if (stranger !== undefined)
      throw new SsvcError(`Row ${i + 1} answers ${stranger}, which is no decision point of this table.`)
    for (const id of ids) {
      if (!Object.hasOwn(row, id) || !keys.get(id)?.has(row[id] as string))
        throw new SsvcError(`Row ${i + 1} gives ${id} no value it has: ${JSON.stringify(row[id])}.`)
    }
    const combination = combinationOf(row, inputs)
    if (seen.has(combination))
      throw new SsvcError(`Row ${i + 1} answers a combination an earlier row answers.`)
    seen.add(combination)
  }
  const combinations = inputs.reduce((n, id) => n * (keys.get(id)?.size ?? 0), 1)
  if (seen.size !== combinations)
    throw new SsvcError(`The table has ${seen.size} rows for ${combinations} combinations of answers.`)
}

const combinationOf = (row: Readonly<Record<string, string>>, inputs: readonly string[]): string =>
  inputs.map((id) => row[id]).join('\u0000')

/**
 * The first place where a table contradicts the order of its values: an answer rises by one step, all else
 * alike, and the outcome falls. CERT/CC builds its tables without such places; another's may have them.
 * @returns a sentence, or undefined when the table is monotone
 */
export function findNotMonotone(table: DecisionTable): string | undefined {
  const inputs = inputIds(table)
  const values = (id: string): string[] => table.decision_points[id]?.values.map(({ key }) => key) ?? []
  const order = values(table.outcome)
  const outcomeOf = new Map(
    table.mapping.map((row) => [combinationOf(row, inputs), row[table.outcome] as string]),
  )
  for (const row of table.mapping) {
    for (const id of inputs) {
      const next = values(id)[values(id).indexOf(row[id] as string) + 1]
      if (next === undefined) continue
      const raised = outcomeOf.get(combinationOf({ ...row, [id]: next }, inputs))
      const outcome = row[table.outcome] as string
      if (raised !== undefined && order.indexOf(raised) < order.indexOf(outcome)) {
        const rest = inputs.map((other) => `${other} ${row[other]}`).join(', ')
        return `${id} rises from ${row[id]} to ${next} and the outcome falls from ${outcome} to ${raised} (at ${rest}).`
      }
    }
  }
  return undefined
}

export const inputIds = (table: DecisionTable): string[] =>
  Object.keys(table.decision_points).filter((id) => id !== table.outcome)

/**
 * The outcome for a full set of answers.
 * @throws SsvcError when a point is unanswered or an answer is not one of its values
 */
export function evaluate(table: DecisionTable, answers: Answers): Outcome {
  const given = resolve(table, answers)
  const unanswered = inputIds(table).filter((id) => given.get(id)?.size !== 1)
  if (unanswered.length > 0) throw new SsvcError(`${table.name}: nobody answered ${unanswered.join(', ')}.`)
  return outcomes(table, given)[0] as Outcome
}

/**
 * Every outcome the given answers still allow, least urgent first: all combinations of what is not answered,
 * or answered with several values.
 * @throws SsvcError when an answer is not one of its point's values
 */
export const possibleOutcomes = (table: DecisionTable, answers: Answers): Outcome[] =>
  outcomes(table, resolve(table, answers))

function outcomes(table: DecisionTable, given: ReadonlyMap<string, ReadonlySet<string>>): Outcome[] {
  const reached = new Set<string>()
  for (const row of table.mapping) {
    if ([...given].every(([id, keys]) => keys.has(row[id] as string)))
      reached.add(row[table.outcome] as string)
  }
  return (table.decision_points[table.outcome]?.values ?? []).filter(({ key }) => reached.has(key))
}

/** Answers by point id → value keys. Matching is by key or name, whatever the case: NVD and CISA spell both ways. */
function resolve(table: DecisionTable, answers: Answers): Map<string, Set<string>> {
  const given = new Map<string, Set<string>>()
  for (const [asked, answer] of Object.entries(answers)) {
    if (answer === undefined) continue
    const id = findPoint(table, asked)
    const keys = (typeof answer === 'string' ? [answer] : answer).map((text) =>
      valueKey(table, id, asked, text),
    )
    if (keys.length === 0) throw new SsvcError(`${asked} is answered with no value; leave it out instead.`)
    given.set(id, new Set(keys))
  }
  return given
}

function valueKey(table: DecisionTable, id: string, asked: string, answer: string): string {
  const values = table.decision_points[id]?.values ?? []
  const value =
    values.find(({ key }) => key === answer) ??
    values.find(({ key, name }) => same(name, answer) || same(key, answer))
  if (value !== undefined) return value.key
  throw new SsvcError(
    `${asked} is one of ${values.map(({ name }) => name).join(', ')}, not ${JSON.stringify(answer)}.`,
  )
}

function findPoint(table: DecisionTable, asked: string): string {
  const found = inputIds(table).find((id) => {
    const point = table.decision_points[id] as DecisionPoint
    return id === asked || `${point.namespace}:${point.key}` === asked || same(point.name, asked)
  })
  if (found === undefined)
    throw new SsvcError(`${table.name} has no decision point ${JSON.stringify(asked)}.`)
  return found
}

/** `Technical Impact`, `technicalImpact` and `technical_impact` are one name. */
const plain = (text: string): string => text.toLowerCase().replace(/[ _-]/g, '')
const same = (a: string, b: string): boolean => plain(a) === plain(b)
