import Type, { type Static } from 'typebox'
import { DateTime, Nullable } from '../../platform/http/schema.ts'

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
