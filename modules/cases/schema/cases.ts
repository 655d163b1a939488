import Type, { type Static } from 'typebox'
import { Tlp } from '../../../platform/access/schema.ts'
import { DateTime, Id, Nullable, Page, PageQuery } from '../../../platform/http/schema.ts'
import { RootCauseSummary, Severity } from '../../findings/schema.ts'
import { CreditBody } from './coordination.ts'

/** States of a case. Who may move it where is in rules.ts. */
export const CaseState = Type.Union([
  Type.Literal('open'),
  Type.Literal('coordinating'),
  Type.Literal('fix ready'),
  Type.Literal('published'),
  Type.Literal('closed'),
])
export type CaseState = Static<typeof CaseState>

export const PartyRole = Type.Union([
  Type.Literal('discoverer'),
  Type.Literal('maintainer'),
  Type.Literal('vendor'),
  Type.Literal('downstream'),
  Type.Literal('coordinator'),
  Type.Literal('member'),
])
export const Party = Type.Object({
  id: Id,
  name: Type.String(),
  role: PartyRole,
  organisationId: Nullable(Id),
  /** Silent is shown as silent, never as "not affected". */
  status: Type.Union([
    Type.Literal('silent'),
    Type.Literal('affected'),
    Type.Literal('not affected'),
    Type.Literal('fixed'),
    Type.Literal('under investigation'),
  ]),
  addedAt: DateTime,
  /** The other parties may know that it is here. */
  introduced: Type.Boolean(),
  /** When it was first told, and when it first said anything; silence is counted between. */
  toldAt: Nullable(DateTime),
  answeredAt: Nullable(DateTime),
  /** For coordinators and the party itself. */
  credit: Nullable(CreditBody),
  /** For coordinators. */
  email: Nullable(Type.String()),
  /** It stands in for a maintainer who is absent. */
  lastResort: Type.Boolean(),
  /** Compartments of this case that were opened to it, by whom; for coordinators and the party itself. */
  readIn: Nullable(Type.Object({ compartments: Type.Array(Type.String()), by: Type.String(), at: DateTime })),
  /** A compartment keeps it from reading the case: it has to be read in. For coordinators. */
  keptOut: Type.Boolean(),
  /** It is in the case no more; what it said stays. */
  removedAt: Nullable(DateTime),
})

/** One factor of a priority: its value, where it was read and on what date, or that it is unknown. */
export const Factor = Type.Object({
  name: Type.String(),
  value: Type.String({ description: '"unknown" when nobody answered' }),
  known: Type.Boolean(),
  /** estimated: derived from the record because nobody answered. */
  basis: Type.Union([
    Type.Literal('measured'),
    Type.Literal('published'),
    Type.Literal('stated by a person'),
    Type.Literal('estimated'),
    Type.Literal('unknown'),
  ]),
  source: Type.String(),
  asOf: Nullable(Type.String()),
  explanation: Type.String(),
})
export const Priority = Type.Object({
  ruleVersion: Type.Integer(),
  /** Lower is sooner; rank 1 is first in the queue. */
  band: Type.Union([
    Type.Literal('immediate'),
    Type.Literal('out-of-cycle'),
    Type.Literal('scheduled'),
    Type.Literal('defer'),
    Type.Literal('unknown'),
  ]),
  score: Type.Number({ description: '0–100, only for ordering; never shown without its factors' }),
  summary: Type.String(),
  factors: Type.Array(Factor),
  missing: Type.Array(Type.String()),
})
export type Priority = Static<typeof Priority>
export type Factor = Static<typeof Factor>

/** One answer that would change a priority, and to what. */
export const WhatIf = Type.Object({
  band: Priority.properties.band,
  score: Type.Number(),
  changes: Type.Array(
    Type.Object({
      /** As in the explained priority. */
      factor: Type.String(),
      value: Type.String(),
      /** Nobody answered it yet: finding out may bring this about. Otherwise the world would have to change. */
      open: Type.Boolean(),
      band: Priority.properties.band,
      score: Type.Number(),
      changesBand: Type.Boolean(),
    }),
  ),
  /** Factors that no other answer would move anything by. */
  settled: Type.Array(Type.String()),
})
export type WhatIf = Static<typeof WhatIf>

export const Embargo = Type.Object({
  /** Instant the embargo ends, UTC. */
  endsAt: DateTime,
  /** IANA zone it was agreed in, for instance America/New_York. */
  zone: Type.String(),
  /** The agreed wall-clock time in that zone, as written. */
  local: Type.String(),
  agreedBy: Type.Array(Type.String()),
})

