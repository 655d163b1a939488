import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../platform/config/root.ts'
import { ENGINES, type TestDatabase } from './database.ts'

/** SECURITY.md says of every column what a thief would see: kept true by the catalogue. */
describe('SECURITY.md', () => {
  const rows = new Map(
    [
      ...readFileSync(join(packageRoot, 'SECURITY.md'), 'utf8').matchAll(
        /^\| `([a-z_]+)` \|(.*)\|(.*)\|(.*)\|$/gm,
      ),
    ].map(([, table, ...cells]) => [table!, cells.map(namesIn)]),
  )
  let test: TestDatabase
  let columns: { table: string; name: string; type: string }[]

  beforeAll(async () => {
    test = await ENGINES[0]!.open()
    const found =
      await test.db.asOwner(`select c.relname as table, a.attname as name, replace(format_type(atttypid, null), '[]', '') as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped`)
    columns = found.rows as typeof columns
  })
  afterAll(() => test?.close())

  it('lists every table, and none that is gone', () => {
    expect([...rows.keys()].sort()).toEqual([...new Set(columns.map(({ table }) => table))].sort())
  })
  it('lists every column, and none that is gone', () => {
    const known = new Set(columns.map(({ table, name }) => `${table}.${name}`))
    const listed = new Set(
      [...rows].flatMap(([table, cells]) =>
        cells.flatMap((names) => names.map((name) => `${table}.${name}`)),
      ),
    )
    expect([...known].filter((column) => !listed.has(column))).toEqual([])
    expect([...listed].filter((column) => !known.has(column) && !column.endsWith('.blobs'))).toEqual([])
  })
  it('calls nothing sealed or hashed that is readable text', () => {
    for (const { table, name, type } of columns) {
      const [, hashed, sealed] = rows.get(table)!
      if (!hashed!.includes(name) && !sealed!.includes(name)) continue
      expect([table, name, type]).toEqual([table, name, name === 'password_hash' ? 'text' : 'bytea'])
    }
  })
})

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([a-z0-9_]+)`/g)].map((match) => match[1]!)
}
