import { sql, type Tx } from '../../../platform/db/index.ts'

export interface RelationRow {
  fromId: string
  toId: string
  relation: 'subsumed' | 'chain'
  /** By the key of the root cause it starts from. */
  explanationSealed: Buffer
}
/** Forgets what rules said of how root causes relate, before they say it anew. */
export const forgetRelations = (tx: Tx, rootCauseIds: string[]): Promise<number> =>
  tx.run(sql`delete from root_cause_relations where from_id = any(${rootCauseIds}::uuid[])`)

export async function addRelations(tx: Tx, rows: RelationRow[]): Promise<void> {
  for (const { fromId, toId, relation, explanationSealed } of rows)
    await tx.run(sql`insert into root_cause_relations (from_id, to_id, relation, explanation_sealed)
      values (${fromId}, ${toId}, ${relation}, ${explanationSealed}) on conflict do nothing`)
}

/** Marks findings that report more than the flaw they are filed under. */
export const setRelation = (tx: Tx, findingIds: string[], relation: string): Promise<number> =>
  tx.run(sql`update memberships set relation = ${relation} where finding_id = any(${findingIds}::uuid[])`)
