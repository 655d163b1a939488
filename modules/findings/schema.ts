import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable, Page, PageQuery } from '../../platform/http/schema.ts'
import { MaintainersSay } from '../../standards/project-rules/types.ts'
import { FindingDocument, ReportForm, Severity, Tlp } from '../../standards/report/document.ts'

export { FindingDocument, ReportForm, Severity }

const Text = (max: number) => Type.String({ minLength: 1, maxLength: max })

export const EvidenceLevel = Type.Union([
  Type.Literal('claimed'),
  Type.Literal('reproduced by discoverer'),
  Type.Literal('reproduced'),
  Type.Literal('independently reproduced'),
  Type.Literal('maintainer-confirmed'),
  Type.Literal('attested'),
])
export type EvidenceLevel = Static<typeof EvidenceLevel>

export const VerdictOrWaiting = Type.Union([
  Type.Literal('reproduced'),
  Type.Literal('not reproduced'),
  Type.Literal('intermittent'),
  Type.Literal('out of threat model'),
  Type.Literal('cannot run'),
  Type.Literal('waiting'),
])
export type VerdictOrWaiting = Static<typeof VerdictOrWaiting>

/** A finding as it came through intake: its position in what was sent and what became of it. */
export const IntakeResult = Type.Object({
  /** 1-based line of the stream, or 1-based item of the document. */
  position: Type.Integer(),
  status: Type.Union([Type.Literal('accepted'), Type.Literal('duplicate'), Type.Literal('rejected')]),
  findingId: Type.Optional(Id),
  error: Type.Optional(Type.Object({ code: Type.String(), path: Type.String(), message: Type.String() })),
  warnings: Type.Optional(Type.Array(Type.String())),
})
export type IntakeResult = Static<typeof IntakeResult>

export const IntakeReceipt = Type.Object({
  sent: Type.Integer(),
  accepted: Type.Integer(),
  duplicates: Type.Integer(),
  rejected: Type.Integer(),
  results: Type.Array(IntakeResult),
  /** Anonymous reports only: where to see what became of it. Shown once. */
  statusLink: Type.Optional(Type.String()),
  /** What maintainers of reported packages want reporters to know; the reports are accepted all the same. */
  maintainersSay: Type.Optional(Type.Array(Type.Object({ package: Type.String(), says: MaintainersSay }))),
})
export type IntakeReceipt = Static<typeof IntakeReceipt>

export const FindingSummary = Type.Object({
  id: Id,
  form: ReportForm,
  title: Type.String(),
  package: Nullable(Type.String()),
  version: Nullable(Type.String()),
  weakness: Nullable(Type.String()),
  severity: Severity,
  tlp: Tlp,
  discoverer: Type.String({ description: 'Organisation that reported it, or "anonymous"' }),
  receivedAt: DateTime,
  rootCauseId: Nullable(Id),
  verdict: VerdictOrWaiting,
  evidenceLevel: EvidenceLevel,
})
export type FindingSummary = Static<typeof FindingSummary>

export const FindingPage = Page(FindingSummary)
export const FindingQuery = Type.Object({
  ...PageQuery,
  form: Type.Optional(ReportForm),
  severity: Type.Optional(Severity),
  verdict: Type.Optional(VerdictOrWaiting),
  discoverer: Type.Optional(Type.String()),
  package: Type.Optional(
    Type.String({ description: 'Exact package name; compared through the blind index' }),
  ),
  q: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'Words of title and package, compared through the blind index',
    }),
  ),
  rootCauseId: Type.Optional(Id),
})

export const FingerprintView = Type.Object({
  kind: Type.String(),
  version: Type.Integer(),
  /** What the fingerprint was made of, in words; the stored key is a keyed hash. */
  basis: Type.String(),
})

export const FindingView = Type.Object({
  ...FindingSummary.properties,
  document: FindingDocument,
  fingerprints: Type.Array(FingerprintView),
  whyHere: Nullable(Type.String({ description: 'Why this finding is a member of its root cause' })),
})
export type FindingView = Static<typeof FindingView>

