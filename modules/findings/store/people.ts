import { sql, type Tx } from '../../../platform/db/index.ts'

export const membersOf = async (tx: Tx, rootCauseId: string): Promise<string[]> =>
  (
    await tx.all(
      sql<{ finding_id: string }>`select finding_id from memberships where root_cause_id = ${rootCauseId}`,
    )
  ).map((row) => row.finding_id)

/** Moves findings by a person's hand: later rules leave them there. */
export const pinTo = (
  tx: Tx,
  findingIds: string[],
  rootCauseId: string,
  ruleVersion: number,
  code: string,
): Promise<number> =>
  tx.run(sql`update memberships set root_cause_id = ${rootCauseId}, decided_by = 'person', rule_version = ${ruleVersion}, score = 1,
    reasons = ${JSON.stringify([{ kind: 0, effect: 0, code }])}::jsonb where finding_id = any(${findingIds}::uuid[])`)

/** What a person merged into stays too, for its own reasons: rules must not take the two apart again. */
export const pinMembers = (tx: Tx, rootCauseId: string): Promise<number> =>
  tx.run(sql`update memberships set decided_by = 'person' where root_cause_id = ${rootCauseId}`)

export const markMerged = (tx: Tx, from: string, into: string): Promise<number> =>
  tx.run(sql`update root_causes set merged_into = ${into}, updated_at = now() where id = ${from}`)

/** The merged one's fingerprints speak for the other from now on. */
export async function moveKeys(tx: Tx, from: string, into: string): Promise<void> {
  await tx.run(sql`insert into root_cause_keys (kind, key, root_cause_id, members)
    select kind, key, ${into}::uuid, members from root_cause_keys where root_cause_id = ${from}
    on conflict (kind, key, root_cause_id) do update set members = root_cause_keys.members + excluded.members`)
  await tx.run(sql`delete from root_cause_keys where root_cause_id = ${from}`)
}

export interface Override {
  id: string
  act: 'merge' | 'unmerge' | 'split'
  findingId: string | null
  rootCauseId: string
  otherRootCauseId: string | null
  accountId: string | null
  byName: string
  reasonSealed: Buffer
}
export async function insertOverrides(tx: Tx, rows: Override[]): Promise<void> {
  await tx.run(sql`insert into grouping_overrides (id, act, finding_id, root_cause_id, other_root_cause_id, account_id, by_name, reason_sealed)
    select * from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.act)}::text[], ${rows.map((r) => r.findingId)}::uuid[],
      ${rows.map((r) => r.rootCauseId)}::uuid[], ${rows.map((r) => r.otherRootCauseId)}::uuid[], ${rows.map((r) => r.accountId)}::uuid[],
      ${rows.map((r) => r.byName)}::text[], ${rows.map((r) => r.reasonSealed)}::bytea[])`)
}
