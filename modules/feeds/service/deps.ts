import type { Clock } from '../../../platform/clock/index.ts'
import type { Database, Tx } from '../../../platform/db/index.ts'
import type { Source } from '../rules/index.ts'
import type { Fetch } from './transport/get.ts'
import type { LoadOpenPgp } from './transport/openpgp.ts'

/** What the feeds services are made with; the composition root provides it. */
export interface FeedsDeps {
  db: Database
  clock: Clock
  sources: readonly Source[]
  /** Names of feeds the configuration says to fetch. */
  fetched: readonly string[]
  /** Where downloads and files people brought lie until they are taken in. */
  directory: string
  /** Names of feeds whose address the operator configured: theirs may be anywhere, an internal mirror say. */
  trusted: readonly string[]
  fetch: Fetch
  /** OpenPGP public keys the operator configured for CSAF providers, armored, by name of the feed. */
  keys?: Readonly<Record<string, readonly string[]>>
  /** Tests show by it what happens where the optional package is not installed. */
  loadOpenPgp?: LoadOpenPgp
  /** Records a transaction takes at most; tests make it small. */
  batchSize?: number
  /** Asks for a job that calls `work`, in the caller's transaction. */
  ask(tx: Tx, feed: string, afterSeconds?: number): Promise<void>
}
