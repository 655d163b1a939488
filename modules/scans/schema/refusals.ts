import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable } from '../../../platform/http/schema.ts'
import { Method } from './claims.ts'
import { MaintainersSay } from './projects.ts'

export const Suggestion = Type.Union([
  Type.Object({
    kind: Type.Literal('wait'),
    until: DateTime,
    earliest: Type.String({
      format: 'date-time',
      description: 'Free from then on, should the holder not renew',
    }),
  }),
  Type.Object({
    kind: Type.Literal('split'),
    versions: Type.String({ description: 'What you asked for and nobody holds' }),
  }),
  Type.Object({
    kind: Type.Literal('join'),
    claim: Type.String({ format: 'uuid', description: 'Ask under POST /v1/scan-claims/{id}/join' }),
    methods: Type.Optional(Type.Array(Method, { description: 'What the holder does not use' })),
  }),
  Type.Object({ kind: Type.Literal('elsewhere'), targets: Type.Array(Type.String()) }),
])
export type Suggestion = Static<typeof Suggestion>

/** Why a target cannot be claimed now: no more of the holders than they allow. */
export const Overlap = Type.Object({
  /** The last of the windows in the way ends. */
  until: DateTime,
  /** The last of the leases in the way ends, unless renewed. */
  leaseUntil: DateTime,
  /** "cannot compare": the parts are taken to meet because nobody can tell. */
  compared: Type.Union([Type.Literal('meets'), Type.Literal('cannot compare')]),
  holders: Type.Array(Type.String(), { description: 'Who allows to be named' }),
  methods: Type.Array(Method, { description: 'Of holders who allow to show them' }),
  own: Type.Array(Id, { description: 'Claims of your own organisation in the way' }),
  suggestions: Type.Array(Suggestion),
})
export type Overlap = Static<typeof Overlap>

export const CheckResult = Type.Object({
  free: Type.Boolean(),
  overlap: Nullable(Overlap),
  maintainersSay: Nullable(MaintainersSay),
})
export type CheckResult = Static<typeof CheckResult>

/** RFC 9457 problem with what a machine needs to go on. */
export const ClaimRefusal = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  overlap: Type.Optional(Overlap),
  maintainersSay: Type.Optional(MaintainersSay),
})
export type ClaimRefusal = Static<typeof ClaimRefusal>
