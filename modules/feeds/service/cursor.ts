import type { Cursor, LastRun, Tally } from '../store/feeds.ts'
import { noTally, type TakenIn } from './take-in.ts'

const MOST_REJECTIONS = 50

/**
 * Where an import stands that begins now.
 * @param by account of whoever asked; null: the schedule
 * @param file what lies here to be imported; undefined: it is fetched first
 * @param options.ours whether it is ours to delete at the end
 */
export const newCursor = (
  run: string,
  now: Date,
  by: string | null,
  file: string | undefined,
  { ours }: { ours: boolean },
): Cursor => ({
  run,
  startedAt: now.toISOString(),
  by,
  stage: file === undefined ? 'fetch' : 'import',
  file: file ?? null,
  ours,
  identity: null,
  position: 0,
  tally: noTally(),
  rejections: [],
  asOf: null,
  etag: null,
  lastModified: null,
  mark: null,
  signatures: null,
})

/** What is told of a run that has ended. An import that began before a count was kept has none. */
export const runOf = (cursor: Cursor, outcome: LastRun['outcome'], now: Date): LastRun => ({
  startedAt: cursor.startedAt,
  endedAt: now.toISOString(),
  outcome,
  ...noTally(),
  ...cursor.tally,
  signatures: cursor.signatures ?? null,
  rejections: cursor.rejections,
})

/** The cursor with what one step took in. */
export function added(cursor: Cursor, { tally, rejections, asOf, version }: TakenIn): Cursor {
  const sum = { ...noTally(), ...cursor.tally }
  for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key]
  const newest = asOf?.toISOString() ?? null
  return {
    ...cursor,
    tally: sum,
    rejections: [...cursor.rejections, ...rejections].slice(0, MOST_REJECTIONS),
    asOf: newest !== null && newest > (cursor.asOf ?? '') ? newest : cursor.asOf,
    mark: version ?? cursor.mark,
  }
}
