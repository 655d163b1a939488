import { uuidArray } from '../../../platform/db/arrays.ts'
import { sql, type Tx } from '../../../platform/db/index.ts'

export interface ComponentRow {
  id: string
  inventory_id: string
  kind: 'package' | 'product' | 'other'
  sealed: Buffer
  /** Of the question that settled what its words mean; null: nothing did. */
  words_sealed: Buffer | null
  first_seen: Date
  removed_at: Date | null
}

/** Columns and source of {@link ComponentRow}; for every statement that opens components. */
export const componentColumns = sql.raw(
  'c.id, c.inventory_id, c.kind, c.sealed, q.sealed as words_sealed, c.first_seen, c.removed_at',
)
export const componentSource =
  sql.raw(`inventory_components c left join product_questions q on q.organisation_id = c.organisation_id
  and q.words_key = c.words_key and q.state in ('certain', 'confirmed', 'named')`)

/** These components, of whatever inventory; as the house, or as the member they belong to. */
export const componentsById = (tx: Tx, ids: readonly string[]): Promise<ComponentRow[]> =>
  tx.all(sql<ComponentRow>`select ${componentColumns} from ${componentSource}
    where c.id = any(${uuidArray(ids)}::uuid[])`)