export const CaseSummary = Type.Object({
  id: Id,
  number: Type.String({ description: 'TOCSIN-2026-0001' }),
  title: Type.String(),
  state: CaseState,
  severity: Severity,
  tlp: Tlp,
  rootCauseCount: Type.Integer(),
  package: Nullable(Type.String()),
  embargo: Nullable(Embargo),
  priority: Type.Object({ band: Priority.properties.band, score: Type.Number(), summary: Type.String() }),
  openedAt: DateTime,
  advisoryId: Nullable(Id),
})
export type CaseSummary = Static<typeof CaseSummary>
export const CasePage = Page(CaseSummary)
export const CaseQuery = Type.Object({
  ...PageQuery,
  state: Type.Optional(CaseState),
  band: Type.Optional(Priority.properties.band),
  /** Most pressing first unless said otherwise. */
  sort: Type.Optional(Type.Union([Type.Literal('priority'), Type.Literal('newest'), Type.Literal('oldest')])),
})

export const PatchCertificate = Type.Object({
  id: Id,
  rootCauseId: Id,
  candidate: Type.String({ description: 'For instance "upgrade lodash to 4.17.12"' }),
  grade: Type.Union([
    Type.Literal('stops proof only'),
    Type.Literal('stops proof and variants'),
    Type.Literal('refused'),
  ]),
  detail: Type.String(),
  reproductionId: Nullable(Id),
  at: DateTime,
})

export const TimelineEntry = Type.Object({
  at: DateTime,
  by: Type.String(),
  what: Type.String(),
  detail: Type.String(),
})

export const CaseView = Type.Object({
  ...CaseSummary.properties,
  rootCauses: Type.Array(RootCauseSummary),
  parties: Type.Array(Party),
  timeline: Type.Array(TimelineEntry),
  priorityExplained: Priority,
  certificates: Type.Array(PatchCertificate),
  identifiers: Type.Array(Type.String()),
  /** Compartments the case is in; for coordinators. */
  compartments: Type.Array(Type.String()),
  /** A coordinator's own CVSS vector, read instead of the reporters'; null: none was given. */
  assessment: Nullable(
    Type.Object({ vector: Type.String(), score: Type.Number(), by: Type.String(), at: DateTime }),
  ),
  /** State changes this viewer may make now. */
  mayMoveTo: Type.Array(CaseState),
})
export type CaseView = Static<typeof CaseView>

export const OpenCaseBody = Type.Object(
  { rootCauseIds: Type.Array(Id, { minItems: 1, maxItems: 100 }) },
  { additionalProperties: false },
)
export const MoveCaseBody = Type.Object(
  { to: CaseState, note: Type.Optional(Type.String({ maxLength: 4000 })) },
  { additionalProperties: false },
)
export const AssessmentBody = Type.Object(
  {
    vector: Nullable(
      Type.String({
        minLength: 1,
        maxLength: 300,
        description: 'CVSS vector of version 2.0, 3.0, 3.1 or 4.0; null withdraws it',
      }),
    ),
  },
  { additionalProperties: false },
)
export const EmbargoBody = Type.Object(
  {
    local: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$' }),
    zone: Type.String({ maxLength: 64 }),
    agreedBy: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 }),
  },
  { additionalProperties: false },
)
export const Compartments = Type.Array(Type.String({ minLength: 1, maxLength: 64, pattern: '^[^,]+$' }), {
  maxItems: 20,
  uniqueItems: true,
  description: 'Compartments of this case the party is read into; the coordinator is cleared for them',
})
export const PartyBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 256 }),
    role: PartyRole,
    organisationId: Type.Optional(Id),
    /** Where it is written to when it has no account here. */
    email: Type.Optional(Type.String({ maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$' })),
    /** The other parties may know that it is here; false unless said. */
    introduced: Type.Optional(Type.Boolean()),
    compartments: Type.Optional(Compartments),
  },
  { additionalProperties: false },
)
export const ReadingBody = Type.Object({ compartments: Compartments }, { additionalProperties: false })
export const RemovalBody = Type.Object(
  { note: Type.String({ minLength: 1, maxLength: 4000, description: 'Why; kept for coordinators' }) },
  { additionalProperties: false },
)
export const PartyStatusBody = Type.Object(
  { status: Party.properties.status },
  { additionalProperties: false },
)
