import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable } from '../../../platform/http/schema.ts'

/** How long a case stays closed at most, in days; docs/decisions tells the usual ones. */
export const DisclosurePolicy = Type.Object(
  {
    days: Type.Integer({ minimum: 0, maximum: 730, description: 'From the first telling to publication' }),
    graceDays: Type.Integer({ minimum: 0, maximum: 365, description: 'More days while a fix is coming' }),
    silentAfterDays: Type.Integer({
      minimum: 1,
      maximum: 365,
      description: 'Silence after which nobody is waited for',
    }),
    exploitedDays: Type.Integer({ minimum: 0, maximum: 365, description: 'Days left once it is exploited' }),
  },
  { additionalProperties: false },
)
export const PolicyBody = Type.Object(
  {
    policy: DisclosurePolicy,
    zone: Type.String({ maxLength: 64, description: 'IANA zone the days are counted in' }),
  },
  { additionalProperties: false },
)

/** A date the policy leads to. */
export const Milestone = Type.Object({
  kind: Type.Union([
    Type.Literal('silent'),
    Type.Literal('publish'),
    Type.Literal('publish with grace'),
    Type.Literal('publish because exploited'),
  ]),
  at: DateTime,
  partyId: Nullable(Id),
  past: Type.Boolean(),
})

export const StatementStatus = Type.Union([
  Type.Literal('affected'),
  Type.Literal('not affected'),
  Type.Literal('fixed'),
  Type.Literal('under investigation'),
])
/** Why a product is not affected: the five reasons of VEX. */
export const Justification = Type.Union([
  Type.Literal('component not present'),
  Type.Literal('vulnerable code not present'),
  Type.Literal('vulnerable code not in execute path'),
  Type.Literal('vulnerable code cannot be controlled by adversary'),
  Type.Literal('inline mitigations already exist'),
])
const statement = {
  product: Type.String({ minLength: 1, maxLength: 300 }),
  status: StatementStatus,
  justification: Type.Optional(Justification),
  words: Type.Optional(Type.String({ maxLength: 4000 })),
  fixedIn: Type.Optional(Type.String({ maxLength: 200 })),
}
export const StatementBody = Type.Object(statement, { additionalProperties: false })
export type StatementBody = Static<typeof StatementBody>
export const CaseStatement = Type.Object({ partyId: Id, at: DateTime, by: Type.String(), ...statement })
export type CaseStatement = Static<typeof CaseStatement>

export const Answer = Type.Union([Type.Literal('agree'), Type.Literal('decline')])
export const ProposalCause = Type.Union([
  Type.Literal('first'),
  Type.Literal('later'),
  Type.Literal('earlier'),
  Type.Literal('leak'),
  Type.Literal('exploitation'),
  Type.Literal('collisions'),
])
export const EmbargoProposal = Type.Object({
  id: Id,
  endsAt: DateTime,
  local: Type.String(),
  zone: Type.String(),
  cause: ProposalCause,
  state: Type.Union([
    Type.Literal('open'),
    Type.Literal('agreed'),
    Type.Literal('declined'),
    Type.Literal('superseded'),
    Type.Literal('imposed'),
  ]),
  by: Type.String(),
  words: Type.String(),
  at: DateTime,
  settledAt: Nullable(DateTime),
  /** Answers this viewer may know of: a coordinator all, a party its own. */
  answers: Type.Array(Type.Object({ partyId: Id, answer: Answer, words: Type.String(), at: DateTime })),
  /** Parties still waited for; for coordinators, otherwise empty. */
  waitingFor: Type.Array(Id),
})
export type EmbargoProposal = Static<typeof EmbargoProposal>
const Local = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$' })
export const ProposalBody = Type.Object(
  {
    local: Local,
    zone: Type.String({ maxLength: 64 }),
    words: Type.Optional(Type.String({ maxLength: 4000 })),
  },
  { additionalProperties: false },
)
export const AnswerBody = Type.Object(
  { answer: Answer, words: Type.Optional(Type.String({ maxLength: 4000 })) },
  { additionalProperties: false },
)

export const SignalBody = Type.Object(
  {
    kind: Type.Union([Type.Literal('leak'), Type.Literal('exploitation')]),
    words: Type.String({ minLength: 1, maxLength: 4000, description: 'Where it was seen' }),
  },
  { additionalProperties: false },
)
export const CaseSignal = Type.Object({
  kind: SignalBody.properties.kind,
  at: DateTime,
  words: Type.String(),
  /** Null where this viewer need not know. */
  by: Nullable(Type.String()),
})

/** One act of the hour of release. */
export const ReleaseStep = Type.Object({
  id: Id,
  /** Null: the coordinators. */
  partyId: Nullable(Id),
  /** Minutes before (negative) or after the end of the embargo. */
  minutes: Type.Integer({ minimum: -43_200, maximum: 43_200 }),
  what: Type.String(),
  readyAt: Nullable(DateTime),
  doneAt: Nullable(DateTime),
})
export type ReleaseStep = Static<typeof ReleaseStep>
export const ReleasePlanBody = Type.Object(
  {
    steps: Type.Array(
      Type.Object(
        {
          partyId: Nullable(Id),
          minutes: ReleaseStep.properties.minutes,
          what: Type.String({ minLength: 1, maxLength: 1000 }),
        },
        { additionalProperties: false },
      ),
      { maxItems: 200 },
    ),
  },
  { additionalProperties: false },
)
export const StepBody = Type.Object(
  { is: Type.Union([Type.Literal('ready'), Type.Literal('done')]) },
  { additionalProperties: false },
)

export const CreditBody = Type.Object(
  {
    wish: Type.Union([Type.Literal('named'), Type.Literal('anonymous'), Type.Literal('none')]),
    name: Type.Optional(Type.String({ maxLength: 200, description: 'The name to be thanked under' })),
    words: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
)
export type CreditBody = Static<typeof CreditBody>

export const InviteBody = Type.Object(
  {
    days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 365, description: 'How long the link works; 30 unless said' }),
    ),
  },
  { additionalProperties: false },
)
export const Invitation = Type.Object({
  /** Shown once. Whoever holds it acts for the party, in this case only. */
  url: Type.String(),
  expiresAt: DateTime,
})

/** Everything parties agree on or wait for, apart from the case's face. */
export const Coordination = Type.Object({
  policy: Nullable(DisclosurePolicy),
  policyName: Nullable(Type.String()),
  zone: Type.String(),
  milestones: Type.Array(Milestone),
  statements: Type.Array(CaseStatement),
  proposals: Type.Array(EmbargoProposal),
  signals: Type.Array(CaseSignal),
  releasePlan: Type.Array(ReleaseStep),
  /** The party this viewer speaks for; null for coordinators. */
  ownPartyId: Nullable(Id),
})
export type Coordination = Static<typeof Coordination>
