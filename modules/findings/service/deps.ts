import type { Blobs } from '../../../platform/blobs/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Keyring } from '../../../platform/crypto/index.ts'
import type { Database, Tx } from '../../../platform/db/index.ts'
import type { MaintainersSay } from '../../../standards/project-rules/types.ts'

/** What the findings services are made with; the composition root provides it. */
export interface FindingsDeps {
  db: Database
  blobs: Blobs
  keyring: Keyring
  clock: Clock
  /** What maintainers say of packages, by package URL as given; asked as the house. */
  maintainersSay?(tx: Tx, purls: readonly string[]): Promise<Map<string, MaintainersSay>>
}
