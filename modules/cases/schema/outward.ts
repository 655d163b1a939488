import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable, Page } from '../../../platform/http/schema.ts'

/** A mail that was not posted. */
export const HeldMail = Type.Object({
  id: Id,
  partyId: Id,
  /** automatic: a machine wrote it; it can be read here and dropped, not posted. */
  reason: Type.Union([Type.Literal('another sender'), Type.Literal('automatic'), Type.Literal('too many')]),
  at: DateTime,
  from: Nullable(Type.String()),
  subject: Type.String(),
  /** Its first 4,000 characters. */
  text: Type.String(),
})

export type HeldMail = Static<typeof HeldMail>

/** How the parties of a case are written to, and mail that waits. For coordinators. */
export const Correspondence = Type.Object({
  /** Mail is sent from here; and answers are taken in. */
  sends: Type.Boolean(),
  receives: Type.Boolean(),
  parties: Type.Array(
    Type.Object({
      partyId: Id,
      email: Nullable(Type.String()),
      /** The text of messages goes along by plain e-mail: the party agreed to it. */
      text: Type.Boolean(),
      firstWrittenAt: Nullable(DateTime),
      linkExpiresAt: Nullable(DateTime),
    }),
  ),
  /** Mails that were not posted, oldest first. */
  held: Type.Array(HeldMail),
})
export type Correspondence = Static<typeof Correspondence>
/** Mails that wait, of every case this coordinator sees, oldest first. */
export const HeldMails = Page(
  Type.Object({
    ...HeldMail.properties,
    caseId: Id,
    caseNumber: Type.String(),
    partyName: Type.String(),
  }),
)
export type HeldMails = Static<typeof HeldMails>

export const PartyMailBody = Type.Object(
  {
    email: Type.Optional(Nullable(Type.String({ maxLength: 254, pattern: '^[^\\s@,;<>"]+@[^\\s@,;<>"]+$' }))),
    text: Type.Optional(Type.Boolean({ description: 'Let the text of messages go along by plain e-mail' })),
  },
  { additionalProperties: false },
)
export const HeldMailBody = Type.Object(
  { act: Type.Union([Type.Literal('release'), Type.Literal('drop')]) },
  { additionalProperties: false },
)

/** An identifier this house reserved for a root cause of a case. */
export const CaseIdentifier = Type.Object({
  id: Id,
  rootCauseId: Id,
  /** asking: the registry's answer is not known; ask again. */
  state: Type.Union([
    Type.Literal('asking'),
    Type.Literal('reserved'),
    Type.Literal('published'),
    Type.Literal('rejected'),
  ]),
  cveId: Nullable(Type.String()),
  askedAt: DateTime,
})
export type CaseIdentifier = Static<typeof CaseIdentifier>
export const CaseIdentifiers = Type.Object({ items: Type.Array(CaseIdentifier) })
export const IdentifierBody = Type.Object(
  { rootCauseId: Type.Optional({ ...Id, description: 'Left out where the case has only one' }) },
  { additionalProperties: false },
)
export const RejectBody = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 4000 }) },
  { additionalProperties: false },
)

/** A report of a case for another house or for its maintainer. */
export const HandoverKind = Type.Union([Type.Literal('vince'), Type.Literal('github')])
export const VinceHandover = Type.Object({
  /** By the field names of VINCE's report form. */
  fields: Type.Record(Type.String(), Type.Union([Type.String(), Type.Boolean()])),
  markdown: Type.String(),
})
export const GithubHandover = Type.Object({
  summary: Type.String(),
  description: Type.String(),
  vulnerabilities: Type.Array(
    Type.Object({
      package: Type.Object({ ecosystem: Type.String(), name: Type.String() }),
      vulnerable_version_range: Nullable(Type.String()),
      patched_versions: Nullable(Type.String()),
      vulnerable_functions: Nullable(Type.Array(Type.String())),
    }),
  ),
  cwe_ids: Type.Array(Type.String()),
  severity: Type.Optional(Type.String()),
  cvss_vector_string: Type.Optional(Type.String()),
  start_private_fork: Type.Boolean(),
})

/** A copy of a case for one party; shown once, not kept. */
export const CaseExport = Type.Object({
  id: Id,
  at: DateTime,
  /** age files (age-encryption.org/v1), armoured: the case as Markdown and as JSON. */
  files: Type.Array(Type.Object({ name: Type.String(), content: Type.String() })),
})
export type CaseExport = Static<typeof CaseExport>
export const ExportBody = Type.Object(
  {
    /** age public keys of the recipient. */
    ageKeys: Type.Array(Type.String({ minLength: 1, maxLength: 3000 }), { minItems: 1, maxItems: 20 }),
  },
  { additionalProperties: false },
)
export const TraceBody = Type.Object(
  {
    text: Type.String({
      minLength: 1,
      maxLength: 2_000_000,
      description: 'A leaked copy, or a piece of one',
    }),
  },
  { additionalProperties: false },
)
/** Copies a text may have been taken from, the likeliest first. */
export const ExportTraces = Type.Object({
  items: Type.Array(
    Type.Object({
      exportId: Id,
      partyId: Id,
      name: Type.String(),
      at: DateTime,
      /** Sentences worded as in this copy, of those that are there in any wording. */
      found: Type.Integer(),
      of: Type.Integer(),
    }),
  ),
})
export type ExportTraces = Static<typeof ExportTraces>
