import type { Tx } from '../../../platform/db/index.ts'
import { FIRST } from '../rules/index.ts'
import * as store from '../store/outcomes.ts'

/** What became of one discoverer's reports, as far as findings know. */
export interface ReportedBy {
  organisationId: string
  relations: store.RelationCounts
  /** Root causes it reported that a case handles. */
  causes: { rootCauseId: string; caseId: string; collisionCount: number }[]
}

export interface Outcomes {
  /** In a transaction of the house. @returns undefined for an organisation nobody knows */
  reportedBy(tx: Tx, organisation: string): Promise<ReportedBy | undefined>
  /** One report of an organisation for each of these root causes: those whoever's transaction it is may read. */
  reportsOf(tx: Tx, organisationId: string, rootCauseIds: readonly string[]): Promise<string[]>
}

const NONE: store.RelationCounts = { first: 0, duplicate: 0, subsumed: 0, chain: 0, ungrouped: 0 }

export const createOutcomes = (): Outcomes => ({
  async reportedBy(tx, organisation) {
    const organisationId = await store.organisationByName(tx, organisation)
    if (!organisationId) return undefined
    const causes = await store.causesInCases(tx, organisationId)
    return {
      organisationId,
      relations: (await store.relationCounts(tx, organisationId, FIRST[0]!.code)) ?? NONE,
      causes: causes.map((row) => ({
        rootCauseId: row.id,
        caseId: row.case_id,
        collisionCount: row.collision_count,
      })),
    }
  },
  reportsOf: (tx, organisationId, rootCauseIds) => store.reportOfEach(tx, organisationId, rootCauseIds),
})
