import type { Clock } from '../../../platform/clock/index.ts'
import type { Keyring } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/db/index.ts'
import type { Publisher } from '../../../standards/advisory/model.ts'
import type { Cases } from '../../cases/index.ts'
import type { AdvisoryContent } from '../schema.ts'

/** What the advisories services are made with; the composition root provides it. */
export interface AdvisoriesDeps {
  db: Database
  keyring: Keyring
  clock: Clock
  cases: Pick<Cases, 'dossierIn' | 'linkAdvisory' | 'markPublished'>
  /** Who issues advisories of this house. */
  publisher(): Publisher
  /** Public address of the house, without a slash at its end. */
  publicUrl(): string
  /**
   * Faults of a CSAF document, as sentences (standards/csaf/validate.ts). Loading the validator takes
   * seconds of CPU: a server with visitors gives one that works in another thread or process.
   */
  validateCsaf(document: unknown): Promise<string[]>
}

/** A draft as it is kept, sealed under the case's key. */
export interface SealedDraft {
  content: AdvisoryContent
  /** What the CSAF validator found when it was saved. */
  faults: string[]
}
