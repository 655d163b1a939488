import Type, { type Static } from 'typebox'
import { ThreatModel, Verdict } from '../standards/judging/types.ts'
import { ReportForm } from '../standards/report/document.ts'
import { ComponentTruth, ScenarioMember } from './members/format.ts'

/** The portable scenario format: docs/scenario-format.md. */
export const SCENARIO_FORMAT = 'tocsin-scenario/1'

const Text = (max: number) => Type.String({ minLength: 1, maxLength: max })
const Id = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$' })
const CveId = Type.String({ pattern: '^CVE-[0-9]{4}-[0-9]{4,19}$' })
/** Where an entry was read, and the date the source gives for it. */
const SOURCE = { source: Text(2048), asOf: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }) }

/** Public reference data the cases of the scenario may use; what is not here stays unknown. */
export const Reference = Type.Object(
  {
    kev: Type.Optional(
      Type.Array(
        Type.Object({
          ...SOURCE,
          cve: CveId,
          /** False: the catalogue was read and does not list it. */
          listed: Type.Boolean(),
          dateAdded: Type.Optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })),
        }),
        { maxItems: 10_000 },
      ),
    ),
    epss: Type.Optional(
      Type.Array(
        Type.Object({
          ...SOURCE,
          cve: CveId,
          epss: Type.Number({ minimum: 0, maximum: 1 }),
          percentile: Type.Number({ minimum: 0, maximum: 1 }),
        }),
        { maxItems: 100_000 },
      ),
    ),
    ssvc: Type.Optional(
      Type.Array(
        Type.Object({
          ...SOURCE,
          cve: CveId,
          exploitation: Type.Optional(
            Type.Union([Type.Literal('none'), Type.Literal('public poc'), Type.Literal('active')]),
          ),
          automatable: Type.Optional(Type.Union([Type.Literal('no'), Type.Literal('yes')])),
          technicalImpact: Type.Optional(Type.Union([Type.Literal('partial'), Type.Literal('total')])),
        }),
        { maxItems: 10_000 },
      ),
    ),
    /** CVE records (CVE JSON 5), whole or abridged: what they say is affected meets what members run. */
    records: Type.Optional(Type.Array(Type.Object({}, { additionalProperties: true }), { maxItems: 10_000 })),
  },
  { additionalProperties: false },
)

export const ScenarioReport = Type.Object(
  {
    id: Id,
    discoverer: Id,
    form: ReportForm,
    /** JSON forms: the document as an object. Markdown: the text. */
    body: Type.Union([Type.String({ minLength: 1 }), Type.Object({}, { additionalProperties: true })]),
  },
  { additionalProperties: false },
)
export type ScenarioReport = Static<typeof ScenarioReport>

export const ReportTruth = Type.Object(
  {
    /** The one flaw whose repair would end what is claimed, or a label shared by equal fabrications. */
    rootCause: Text(200),
    /** Verdict of the report's own proof; null when it brings none. */
    expect: Type.Union([Verdict, Type.Null()]),
  },
  { additionalProperties: false },
)
export type ReportTruth = Static<typeof ReportTruth>

export const Scenario = Type.Object(
  {
    format: Type.Literal(SCENARIO_FORMAT),
    name: Text(200),
    description: Type.String({ maxLength: 10_000 }),
    discoverers: Type.Array(Type.Object({ id: Id, name: Text(200) }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: 1000,
    }),
    threatModels: Type.Array(ThreatModel, { maxItems: 1000 }),
    /** Organisations that receive, with what they run. */
    members: Type.Optional(Type.Array(ScenarioMember, { maxItems: 100 })),
    reference: Type.Optional(Reference),
    /** In the order they arrive. */
    reports: Type.Array(ScenarioReport, { minItems: 1, maxItems: 100_000 }),
    /** Compared with the outcome at the end; nothing of it is sent. */
    truth: Type.Object(
      {
        rootCauses: Type.Optional(
          Type.Record(Type.String(), Type.Object({ note: Type.Optional(Type.String()) })),
        ),
        reports: Type.Record(Type.String(), ReportTruth),
        /** By member: what is known of their components. */
        exposures: Type.Optional(Type.Record(Type.String(), Type.Array(ComponentTruth))),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
)
export type Scenario = Static<typeof Scenario>
