import { sql, type Tx } from '../../../platform/db/index.ts'

export interface FindingCounts {
  findings: string
  findings_hour: string
  root_causes: string
  root_causes_hour: string
  reproduced: string
  reproduced_hour: string
  ungrouped_oldest: number | null
  /** Without a verdict, and no member brings a proof. */
  unproven: string
  unjudged_oldest: number | null
  cannot_run: string
  near_misses: string
}

/** Counts of the first three stages, for the watch floor. No text, no names. */
export const findingCounts = (tx: Tx): Promise<FindingCounts | undefined> =>
  tx.first(sql<FindingCounts>`select
    (select count(*) from findings) as findings,
    (select count(*) from findings where received_at > now() - interval '1 hour') as findings_hour,
    (select count(*) from root_causes where merged_into is null and finding_count > 0) as root_causes,
    (select count(*) from root_causes where merged_into is null and finding_count > 0
      and first_reported_at > now() - interval '1 hour') as root_causes_hour,
    (select count(*) from root_causes where verdict = 'reproduced' and merged_into is null and finding_count > 0) as reproduced,
    (select count(*) from root_causes where verdict = 'reproduced' and merged_into is null and finding_count > 0
      and updated_at > now() - interval '1 hour') as reproduced_hour,
    (select extract(epoch from now() - min(f.received_at)) from findings f
      where not exists (select from memberships m where m.finding_id = f.id))::float8 as ungrouped_oldest,
    (select count(*) from root_causes r where verdict = 'waiting' and merged_into is null and finding_count > 0
      and not exists (select from memberships m join findings f on f.id = m.finding_id
        where m.root_cause_id = r.id and f.has_recipe)) as unproven,
    (select extract(epoch from now() - min(first_reported_at)) from root_causes
      where verdict = 'waiting' and merged_into is null and finding_count > 0)::float8 as unjudged_oldest,
    (select count(*) from root_causes where verdict = 'cannot run' and merged_into is null and finding_count > 0) as cannot_run,
    (select count(*) from near_misses) as near_misses`)

/** Root causes by verdict. */
export const verdictCounts = (tx: Tx): Promise<{ verdict: string; n: string }[]> =>
  tx.all(sql<{ verdict: string; n: string }>`select verdict, count(*) as n from root_causes
    where merged_into is null and finding_count > 0 group by verdict`)
