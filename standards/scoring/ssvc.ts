import Type, { type Static } from 'typebox'
import Value from 'typebox/value'

/** A value of a decision point. Definitions are CERT/CC's prose and are kept when a file has them. */
const PointValue = Type.Object({
  key: Type.String({ minLength: 1, maxLength: 64 }),
  name: Type.String({ minLength: 1, maxLength: 256 }),
})
const DecisionPoint = Type.Object({
  namespace: Type.String({ minLength: 1, maxLength: 1000 }),
  key: Type.String({ minLength: 1, maxLength: 64 }),
  version: Type.String({ minLength: 5, maxLength: 64 }),
  name: Type.String({ minLength: 1, maxLength: 256 }),
  /** Least first, as in SSVC: the order is the order of urgency. */
  values: Type.Array(PointValue, { minItems: 1, maxItems: 64 }),
})
export type DecisionPoint = Static<typeof DecisionPoint>

/** SSVC decision table, CERT/CC's JSON form (DecisionTable 2.0.0): points by `namespace:key:version`. */
export const DecisionTable = Type.Object({
  namespace: Type.String(),
  key: Type.String(),
  version: Type.String(),
  name: Type.String(),
  decision_points: Type.Record(Type.String(), DecisionPoint),
  outcome: Type.String(),
  mapping: Type.Array(Type.Record(Type.String(), Type.String()), { minItems: 1, maxItems: 100_000 }),
})
export type DecisionTable = Static<typeof DecisionTable>

export type Outcome = DecisionPoint['values'][number]
/** Point id, `namespace:key` or name → value key or name; a missing point is one nobody answered. */
export type Answers = Readonly<Record<string, string | undefined>>

/** An answer the table does not know, or a table that does not hold together. */
export class SsvcError extends Error {
  override name = 'SsvcError'
}

/**
 * Checks a decision table: every row answers every point with a value that exists, and every combination
 * of answers has exactly one row.
 * @throws SsvcError naming the first fault
 */
export function readDecisionTable(value: unknown): DecisionTable {
  if (!Value.Check(DecisionTable, value)) {
    const first = Value.Errors(DecisionTable, value)[0]
    throw new SsvcError(
      `This is no SSVC decision table at ${first?.instancePath || 'the top'}: ${first?.message ?? 'unreadable'}.`,
    )
  }
  const table = value
  const ids = Object.keys(table.decision_points)
  if (!ids.includes(table.outcome))
    throw new SsvcError(`The outcome ${table.outcome} is not among the decision points.`)
  const seen = new Set<string>()
  for (const [i, row] of table.mapping.entries()) {
    for (const id of ids) {
      const known = table.decision_points[id]?.values.some(({ key }) => key === row[id])
      if (!known) throw new SsvcError(`Row ${i + 1} gives ${id} no value it has: ${JSON.stringify(row[id])}.`)
    }
    const inputs = inputIds(table)
      .map((id) => row[id])
      .join('\u0000')
    if (seen.has(inputs)) throw new SsvcError(`Row ${i + 1} answers a combination an earlier row answers.`)
    seen.add(inputs)
  }
  const combinations = inputIds(table).reduce(
    (n, id) => n * (table.decision_points[id]?.values.length ?? 0),
    1,
  )
  if (seen.size !== combinations) {
    throw new SsvcError(`The table has ${seen.size} rows for ${combinations} combinations of answers.`)
  }
  return table
}

export const inputIds = (table: DecisionTable): string[] =>
  Object.keys(table.decision_points).filter((id) => id !== table.outcome)

/**
 * The outcome for a full set of answers.
 * @throws SsvcError when a point is unanswered or an answer is not one of its values
 */
export function evaluate(table: DecisionTable, answers: Answers): Outcome {
  const given = resolve(table, answers)
  const unanswered = inputIds(table).filter((id) => !given.has(id))
  if (unanswered.length > 0) throw new SsvcError(`${table.name}: nobody answered ${unanswered.join(', ')}.`)
  return outcomes(table, given)[0] as Outcome
}

/**
 * Every outcome the given answers still allow, least urgent first: all combinations of what is not answered.
 * @throws SsvcError when an answer is not one of its point's values
 */
export const possibleOutcomes = (table: DecisionTable, answers: Answers): Outcome[] =>
  outcomes(table, resolve(table, answers))

function outcomes(table: DecisionTable, given: ReadonlyMap<string, string>): Outcome[] {
  const reached = new Set<string>()
  for (const row of table.mapping) {
    if ([...given].every(([id, key]) => row[id] === key)) reached.add(row[table.outcome] as string)
  }
  return (table.decision_points[table.outcome]?.values ?? []).filter(({ key }) => reached.has(key))
}

/** Answers by point id → value key. Matching is by key or name, whatever the case: NVD and CISA spell both ways. */
function resolve(table: DecisionTable, answers: Answers): Map<string, string> {
  const given = new Map<string, string>()
  for (const [asked, answer] of Object.entries(answers)) {
    if (answer === undefined) continue
    const id = findPoint(table, asked)
    const values = table.decision_points[id]?.values ?? []
    const value =
      values.find(({ key }) => key === answer) ??
      values.find(({ key, name }) => same(name, answer) || same(key, answer))
    if (value === undefined) {
      throw new SsvcError(
        `${asked} is one of ${values.map(({ name }) => name).join(', ')}, not ${JSON.stringify(answer)}.`,
      )
    }
    given.set(id, value.key)
  }
  return given
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