export const Relation = Type.Union([
  Type.Literal('duplicate'),
  Type.Literal('subsumed'),
  Type.Literal('chain'),
])
export type Relation = Static<typeof Relation>

export const RootCauseSummary = Type.Object({
  id: Id,
  title: Type.String(),
  package: Nullable(Type.String()),
  weakness: Nullable(Type.String()),
  sink: Nullable(Type.String()),
  severity: Severity,
  tlp: Tlp,
  findingCount: Type.Integer(),
  collisionCount: Type.Integer({ description: 'Independent discoverers who reported it' }),
  verdict: VerdictOrWaiting,
  evidenceLevel: EvidenceLevel,
  caseId: Nullable(Id),
  firstReportedAt: DateTime,
  updatedAt: DateTime,
})
export type RootCauseSummary = Static<typeof RootCauseSummary>

export const RootCausePage = Page(RootCauseSummary)
export const RootCauseQuery = Type.Object({
  ...PageQuery,
  severity: Type.Optional(Severity),
  verdict: Type.Optional(VerdictOrWaiting),
  package: Type.Optional(Type.String()),
  q: Type.Optional(Type.String({ maxLength: 200 })),
  sort: Type.Optional(Type.Union([Type.Literal('updated'), Type.Literal('collisions')])),
})

export const MemberView = Type.Object({
  finding: FindingSummary,
  relation: Relation,
  /** Sentences: which rule of which version joined it, and on what. */
  explanation: Type.Array(Type.String()),
  decidedBy: Type.Union([Type.Literal('rule'), Type.Literal('replay'), Type.Literal('person')]),
  ruleVersion: Type.Integer(),
  score: Type.Number(),
})
export const NearMiss = Type.Object({
  rootCauseId: Id,
  title: Type.String(),
  score: Type.Number(),
  explanation: Type.Array(Type.String()),
})
export const RootCauseView = Type.Object({
  ...RootCauseSummary.properties,
  members: Type.Array(MemberView),
  almostJoined: Type.Array(NearMiss),
  relations: Type.Array(
    Type.Object({
      rootCauseId: Id,
      title: Type.String(),
      relation: Type.Union([Type.Literal('subsumed'), Type.Literal('chain')]),
      /** True: the other root cause is the one that is subsumed, or that tells of the chain. */
      inverse: Type.Boolean(),
      explanation: Type.String(),
    }),
  ),
  /** Acts of people on this grouping, newest first; later runs respect them. */
  overrides: Type.Array(
    Type.Object({ at: DateTime, by: Type.String(), act: Type.String(), reason: Type.String() }),
  ),
})
export type RootCauseView = Static<typeof RootCauseView>

export const MergeBody = Type.Object({ into: Id, reason: Text(1000) }, { additionalProperties: false })
export const UnmergeBody = Type.Object(
  { findingIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }), reason: Text(1000) },
  { additionalProperties: false },
)

/**
 * Precision of a discoverer: share of judged findings that reproduced (in some runs or in all), with a 95%
 * Wilson interval.
 */
export const TrackRecord = Type.Object({
  discoverer: Type.String(),
  findings: Type.Integer(),
  judged: Type.Integer(),
  reproduced: Type.Integer(),
  precision: Nullable(Type.Number()),
  interval: Nullable(Type.Tuple([Type.Number(), Type.Number()])),
  rootCauses: Type.Integer(),
  /** Findings by verdict; what is judged is reproduced, intermittent, not reproduced or out of threat model. */
  verdicts: Type.Object({
    reproduced: Type.Integer(),
    intermittent: Type.Integer(),
    'not reproduced': Type.Integer(),
    'out of threat model': Type.Integer(),
    'cannot run': Type.Integer(),
    waiting: Type.Integer(),
  }),
  firstReportAt: DateTime,
  lastReportAt: DateTime,
})
export type TrackRecord = Static<typeof TrackRecord>

/** What the holder of an anonymous receipt may see. */
export const ReceiptView = Type.Object({
  receivedAt: DateTime,
  title: Type.String(),
  status: Type.String(),
  verdict: VerdictOrWaiting,
  acknowledgedAt: Nullable(DateTime),
})
