import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { EpssRow, KevRow, SsvcRow } from '../rules/index.ts'

const Cve = Type.String({ pattern: '^CVE-[0-9]{4}-[0-9]{4,19}$' })
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}' })
const from = { source: Type.String(), asOf: Day }
const Answer = <Value extends string>(...values: Value[]) =>
  Type.Optional(
    Type.Object({
      value: Type.Unsafe<Value>(Type.Union(values.map((value) => Type.Literal(value)))),
      basis: Type.Union([
        Type.Literal('published'),
        Type.Literal('measured'),
        Type.Literal('stated by a person'),
      ]),
      source: Type.String(),
      asOf: Type.Optional(Day),
    }),
  )

/** `reference.json`: what a house was told about single CVEs, each with its source and date, and records of them. */
const ReferenceFile = Type.Object({
  kev: Type.Optional(
    Type.Record(Cve, Type.Object({ ...from, listed: Type.Boolean(), dateAdded: Type.Optional(Day) })),
  ),
  epss: Type.Optional(
    Type.Record(
      Cve,
      Type.Object({
        ...from,
        epss: Type.Number({ minimum: 0, maximum: 1 }),
        percentile: Type.Number({ minimum: 0, maximum: 1 }),
      }),
    ),
  ),
  ssvc: Type.Optional(
    Type.Record(
      Cve,
      Type.Object({
        exploitation: Answer('none', 'public poc', 'active'),
        automatable: Answer('no', 'yes'),
        technicalImpact: Answer('partial', 'total'),
        mission: Answer('low', 'medium', 'high'),
      }),
    ),
  ),
  records: Type.Optional(
    Type.Array(Type.Object({}), { maxItems: 10_000, description: 'CVE records (CVE JSON 5)' }),
  ),
})
export type ReferenceFile = Static<typeof ReferenceFile>

export class LocalError extends Error {
  override name = 'LocalError'
}

const POINTS = [
  ['exploitation', 'exploitation'],
  ['automatable', 'automatable'],
  ['technicalImpact', 'technical impact'],
  ['mission', 'mission'],
] as const

/** @throws LocalError naming the first place that does not fit */
export function readLocal(text: string): {
  kev: KevRow[]
  epss: EpssRow[]
  ssvc: SsvcRow[]
  /** CVE records, not read yet. */
  records: object[]
} {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new LocalError('reference.json is not JSON.')
  }
  if (!Value.Check(ReferenceFile, value)) {
    const first = Value.Errors(ReferenceFile, value)[0]
    throw new LocalError(`reference.json${first?.instancePath ?? ''}: ${first?.message ?? 'does not fit'}.`)
  }
  return {
    kev: Object.entries(value.kev ?? {}).map(([cve, { listed, dateAdded, source, asOf }]) => ({
      cve,
      listed,
      dateAdded,
      dueDate: undefined,
      ransomware: undefined,
      name: undefined,
      vendor: undefined,
      product: undefined,
      provider: source,
      asOf: new Date(asOf),
    })),
    epss: Object.entries(value.epss ?? {}).map(([cve, { epss, percentile, source, asOf }]) => ({
      cve,
      epss,
      percentile,
      provider: source,
      asOf: asOf.slice(0, 10),
    })),
    ssvc: Object.entries(value.ssvc ?? {}).flatMap(([cve, answers]) =>
      POINTS.flatMap(([key, point]) => {
        const answer = answers[key]
        if (answer === undefined) return []
        const { value: word, basis, source, asOf } = answer
        return [{ cve, point, value: word, basis, provider: source, asOf: new Date(asOf ?? 0) }]
      }),
    ),
    records: value.records ?? [],
  }
}
