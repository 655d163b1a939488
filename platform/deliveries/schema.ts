import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable, Page, PageQuery } from '../http/schema.ts'

const DeliveryState = Type.Union([
  Type.Literal('pending'),
  Type.Literal('sent'),
  Type.Literal('dead'),
  Type.Literal('dropped'),
])

/** One e-mail or webhook call, and what became of it. */
export const Delivery = Type.Object({
  id: Id,
  kind: Type.Union([Type.Literal('e-mail'), Type.Literal('webhook')]),
  /** dead: given up; somebody has to look. dropped: somebody has. */
  state: DeliveryState,
  about: Type.Object({ kind: Type.String(), id: Id }),
  /** The party, or the webhook. */
  recipientId: Id,
  /** Of a webhook: whose it is. */
  organisationId: Nullable(Id),
  /** Address, or host of an endpoint of your own; null once it arrived. */
  to: Nullable(Type.String()),
  attempts: Type.Integer(),
  createdAt: DateTime,
  nextAt: Nullable(DateTime),
  settledAt: Nullable(DateTime),
  lastError: Nullable(Type.String()),
})
export type Delivery = Static<typeof Delivery>
export const DeliveryPage = Page(Delivery)
export const DeliveryQuery = Type.Object({ ...PageQuery, state: Type.Optional(DeliveryState) })
