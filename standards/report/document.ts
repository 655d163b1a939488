import Type, { type Static } from 'typebox'
import { Recipe } from '../judging/types.ts'

/** Traffic Light Protocol 2.0 labels, least restricted first: the order is the ceiling's order. */
export const TLP_LEVELS = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const
export const Tlp = Type.Union([
  Type.Literal('clear'),
  Type.Literal('green'),
  Type.Literal('amber'),
  Type.Literal('amber+strict'),
  Type.Literal('red'),
])
export type Tlp = Static<typeof Tlp>

/** The forms a report may come in. */
export const ReportForm = Type.Union([
  Type.Literal('native'),
  Type.Literal('sarif'),
  Type.Literal('csaf'),
  Type.Literal('markdown'),
])
export type ReportForm = Static<typeof ReportForm>

export const Severity = Type.Union([
  Type.Literal('critical'),
  Type.Literal('high'),
  Type.Literal('medium'),
  Type.Literal('low'),
  Type.Literal('none'),
  Type.Literal('unknown'),
])
export type Severity = Static<typeof Severity>

const Text = (max: number) => Type.String({ minLength: 1, maxLength: max })

/**
 * One report in native form: what every other form is read into. Immutable once accepted.
 * Only `title` is required: a finding may know very little, and unknown is kept as unknown.
 */
export const FindingDocument = Type.Object(
  {
    title: Text(500),
    description: Type.Optional(Type.String({ maxLength: 200_000 })),
    /** Affected component, as a package URL without version where one exists: pkg:npm/lodash. */
    component: Type.Optional(
      Type.Object(
        {
          purl: Type.Optional(Text(512)),
          name: Type.Optional(Text(256)),
          version: Type.Optional(Text(256)),
          /** Affected range in the ecosystem's own words, for instance `<4.17.12`. */
          affected: Type.Optional(Text(512)),
          fixedIn: Type.Optional(Text(256)),
        },
        { additionalProperties: false },
      ),
    ),
    /** Public identifiers the discoverer believes apply (CVE, GHSA, …). May be wrong. */
    identifiers: Type.Optional(Type.Array(Text(128), { maxItems: 64 })),
    weaknesses: Type.Optional(Type.Array(Type.String({ pattern: '^CWE-[1-9][0-9]*$' }), { maxItems: 32 })),
    /** Function, class or route where the flaw acts. */
    sink: Type.Optional(Text(256)),
    location: Type.Optional(
      Type.Object(
        {
          path: Text(1024),
          line: Type.Optional(Type.Integer({ minimum: 0 })),
          snippet: Type.Optional(Type.String({ maxLength: 20_000 })),
        },
        { additionalProperties: false },
      ),
    ),
    severity: Type.Optional(Severity),
    cvss: Type.Optional(Type.Array(Text(256), { maxItems: 8 })),
    recipe: Type.Optional(Recipe),
    /** A discoverer's own signed reproduction statement (DSSE envelope). */
    statement: Type.Optional(Type.Unknown()),
    references: Type.Optional(Type.Array(Text(2048), { maxItems: 64 })),
    /** Who wants to be named, and how; kept through to the advisory. */
    credit: Type.Optional(
      Type.Object(
        {
          name: Text(256),
          contact: Type.Optional(Text(256)),
          wish: Type.Union([Type.Literal('named'), Type.Literal('anonymous')]),
        },
        { additionalProperties: false },
      ),
    ),
    /** Discoverer says the flaw is being exploited now: goes to the coordinator's lane. */
    exploited: Type.Optional(Type.Boolean()),
    tool: Type.Optional(Text(256)),
    tlp: Type.Optional(Tlp),
    /** Members of the original form that have no place above, kept losslessly. */
    original: Type.Optional(Type.Unknown()),
  },
  { additionalProperties: false },
)
export type FindingDocument = Static<typeof FindingDocument>
