import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable } from '../../../platform/http/schema.ts'
import { Depth, DepthReached, EndOutcome, Method } from './claims.ts'
import { closed, Text } from './parts.ts'
import { Target, TargetInput } from './targets.ts'

/** One search that ended, without who made it. */
export const SearchView = Type.Object({
  on: Type.String({ format: 'date', description: 'Day it ended, UTC' }),
  method: Method,
  depth: DepthReached,
  outcome: EndOutcome,
  part: Type.String({ description: 'Versions, commit or path that was searched; empty for all' }),
  compared: Type.Union([Type.Literal('meets'), Type.Literal('cannot compare')]),
  claimId: Type.Optional(Type.String({ format: 'uuid', description: 'For coordinators' })),
})
export type SearchView = Static<typeof SearchView>
export const Coverage = Type.Object({ searches: Type.Array(SearchView) })

export const WishBody = Type.Object(
  {
    target: TargetInput,
    weight: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
    depth: Type.Optional(Depth),
    reason: Type.Optional(Text(2000)),
  },
  closed,
)
export type WishBody = Static<typeof WishBody>
export const WishView = Type.Object({
  id: Id,
  target: Target,
  line: Type.String(),
  depth: Depth,
  weight: Type.Integer(),
  reason: Nullable(Type.String()),
  setAt: DateTime,
  /** Coordinators alone see what is held or covered: others see only what is open. */
  state: Type.Union([Type.Literal('open'), Type.Literal('held'), Type.Literal('covered')]),
})
export type WishView = Static<typeof WishView>
export const WishList = Type.Object({ items: Type.Array(WishView), next: Type.Null() })
