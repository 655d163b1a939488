import Type, { type Static } from 'typebox'
import { Tlp } from '../../../platform/access/schema.ts'
import { DateTime, Id, Nullable, Page, PageQuery } from '../../../platform/http/schema.ts'
import { closed, Text } from './parts.ts'
import { MaintainersSay } from './projects.ts'
import { Target, TargetInput } from './targets.ts'

export const Method = Type.Union([
  Type.Literal('model review'),
  Type.Literal('static analysis'),
  Type.Literal('fuzzing'),
  Type.Literal('dynamic testing'),
  Type.Literal('manual review'),
])
export type Method = Static<typeof Method>
export const METHODS: readonly Method[] = [
  'model review',
  'static analysis',
  'fuzzing',
  'dynamic testing',
  'manual review',
]

export const Depth = Type.Union([Type.Literal('surface'), Type.Literal('standard'), Type.Literal('deep')])
export type Depth = Static<typeof Depth>
export const DepthReached = Type.Union([Type.Literal('none'), ...Depth.anyOf])
export type DepthReached = Static<typeof DepthReached>

/** What rivals learn: that it is taken; also by which method; also who holds it. */
export const Show = Type.Union([Type.Literal('taken'), Type.Literal('method'), Type.Literal('holder')])
export type Show = Static<typeof Show>

const WindowBody = Type.Object(
  {
    from: Type.Optional(DateTime),
    to: DateTime,
  },
  { ...closed, description: 'When it is searched, 90 days at most; begins now unless said otherwise' },
)

export const ClaimBody = Type.Object(
  {
    target: TargetInput,
    method: Method,
    depth: Type.Optional(Depth),
    tool: Type.Optional(Text(200, 'Model or tool used')),
    budget: Type.Optional(
      Type.Object(
        {
          amount: Type.Number({ exclusiveMinimum: 0 }),
          unit: Type.Union([Type.Literal('hours'), Type.Literal('usd'), Type.Literal('tokens')]),
        },
        closed,
      ),
    ),
    window: WindowBody,
    leaseSeconds: Type.Optional(
      Type.Integer({
        minimum: 10,
        maximum: 86_400,
        default: 900,
        description: 'The claim ends by itself when no heartbeat came for so long',
      }),
    ),
    show: Type.Optional(Show),
    joinable: Type.Optional(Type.Boolean({ default: true })),
    shareCoverage: Type.Optional(
      Type.Boolean({ default: true, description: 'Others learn, without your name, that nothing was found' }),
    ),
    note: Type.Optional(Text(2000)),
    tlp: Type.Optional(Tlp),
    compartment: Type.Optional(Type.String({ minLength: 1, maxLength: 64, pattern: '^[^,]+$' })),
  },
  closed,
)
export type ClaimBody = Static<typeof ClaimBody>

export const CheckBody = Type.Object({ target: TargetInput, window: Type.Optional(WindowBody) }, closed)
export type CheckBody = Static<typeof CheckBody>

export const EndOutcome = Type.Union([
  Type.Literal('nothing found'),
  Type.Literal('findings reported'),
  Type.Literal('stopped early'),
])
export type EndOutcome = Static<typeof EndOutcome>
export const EndBody = Type.Object(
  {
    outcome: EndOutcome,
    depthReached: DepthReached,
    words: Type.Optional(Text(4000)),
    findingIds: Type.Optional(Type.Array(Id, { maxItems: 1000 })),
  },
  closed,
)
export type EndBody = Static<typeof EndBody>

export const JoinState = Type.Union([
  Type.Literal('asked'),
  Type.Literal('accepted'),
  Type.Literal('declined'),
])
export const JoinView = Type.Object({
  id: Id,
  organisation: Type.String(),
  state: JoinState,
  askedAt: DateTime,
  decidedAt: Nullable(DateTime),
})
export type JoinView = Static<typeof JoinView>

export const ClaimSummary = Type.Object({
  id: Id,
  state: Type.Union([Type.Literal('held'), Type.Literal('lapsed'), Type.Literal('ended')]),
  target: Target,
  line: Type.String(),
  organisation: Type.String(),
  method: Method,
  depth: Depth,
  tool: Nullable(Type.String()),
  window: Type.Object({ from: DateTime, to: DateTime }),
  leaseSeconds: Type.Integer(),
  leaseUntil: DateTime,
  takenAt: DateTime,
  tlp: Tlp,
  ended: Nullable(Type.Object({ at: DateTime, ...EndBody.properties })),
})
export type ClaimSummary = Static<typeof ClaimSummary>
export const ClaimView = Type.Object({
  ...ClaimSummary.properties,
  budget: Nullable(Type.Object({ amount: Type.Number(), unit: Type.String() })),
  show: Show,
  joinable: Type.Boolean(),
  shareCoverage: Type.Boolean(),
  compartment: Nullable(Type.String()),
  note: Nullable(Type.String()),
  joins: Type.Array(JoinView),
})
export type ClaimView = Static<typeof ClaimView>
export const TakenClaim = Type.Object({ claim: ClaimView, maintainersSay: Nullable(MaintainersSay) })
export const ClaimPage = Page(ClaimSummary)
export const ClaimQuery = Type.Object({ ...PageQuery, state: Type.Optional(ClaimSummary.properties.state) })

export const LeaseView = Type.Object({
  id: Id,
  leaseUntil: DateTime,
  forSeconds: Type.Number({ description: 'How long that is from now, by the one clock that decides' }),
})
export type LeaseView = Static<typeof LeaseView>
export const JoinReply = Type.Object({ id: Id, state: JoinState })
export const JoinDecision = Type.Object({ accept: Type.Boolean() }, closed)
