import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable, Page, PageQuery } from '../../../platform/http/schema.ts'

/** A conversation of a case, for some of its parties or for all. Coordinators read every one. */
export const CaseThread = Type.Object({
  id: Id,
  title: Type.String(),
  /** For every party, those who come later too. */
  forAll: Type.Boolean(),
  /** Ids of the parties in it, as far as this viewer may know of them; empty when it is for all. */
  partyIds: Type.Array(Id),
  messages: Type.Integer(),
  lastAt: DateTime,
})
export type CaseThread = Static<typeof CaseThread>
export const CaseThreads = Type.Object({ items: Type.Array(CaseThread) })

export const Attachment = Type.Object({
  id: Id,
  name: Type.String(),
  bytes: Type.Integer(),
  /** An age file: only its recipients can open it, this house cannot. */
  age: Type.Boolean(),
})
export const CaseMessage = Type.Object({
  id: Id,
  at: DateTime,
  /** Who wrote it; "another party" when this viewer need not know who that is. */
  by: Type.String(),
  partyId: Nullable(Id),
  via: Type.Union([Type.Literal('screen'), Type.Literal('e-mail'), Type.Literal('house')]),
  text: Type.String(),
  attachments: Type.Array(Attachment),
})
export type CaseMessage = Static<typeof CaseMessage>
/** Newest first; `next` leads to older ones. */
export const CaseMessagePage = Page(CaseMessage)
export const CaseMessageQuery = Type.Object(PageQuery)

const Text = Type.String({ minLength: 1, maxLength: 20_000 })
/** Files up to 4 MiB each; larger ones belong where the parties keep such things. */
const AttachmentBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    /** Base64 (RFC 4648 §4). */
    content: Type.String({ maxLength: 5_600_000 }),
  },
  { additionalProperties: false },
)
export const MessageBody = Type.Object(
  { text: Text, attachments: Type.Optional(Type.Array(AttachmentBody, { maxItems: 10 })) },
  { additionalProperties: false },
)
export type MessageBody = Static<typeof MessageBody>
export const ThreadBody = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 200 }),
    /** Leave out and set `forAll` for every party. A party adds itself by writing. */
    partyIds: Type.Optional(Type.Array(Id, { maxItems: 500 })),
    forAll: Type.Optional(Type.Boolean()),
    text: Text,
  },
  { additionalProperties: false },
)
export type ThreadBody = Static<typeof ThreadBody>
