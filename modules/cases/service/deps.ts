import type { Blobs } from '../../../platform/blobs/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import { type Keyring, open, seal } from '../../../platform/crypto/index.ts'
import type { Database, Tx } from '../../../platform/db/index.ts'
import type { Envelope } from '../../../standards/attest/dsse.ts'
import type { Judgement, Recipe } from '../../../standards/judging/types.ts'
import type { FindingDocument, RootCauseSummary } from '../../findings/index.ts'
import type { ReferenceData } from '../rules/index.ts'

/** A finding of a root cause, and who reported it. */
export interface Member {
  findingId: string
  organisationId: string
  organisation: string
}

/** What the cases services are made with; the composition root provides it. */
export interface CasesDeps {
  db: Database
  blobs: Blobs
  keyring: Keyring
  clock: Clock
  findings: {
    rootCausesIn(tx: Tx, ids: string[]): Promise<RootCauseSummary[]>
    documents(tx: Tx, findingIds: string[]): Promise<Map<string, FindingDocument>>
    /** Findings of each root cause, oldest first. */
    membersIn(tx: Tx, rootCauseIds: string[]): Promise<Map<string, Member[]>>
    /** Tells root causes which case handles them. */
    linkCase(tx: Tx, rootCauseIds: string[], caseId: string | null): Promise<void>
  }
  validation: {
    judgedIn(tx: Tx, findingIds: string[]): Promise<Judged[]>
  }
  /** KEV, EPSS and SSVC answers this house has loaded. */
  reference: ReferenceData
}

export interface Judged {
  id: string
  findingId: string
  recipe: Recipe
  result: { judgement: Judgement; outcome: { driver: string } | null; statement: Envelope | null }
  judgedAt: Date
}

/** What a case is about, sealed under its key. */
export interface SealedFace {
  title: string
  package: string | null
  identifiers: string[]
  assessment?: Assessment
}

/** A coordinator's word on how bad it is. */
export interface Assessment {
  /** A CVSS vector that could be scored. */
  vector: string
  by: string
  /** Instant, UTC. */
  at: string
}

/** JSON sealed under a case's key. */
export const sealJson = (key: Uint8Array, value: unknown): Buffer =>
  seal(key, Buffer.from(JSON.stringify(value)))
export const openJson = <T>(key: Uint8Array, sealed: Uint8Array): T =>
  JSON.parse(open(key, sealed).toString('utf8')) as T
