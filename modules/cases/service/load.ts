import type { Tx } from '../../../platform/db/index.ts'
import type { FindingDocument, RootCauseSummary } from '../../findings/index.ts'
import { agreedIdentifiers } from '../rules/index.ts'
import type { CasesDeps, Judged, Member } from './deps.ts'

/** One root cause with everything a case is computed from. */
export interface CasePart {
  rootCause: RootCauseSummary
  members: Member[]
  documents: FindingDocument[]
  judged: Judged[]
}

/** Reads root causes with their reports and reproductions; in a transaction of the house it reads all of them. */
export async function loadParts(deps: CasesDeps, tx: Tx, rootCauseIds: string[]): Promise<CasePart[]> {
  const rootCauses = await deps.findings.rootCausesIn(tx, rootCauseIds)
  const members = await deps.findings.membersIn(
    tx,
    rootCauses.map(({ id }) => id),
  )
  const findingIds = [...members.values()].flat().map(({ findingId }) => findingId)
  const documents = await deps.findings.documents(tx, findingIds)
  const judged = await deps.validation.judgedIn(tx, findingIds)
  return rootCauses.map((rootCause) => {
    const own = members.get(rootCause.id) ?? []
    const ids = new Set(own.map(({ findingId }) => findingId))
    return {
      rootCause,
      members: own,
      documents: own.flatMap(({ findingId }) => documents.get(findingId) ?? []),
      judged: judged.filter(({ findingId }) => ids.has(findingId)),
    }
  })
}

/** Identifiers of a case: for each root cause those its reports agree on. */
export const identifiersOf = (parts: readonly CasePart[]): string[] => [
  ...new Set(parts.flatMap(({ documents }) => agreedIdentifiers(documents.map((d) => d.identifiers ?? [])))),
]
