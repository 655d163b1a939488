import type { Tx } from '../../../platform/db/index.ts'
import type { CaseState } from '../schema/index.ts'
import { casesAmong, waitingAmong } from '../store/outcomes.ts'

export interface CaseOutcomes {
  /** States of these cases: of those whoever's transaction it is may see. */
  caseStates(tx: Tx, ids: readonly string[]): Promise<Map<string, CaseState>>
  /** Root causes of which something waits for a maintainer, in a transaction of the house. */
  waitingForMaintainers(tx: Tx, rootCauseIds: readonly string[]): Promise<string[]>
}

export const createCaseOutcomes = (): CaseOutcomes => ({
  caseStates: async (tx, ids) =>
    new Map((await casesAmong(tx, ids)).map(({ id, state }) => [id, state as CaseState])),
  waitingForMaintainers: (tx, rootCauseIds) => waitingAmong(tx, rootCauseIds),
})
