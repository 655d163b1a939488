import { sql, type Tx } from '../../../platform/db/index.ts'

/** Cases the actor may see, of those named. */
export const casesAmong = (tx: Tx, ids: readonly string[]): Promise<{ id: string; state: string }[]> =>
  tx.all(sql<{ id: string; state: string }>`select id, state from cases where id = any(${[...ids]}::uuid[])`)

/** Root causes of which something waits for a maintainer, of those named. */
export const waitingAmong = async (tx: Tx, rootCauseIds: readonly string[]): Promise<string[]> =>
  (
    await tx.all(sql<{ id: string }>`select distinct d.root_cause_id as id from dossiers d
      join cases c on c.id = d.case_id and c.state not in ('published', 'closed')
      where d.sent_at is null and d.root_cause_id = any(${[...rootCauseIds]}::uuid[])`)
  ).map(({ id }) => id)
