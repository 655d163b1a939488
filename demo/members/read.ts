import type { ExposureCounts, ExposureSummary } from '../../modules/members/schema.ts'
import type { Api } from '../api.ts'
import type { MemberOutcome } from './figures.ts'

/** What each member is shown of its own. */
export async function readMembers(apis: ReadonlyMap<string, Api>): Promise<MemberOutcome[]> {
  const outcomes: MemberOutcome[] = []
  for (const [id, own] of apis)
    outcomes.push({
      id,
      counts: await own.get<ExposureCounts>('/v1/exposure-counts'),
      exposures: await own.all<ExposureSummary>('/v1/exposures'),
    })
  return outcomes
}
