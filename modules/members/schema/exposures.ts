import Type, { type Static } from 'typebox'
import { Tlp } from '../../../platform/access/schema.ts'
import { DateTime, Id, Nullable, Page, PageQuery } from '../../../platform/http/schema.ts'

const closed = { additionalProperties: false }

export const Band = Type.Union([
  Type.Literal('immediate'),
  Type.Literal('out-of-cycle'),
  Type.Literal('scheduled'),
  Type.Literal('defer'),
  Type.Literal('unknown'),
])
export type Band = Static<typeof Band>
export const ExposureState = Type.Union([
  Type.Literal('open'),
  Type.Literal('unsure'),
  Type.Literal('suppressed'),
  Type.Literal('mended'),
  Type.Literal('closed'),
])
export type ExposureState = Static<typeof ExposureState>
export const Reported = Type.Union([
  Type.Literal('planned'),
  Type.Literal('mitigated'),
  Type.Literal('deployed'),
  Type.Literal('not affected'),
  Type.Literal('accepted'),
])
export type Reported = Static<typeof Reported>

/** One thing that runs and one vulnerability. */
export const ExposureSummary = Type.Object({
  id: Id,
  vulnerability: Type.String(),
  title: Type.String(),
  component: Type.String({ description: 'Name and version as its inventory has them' }),
  asset: Type.String(),
  assetId: Id,
  state: ExposureState,
  band: Band,
  score: Type.Number(),
  dueAt: Nullable(DateTime),
  late: Type.Boolean(),
  fixedIn: Nullable(Type.String()),
  reported: Nullable(Reported),
  reopened: Type.Boolean(),
  embargoed: Type.Boolean(),
  tlp: Tlp,
  foundAt: DateTime,
})
export type ExposureSummary = Static<typeof ExposureSummary>
export const ExposurePage = Page(ExposureSummary)
export const ExposureQuery = Type.Object({
  ...PageQuery,
  state: Type.Optional(ExposureState),
  band: Type.Optional(Band),
  assetId: Type.Optional(Id),
})

const Factor = Type.Object({
  name: Type.String(),
  value: Type.String(),
  known: Type.Boolean(),
  source: Type.String(),
  explanation: Type.String(),
})
export const ExposureView = Type.Object({
  ...ExposureSummary.properties,
  purl: Nullable(Type.String()),
  version: Nullable(Type.String()),
  because: Type.String({ description: 'In one sentence why it is so, or why it is no more' }),
  /** Each record that says something of it, with the range and the rule that decided. */
  said: Type.Array(
    Type.Object({
      source: Type.String({ description: 'Feed and record, advisory, or case' }),
      href: Nullable(Type.String()),
      verdict: Type.String(),
      rule: Type.String(),
      range: Nullable(Type.String()),
      because: Type.String(),
      fixedIn: Nullable(Type.String()),
    }),
  ),
  /** The statement that suppresses it, or the one that came closest. */
  vex: Nullable(
    Type.Object({
      status: Type.String(),
      justification: Nullable(Type.String()),
      words: Nullable(Type.String()),
      by: Type.String(),
      at: Nullable(DateTime),
    }),
  ),
  /** Reachability, in the member's words. */
  note: Nullable(Type.String()),
  urgency: Type.Object({
    summary: Type.String(),
    factors: Type.Array(Factor),
    missing: Type.Array(Type.String()),
    /** BOD 26-04: binding on federal civilian agencies, informative elsewhere. */
    timeline: Nullable(Type.String()),
  }),
  history: Type.Array(
    Type.Object({
      at: DateTime,
      said: Type.String(),
      via: Type.String(),
      by: Type.String(),
      words: Nullable(Type.String()),
    }),
  ),
})
export type ExposureView = Static<typeof ExposureView>

export const NoteBody = Type.Object(
  { note: Nullable(Type.String({ minLength: 1, maxLength: 4000 })) },
  closed,
)
export type NoteBody = Static<typeof NoteBody>

/** How a member stands. */
export const ExposureCounts = Type.Object({
  open: Type.Integer(),
  unsure: Type.Integer(),
  suppressed: Type.Integer(),
  mended: Type.Integer(),
  late: Type.Integer(),
  dueThisWeek: Type.Integer(),
  byBand: Type.Array(Type.Object({ band: Band, open: Type.Integer() })),
  components: Type.Integer(),
  waiting: Type.Integer({ description: 'Components whose exposure was not looked for yet' }),
  unmatched: Type.Integer({ description: 'Products that no source knows by these words' }),
  questions: Type.Integer(),
  /** Newest instant the reference data name; null: no feed was taken in. */
  asOf: Nullable(DateTime),
})
export type ExposureCounts = Static<typeof ExposureCounts>

/** One thing to do, in plain words. */
export const Action = Type.Object({
  id: Type.String(),
  title: Type.String(),
  why: Type.String(),
  steps: Type.Array(Type.String()),
  deadline: Nullable(DateTime),
  deadlineWords: Type.String(),
  askVendor: Nullable(Type.String()),
  where: Type.Array(Type.String()),
  vulnerabilities: Type.Array(Type.String()),
  exposureIds: Type.Array(Id),
  band: Band,
})
export type Action = Static<typeof Action>
export const ActionList = Type.Object({
  items: Type.Array(Action),
  /** How many more there are. */
  more: Type.Integer(),
  madeAt: DateTime,
  asOf: Nullable(DateTime),
})
export type ActionList = Static<typeof ActionList>

export const StatementsReceipt = Type.Object({
  statements: Type.Integer(),
  suppressed: Type.Integer({ description: 'Exposures that are suppressed by them now' }),
  problems: Type.Array(Type.Object({ where: Type.String(), message: Type.String() })),
})
export type StatementsReceipt = Static<typeof StatementsReceipt>
