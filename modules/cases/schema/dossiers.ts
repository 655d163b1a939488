import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable } from '../../../platform/http/schema.ts'
import { Severity } from '../../findings/schema.ts'

/** Where something stands in its maintainers' queue. */
export const QueuePlace = Type.Object({
  ahead: Type.Integer(),
  /** Dossiers the project takes a week; null: any number. */
  perWeek: Nullable(Type.Integer()),
  /** The earliest, if nothing more urgent comes; null: the project takes none. */
  expectedAt: Nullable(DateTime),
  /** After so many days what waits now fits into one week: a pause until then costs nobody anything. */
  pauseDays: Type.Integer(),
})
export type QueuePlace = Static<typeof QueuePlace>

/** One flaw as its maintainers get it: every report of it in one, with what was shown. */
export const Dossier = Type.Object({
  rootCauseId: Id,
  title: Type.String(),
  package: Nullable(Type.String()),
  weakness: Nullable(Type.String()),
  severity: Severity,
  verdict: Type.String(),
  evidenceLevel: Type.String(),
  /** Findings and independent discoverers merged into this. */
  findings: Type.Integer(),
  discoverers: Type.Integer(),
  /** What the trials showed, as sentences; the shortest proof's. */
  shown: Type.Array(Type.String()),
  /** The shortest proof that fell, ready to run with `tocsin reproduce`. */
  reproducer: Nullable(
    Type.Object({
      reproductionId: Id,
      target: Type.String(),
      fixed: Nullable(Type.String()),
      source: Type.String(),
      oracle: Type.String(),
    }),
  ),
  /** Repairs that were tried, and what they were shown to do. */
  candidates: Type.Array(
    Type.Object({ candidate: Type.String(), grade: Type.String(), detail: Type.String() }),
  ),
  sentAt: Nullable(DateTime),
  /** For coordinators: parties that wait for it. */
  waitingPartyIds: Type.Array(Id),
})
export type Dossier = Static<typeof Dossier>
export const Dossiers = Type.Object({ items: Type.Array(Dossier) })
export const SendNowBody = Type.Object(
  { note: Type.String({ minLength: 1, maxLength: 4000, description: 'Why it does not wait' }) },
  { additionalProperties: false },
)
