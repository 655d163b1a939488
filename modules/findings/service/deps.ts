import type { Blobs } from '../../../platform/blobs/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Keyring } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/db/index.ts'

/** What the findings services are made with; the composition root provides it. */
export interface FindingsDeps {
  db: Database
  blobs: Blobs
  keyring: Keyring
  clock: Clock
}
