import type { Tlp } from '../../../platform/access/schema.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { Stage } from '../schema.ts'

/** How far the repair of one vulnerability came, as other modules and public records know it. */
export interface RepairFacts {
  /** Its public identifier, else the number of its case. */
  vulnerability: string
  title: string
  rootCauseId: string | undefined
  caseId: string | undefined
  tlp: Tlp
  public: boolean
  stages: StageFact[]
}
export interface StageFact {
  stage: Stage
  /** A candidate's name, a repository, `npm`, `debian:12`. */
  where: string
  version?: string | undefined
  at: Date
  words?: string | undefined
  /** Something got past it. */
  bypassed?: boolean | undefined
}

/** Where news of repairs comes from: cases and advisories of the house, reference feeds. Asked as the house. */
export interface RepairSource {
  ofCase(tx: Tx, caseId: string): Promise<RepairFacts | undefined>
  /** Of a public vulnerability: what is released and which distributions carry it. */
  ofVulnerability(tx: Tx, vulnerability: string): Promise<RepairFacts | undefined>
}
