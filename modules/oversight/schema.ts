import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable } from '../../platform/http/schema.ts'

/** One stage of the pipeline as the watch floor shows it. */
export const Stage = Type.Object({
  stage: Type.Union([
    Type.Literal('findings'),
    Type.Literal('root causes'),
    Type.Literal('reproduced'),
    Type.Literal('cases'),
    Type.Literal('advisories'),
  ]),
  count: Type.Integer(),
  lastHour: Type.Integer(),
  /** Items of this stage that wait for a person, with the reason and where to go. */
  waiting: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer(), href: Type.String() })),
  /** Age of the oldest item still in the stage, seconds. */
  oldestSeconds: Nullable(Type.Number()),
  medianSecondsToReach: Nullable(Type.Number()),
})
export const PipelineView = Type.Object({
  at: DateTime,
  stages: Type.Array(Stage),
  verdicts: Type.Record(Type.String(), Type.Integer()),
  jobs: Type.Object({
    queued: Type.Integer(),
    running: Type.Integer(),
    waiting: Type.Integer(),
    /** What the waiting ones wait for, most first. */
    waitingFor: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() })),
    /** What the house still does by itself beside runs: grouping, replaying, opening cases. */
    background: Type.Integer(),
  }),
  recent: Type.Array(
    Type.Object({ at: DateTime, kind: Type.String(), text: Type.String(), href: Nullable(Type.String()) }),
  ),
  /** What the house relies on and is not as it should be: reference feeds that are late, as sentences. */
  alarms: Type.Array(Type.String()),
  /** Present while or after a scenario runs in this house. */
  scenario: Nullable(
    Type.Object({
      name: Type.String(),
      phase: Type.String(),
      done: Type.Integer(),
      total: Type.Integer(),
      /** Figures against the scenario's truth, once it has ended. */
      summary: Nullable(Type.Unknown()),
    }),
  ),
})
export type PipelineView = Static<typeof PipelineView>

const Count = Type.Integer()
/** What became of one discoverer's reports. Counts are of all of it, lists of the first few. */
export const OutcomesView = Type.Object({
  discoverer: Type.String(),
  /** Reports by how they stand to their root cause. */
  relations: Type.Object({
    first: Type.Integer({ description: 'Opened a root cause: nothing here was like it' }),
    duplicate: Type.Integer({ description: 'The same flaw as a report that was here' }),
    subsumed: Type.Integer({ description: 'Refuted as told, but its proof shows a flaw that is known' }),
    chain: Type.Integer({ description: 'A step of a chain' }),
    ungrouped: Type.Integer({ description: 'Not compared yet' }),
  }),
  /** Cases that handle what it reported, by state. */
  cases: Type.Object({
    open: Count,
    coordinating: Count,
    'fix ready': Count,
    published: Count,
    closed: Count,
  }),
  rootCausesInCases: Count,
  /** Of those, what others found too without knowing of it. */
  collisions: Type.Object({
    rootCauses: Count,
    mostDiscoverers: Type.Integer({ description: 'Discoverers of the one most found it; 0 for none' }),
  }),
  /** What waits for a maintainer; GET /v1/findings/{id}/queue says its place. */
  waiting: Type.Object({ rootCauses: Count, findingIds: Type.Array(Id) }),
  published: Type.Object({
    advisories: Count,
    latest: Type.Array(
      Type.Object({
        id: Id,
        number: Type.String(),
        title: Type.String(),
        publishedAt: DateTime,
        /** Who is thanked in it. */
        credits: Type.Array(Type.String()),
      }),
    ),
  }),
})
export type OutcomesView = Static<typeof OutcomesView>
