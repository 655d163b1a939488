import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable, Page } from '../../../platform/http/schema.ts'
import { Compartments } from './cases.ts'

const Ecosystems = Type.Array(Type.String({ pattern: '^[a-z][a-z0-9.+-]{0,31}$' }), {
  maxItems: 50,
  uniqueItems: true,
  description: 'Types of package addresses: npm, pypi, maven …; none: all',
})

/** An organisation that is willing to mend what nobody mends. */
export const LastResortMaintainer = Type.Object({
  id: Id,
  name: Type.String(),
  /** Null: it acts by a link. */
  organisationId: Nullable(Id),
  email: Nullable(Type.String()),
  ecosystems: Ecosystems,
  words: Type.String(),
  by: Type.String(),
  registeredAt: DateTime,
})
export type LastResortMaintainer = Static<typeof LastResortMaintainer>
export const LastResortMaintainers = Page(LastResortMaintainer)
export const LastResortBody = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 256,
      description: 'An organisation of this house by its exact name, or any other',
    }),
    email: Type.Optional(Type.String({ maxLength: 254, pattern: '^[^\\s@,;<>"]+@[^\\s@,;<>"]+$' })),
    ecosystems: Type.Optional(Ecosystems),
    words: Type.Optional(
      Type.String({ maxLength: 4000, description: 'What was agreed with it, for coordinators' }),
    ),
  },
  { additionalProperties: false },
)
export type LastResortBody = Static<typeof LastResortBody>

export const EscalationReason = Type.Union([
  Type.Literal('nobody named'),
  Type.Literal('cannot be reached'),
  Type.Literal('silent'),
])
export const EscalationState = Type.Union([
  Type.Literal('proposed'),
  Type.Literal('decided'),
  Type.Literal('declined'),
  Type.Literal('overtaken'),
  Type.Literal('taken back'),
])

/** What was tried with one party that is asked for a fix. */
export const AbsentParty = Type.Object({
  partyId: Id,
  reason: EscalationReason,
  addedAt: DateTime,
  toldAt: Nullable(DateTime),
  answeredAt: Nullable(DateTime),
  /** E-mails to it. */
  asked: Type.Object({ times: Type.Integer(), first: Nullable(DateTime), last: Nullable(DateTime) }),
  /** E-mails that were given up, newest first, with the other side's last word. */
  bounced: Type.Array(Type.Object({ at: DateTime, words: Nullable(Type.String()) })),
})
export type AbsentParty = Static<typeof AbsentParty>

const Decision = Type.Object({ by: Type.String(), words: Type.String(), at: DateTime })

/** That the software of a case is orphaned, and what was decided of it. */
export const Escalation = Type.Object({
  id: Id,
  state: EscalationState,
  reason: EscalationReason,
  proposedAt: DateTime,
  settledAt: Nullable(DateTime),
  /** The house, or a coordinator. */
  by: Type.String(),
  words: Type.String(),
  /** What it was proposed upon: to a party that is concerned, what concerns itself. */
  caseOpenedAt: DateTime,
  acknowledgementDays: Type.Integer(),
  absent: Type.Array(AbsentParty),
  /** Of the case's software; for coordinators, like all that follows. */
  ecosystems: Type.Array(Type.String()),
  /** Some of its software has no package address. */
  unknownEcosystem: Type.Boolean(),
  /** Who took over; null: nobody, or none this viewer need know. */
  partyId: Nullable(Id),
  decision: Nullable(Decision),
  takenBack: Nullable(Decision),
  /** This viewer may take the software back. */
  mayTakeBack: Type.Boolean(),
})
export type Escalation = Static<typeof Escalation>

export const Escalations = Type.Object({
  /** Newest first. */
  items: Type.Array(Escalation),
  /** Whether the maintainer is absent now; null: it is not, or this viewer does not decide. */
  absence: Nullable(Type.Object({ reason: EscalationReason, absent: Type.Array(AbsentParty) })),
  /** For an open proposal: who may take over. */
  candidates: Type.Array(
    Type.Object({ id: Id, name: Type.String(), ecosystems: Ecosystems, words: Type.String() }),
  ),
})
export type Escalations = Static<typeof Escalations>

/** A word to go with proposing an escalation, or with taking a case back. */
export const EscalationWordsBody = Type.Object(
  { words: Type.Optional(Type.String({ maxLength: 4000 })) },
  { additionalProperties: false },
)
export const DecideEscalationBody = Type.Object(
  {
    accept: Type.Boolean(),
    maintainerId: Type.Optional({ ...Id, description: 'A registered maintainer of last resort' }),
    words: Type.Optional(Type.String({ maxLength: 4000, description: 'Why; a no needs them' })),
    compartments: Type.Optional(Compartments),
  },
  { additionalProperties: false },
)
export type DecideEscalationBody = Static<typeof DecideEscalationBody>

/** Open proposals, for whoever decides. */
export const OpenEscalations = Page(
  Type.Object({
    id: Id,
    caseId: Id,
    caseNumber: Type.String(),
    caseTitle: Type.String(),
    reason: EscalationReason,
    proposedAt: DateTime,
  }),
)
export type OpenEscalations = Static<typeof OpenEscalations>
