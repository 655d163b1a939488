import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable, Page, PageQuery } from '../../platform/http/schema.ts'

const Mode = Type.Union([Type.Literal('off'), Type.Literal('file'), Type.Literal('fetch')], {
  description: 'fetch: looked at by itself; file: somebody brings files; off: nobody relies on it',
})

const Rejection = Type.Object({
  /** Position from 1 in the file or list. */
  position: Type.Integer(),
  name: Type.String(),
  problem: Type.String(),
})

const Counts = {
  records: Type.Integer({ description: 'Records, scores or catalogue entries read' }),
  added: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  older: Type.Integer({ description: 'Editions older than the one held, left out' }),
  rejected: Type.Integer(),
}

export const FeedView = Type.Object({
  name: Type.String(),
  title: Type.String(),
  form: Type.String(),
  /** Where it is fetched from; null: nowhere. The path of a mirror is not told. */
  address: Nullable(Type.String()),
  licence: Type.String(),
  mode: Mode,
  /** The configuration says that it is fetched: a coordinator cannot turn it off. */
  configured: Type.Boolean(),
  freshness: Type.Union([
    Type.Literal('off'),
    Type.Literal('never'),
    Type.Literal('fresh'),
    Type.Literal('late'),
    Type.Literal('failing'),
  ]),
  alarm: Nullable(Type.String({ description: 'A sentence for whoever relies on it' })),
  asOf: Nullable(DateTime),
  lastAttemptAt: Nullable(DateTime),
  lastSuccessAt: Nullable(DateTime),
  failingSince: Nullable(DateTime),
  lastError: Nullable(Type.String()),
  /** The import under way. */
  running: Nullable(
    Type.Object({
      run: Id,
      startedAt: DateTime,
      stage: Type.Union([Type.Literal('fetch'), Type.Literal('import')]),
      position: Type.Integer(),
      ...Counts,
    }),
  ),
  lastRun: Nullable(
    Type.Object({
      startedAt: DateTime,
      endedAt: DateTime,
      outcome: Type.Union([Type.Literal('taken in'), Type.Literal('not modified'), Type.Literal('failed')]),
      ...Counts,
      verified: Type.Integer({ description: 'CSAF documents whose OpenPGP signature was checked and holds' }),
      signatures: Nullable(
        Type.String({ description: 'How signatures were checked, or why not; null: none are promised' }),
      ),
      rejections: Type.Array(Rejection),
    }),
  ),
})
export type FeedView = Static<typeof FeedView>

export const FeedRun = Type.Object({ run: Id, feed: Type.String() })
export type FeedRun = Static<typeof FeedRun>

export const FeedModeBody = Type.Object({ mode: Mode }, { additionalProperties: false })

const Interval = Type.Object({
  kind: Type.Union([Type.Literal('package'), Type.Literal('product')]),
  /** Ecosystem of a package, vendor of a product, in lower case. */
  space: Type.String(),
  release: Nullable(Type.String()),
  name: Type.String(),
  scheme: Type.String({ description: 'How the versions are ordered' }),
  status: Type.String(),
  introduced: Nullable(Type.String()),
  introducedExcluded: Type.Boolean(),
  fixed: Nullable(Type.String({ description: 'First version after the interval' })),
  lastAffected: Nullable(Type.String({ description: 'Last version of the interval' })),
  changes: Nullable(Type.Array(Type.Object({ at: Type.String(), status: Type.String() }))),
  /** Versions that no interval covers. */
  versions: Nullable(Type.Array(Type.String())),
  about: Nullable(Type.String({ description: 'Vulnerability, where a record speaks of several (CSAF)' })),
  stated: Nullable(Type.String({ description: "The record's own word for the status" })),
  words: Nullable(
    Type.String({
      description: 'Versions as written where they could not be read; else what must hold beside them',
    }),
  ),
  justification: Nullable(Type.String({ description: 'Why it is not affected (VEX)' })),
  note: Nullable(Type.String({ description: 'What it means for the product' })),
})

const RecordFace = {
  source: Type.String(),
  id: Type.String(),
  state: Type.Union([Type.Literal('published'), Type.Literal('rejected'), Type.Literal('withdrawn')]),
  title: Nullable(Type.String()),
  modified: Nullable(DateTime),
  takenAt: DateTime,
}

export const VulnerabilityView = Type.Object({
  id: Type.String(),
  /** Records under this id, and records that name it as an alias: one step, never chains of them. */
  records: Type.Array(
    Type.Object({ ...RecordFace, ranges: Type.Array(Interval), rangesLeftOut: Type.Integer() }),
  ),
  /** What single records say about single pairs of identifiers. */
  aliases: Type.Array(
    Type.Object({ source: Type.String(), id: Type.String(), other: Type.String(), relation: Type.String() }),
  ),
  kev: Type.Array(
    Type.Object({
      listed: Type.Boolean(),
      dateAdded: Nullable(Type.String()),
      dueDate: Nullable(Type.String()),
      ransomware: Nullable(Type.Boolean()),
      name: Nullable(Type.String()),
      vendor: Nullable(Type.String()),
      product: Nullable(Type.String()),
      feed: Type.String(),
      source: Type.String(),
      asOf: DateTime,
    }),
  ),
  epss: Type.Array(
    Type.Object({
      epss: Type.Number(),
      percentile: Type.Number(),
      feed: Type.String(),
      source: Type.String(),
      asOf: Type.String(),
    }),
  ),
  ssvc: Type.Array(
    Type.Object({
      point: Type.String(),
      value: Type.String(),
      basis: Type.String(),
      feed: Type.String(),
      source: Type.String(),
      asOf: DateTime,
    }),
  ),
})
export type VulnerabilityView = Static<typeof VulnerabilityView>

export const VulnerabilityPage = Page(Type.Object({ ...RecordFace, ranges: Type.Array(Interval) }))
export type VulnerabilityPage = Static<typeof VulnerabilityPage>
export const VulnerabilityQuery = Type.Object({
  ...PageQuery,
  package: Type.String({
    minLength: 5,
    maxLength: 2048,
    description: 'A package URL; its version is not looked at: ranges come with the answer',
  }),
})
