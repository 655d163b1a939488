import type { Tx } from '../../../platform/db/index.ts'

export interface Table {
  name: string
  /** Columns that can be written: generated ones make themselves. */
  columns: string[]
  /** Columns that point to another row of the same table; written in a second step. */
  selfReferences: string[]
}

/** The migrations make these again by themselves. */
const LEFT_OUT = new Set(['schema_migrations'])

/** Every table of the house, those first that others point to. */
export async function listTables(tx: Tx): Promise<Table[]> {
  const rows = await read<{ name: string; columns: string[] }>(
    tx,
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = ''
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by c.relname order by c.relname`,
  )
  const references = await read<{ from: string; to: string; column: string }>(
    tx,
    `select f.relname as "from", t.relname as "to", a.attname as "column"
       from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
       join pg_attribute a on a.attrelid = f.oid and a.attnum = any (k.conkey)
      where k.contype = 'f' and f.relnamespace = 'public'::regnamespace`,
  )
  const tables = rows
    .filter(({ name }) => !LEFT_OUT.has(name))
    .map(({ name, columns }) => ({
      name,
      columns,
      selfReferences: references
        .filter(({ from, to }) => from === name && to === name)
        .map(({ column }) => column),
    }))
  return inOrder(tables, references)
}

function inOrder(tables: Table[], references: readonly { from: string; to: string }[]): Table[] {
  const sorted: Table[] = []
  const rest = [...tables]
  while (rest.length > 0) {
    const free = rest.findIndex(({ name }) =>
      references.every(
        ({ from, to }) => from !== name || to === name || !rest.some((table) => table.name === to),
      ),
    )
    if (free < 0)
      throw new Error(`tables point to each other in a circle: ${rest.map(({ name }) => name).join(', ')}`)
    sorted.push(...rest.splice(free, 1))
  }
  return sorted
}

export async function read<Row>(tx: Tx, text: string, values: unknown[] = []): Promise<Row[]> {
  return (await tx.text(text, values)).rows as Row[]
}

/** An identifier as SQL text. Names come from the catalogue, never from a backup. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
