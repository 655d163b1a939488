import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { asList, asObject, asText, member } from '../report/loose.ts'
import { readInstant } from '../vulnerability/instant.ts'
import { type Answers, type DecisionTable, inputIds, SsvcError } from './ssvc.ts'

const Key = Type.String({ pattern: '^(?:[a-zA-Z0-9](?:[a-zA-Z0-9_]*[a-zA-Z0-9])?|T\\*)$', maxLength: 64 })
const Named = { name: Type.Optional(Type.String()), definition: Type.Optional(Type.String()) }
const closed = { additionalProperties: false } as const
const Reference = Type.Object({ uri: Type.String({ minLength: 1 }), summary: Type.String() }, closed)

/** What somebody chose at one decision point: one value, or those they could not rule out. */
const Selection = Type.Object(
  {
    namespace: Type.String({ minLength: 3, maxLength: 1000 }),
    key: Key,
    version: Type.String({ minLength: 5, maxLength: 64 }),
    values: Type.Array(Type.Object({ key: Key, ...Named }, closed), { minItems: 1, maxItems: 64 }),
    ...Named,
  },
  closed,
)

/** CERT/CC's SelectionList 2.0.0: an evaluation of something, as it travels. */
export const SelectionList = Type.Object(
  {
    timestamp: Type.String(),
    schemaVersion: Type.Literal('2.0.0'),
    target_ids: Type.Optional(
      Type.Array(Type.String(), { minItems: 1, maxItems: 10_000, uniqueItems: true }),
    ),
    selections: Type.Array(Selection, { minItems: 1, maxItems: 256 }),
    decision_point_resources: Type.Optional(Type.Array(Reference, { minItems: 1, maxItems: 256 })),
    references: Type.Optional(Type.Array(Reference, { minItems: 1, maxItems: 256 })),
  },
  closed,
)
export type SelectionList = Static<typeof SelectionList>

/**
 * Checks a SelectionList of schema 2.0.0. It is given back as it came.
 * @throws SsvcError naming the first fault
 */
export function readSelectionList(value: unknown): SelectionList {
  if (!Value.Check(SelectionList, value)) {
    const first = Value.Errors(SelectionList, value)[0]
    throw new SsvcError(
      `This is no SSVC SelectionList 2.0.0 at ${first?.instancePath || 'the top'}: ${first?.message ?? 'unreadable'}.`,
    )
  }
  if (readInstant(value.timestamp) === undefined || !/T.*(?:Z|[+-]\d\d:\d\d)$/i.test(value.timestamp))
    throw new SsvcError('The timestamp of a SelectionList is an RFC 3339 instant with its zone.')
  return value
}

/**
 * Answers of a list to the points of a table. A point of another version counts when it has the same
 * namespace and key and every chosen value exists here too.
 * @returns the answers by point id, and ids of selections that say nothing to this table
 */
export function answersTo(
  table: DecisionTable,
  list: SelectionList,
): { answers: Record<string, string[]>; unused: string[] } {
  const answers: Record<string, string[]> = {}
  const unused: string[] = []
  for (const selection of list.selections) {
    const keys = selection.values.map(({ key }) => key)
    const id = inputIds(table).find((pointId) => {
      const point = table.decision_points[pointId]
      return (
        point?.namespace === selection.namespace &&
        point.key === selection.key &&
        keys.every((key) => point.values.some((value) => value.key === key))
      )
    })
    if (id === undefined) unused.push(`${selection.namespace}:${selection.key}:${selection.version}`)
    else answers[id] = keys
  }
  return { answers, unused }
}

/**
 * An evaluation as a SelectionList 2.0.0, in the order of the table's points.
 * @param answers by point id (or `namespace:key`); points nobody answered are left out
 * @param timestamp ISO 8601 instant
 * @throws SsvcError when nothing is answered, or a key is none of its point's
 */
export function renderSelectionList(
  table: DecisionTable,
  answers: Answers,
  about: { timestamp: string; targets?: readonly string[] },
): SelectionList {
  const selections = inputIds(table).flatMap((id) => {
    const point = table.decision_points[id]!
    const answer = answers[id] ?? answers[`${point.namespace}:${point.key}`]
    if (answer === undefined) return []
    const keys = typeof answer === 'string' ? [answer] : [...answer]
    const values = keys.map((key) => {
      const value = point.values.find((item) => item.key === key)
      if (value === undefined) throw new SsvcError(`${id} has no value ${JSON.stringify(key)}.`)
      return { key: value.key, name: value.name }
    })
    const { namespace, key, version = '0.0.1', name } = point
    return [{ namespace, key, version, name, values }]
  })
  const targets = [...new Set(about.targets ?? [])]
  return readSelectionList({
    timestamp: about.timestamp,
    schemaVersion: '2.0.0',
    ...(targets.length > 0 ? { target_ids: targets } : {}),
    selections,
  })
}

/** Points of the coordinator's tree, by the one letter the vector of version 2 has for each. */
const LETTERS: Readonly<Record<string, string>> = { E: 'ssvc:E', A: 'ssvc:A', T: 'ssvc:TI', M: 'ssvc:MWI' }
const DECISIONS: Readonly<Record<string, string>> = { T: 'Track', R: 'Track*', A: 'Attend', C: 'Act' }

export interface ComputedSsvc {
  /** By `namespace:key`, for the table CISA_COORDINATOR. */
  answers: Record<string, string>
  /** What the sender decided: Track, Track*, Attend or Act. */
  decision: string | undefined
  timestamp: string | undefined
  /** Labels the sender gave, for instance `Technical Impact` → `total`. */
  labels: ReadonlyMap<string, string>
}

/**
 * CISA's older "computed" form: `{"computed": "SSVCv2/E:A/A:N/T:T/P:M/B:A/M:M/D:A/2021-09-29T15:29:44Z/"}`.
 * @throws SsvcError when there is no such vector
 */
export function readComputedSsvc(value: unknown): ComputedSsvc {
  const text = typeof value === 'string' ? value : asText(member(value, 'computed'))
  if (text === undefined || text.length > 1000 || !text.startsWith('SSVCv2/'))
    throw new SsvcError('An SSVC vector of version 2 begins with "SSVCv2/".')
  const answers: Record<string, string> = {}
  let decision: string | undefined
  let timestamp: string | undefined
  for (const part of text.slice('SSVCv2/'.length).split('/')) {
    const [, letter = '', key = ''] = /^([A-Z]):([A-Z])$/.exec(part) ?? []
    if (Object.hasOwn(LETTERS, letter)) answers[LETTERS[letter] as string] = key
    else if (letter === 'D' && Object.hasOwn(DECISIONS, key)) decision = DECISIONS[key]
    else timestamp ??= readInstant(part)
  }
  const labels = new Map<string, string>()
  for (const option of asList(member(value, 'options')).slice(0, 64)) {
    for (const [name, label] of Object.entries(asObject(option) ?? {})) labels.set(name, String(label))
  }
  return { answers, decision, timestamp, labels }
}
