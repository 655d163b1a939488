import type { Clock } from '../../../../platform/clock/index.ts'
import type { Source } from '../../rules/index.ts'
import type { Unit } from '../units.ts'
import type { Fetch } from './get.ts'
import type { LoadOpenPgp } from './openpgp.ts'

export interface PagingContext {
  fetch: Fetch
  clock: Clock
  source: Source
  /** The address stands in the configuration. */
  trusted: boolean
  /** OpenPGP public keys the operator configured, armored, by feed: what it signs with, whatever it says itself. */
  keys?: Readonly<Record<string, readonly string[]>>
  loadOpenPgp?: LoadOpenPgp
  /** Up to where the last run that ended well had come; null: there was none. */
  mark: string | null
  /** Where this run stands; null: at its beginning. */
  within: string | null
}

/** One piece of a source that is read in pieces, each committed before the next is asked for. */
export interface Piece {
  units: Unit[]
  /** The run goes on from here. */
  within: string
  /** How long the publisher wants to be left alone now. */
  waitSeconds: number
  /** What is to be said of the run's signatures. */
  note?: string | undefined
}

/**
 * Reads a source piece by piece, and returns the mark the next run begins at.
 * @throws FetchProblem; the run goes on later from its last piece
 */
export type Paging = (context: PagingContext) => AsyncGenerator<Piece, string>
