import { afterAll, beforeAll, expect, it } from 'vitest'
import { system } from '../platform/access/actor.ts'
import { sql } from '../platform/db/index.ts'
import { eachEngine, type TestDatabase } from './database.ts'

eachEngine((engine) => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await engine.open()
  })
  afterAll(() => test?.close())

  it('starts with the anonymous organisation alone', async () => {
    const rows = await test.db.as(system, (tx) =>
      tx.all(sql<{ name: string }>`select name from organisations`),
    )
    expect(rows).toEqual([{ name: 'anonymous' }])
    expect(test.db.engine).toBe(engine.name)
  })

  it('keeps no rows from one opening to the next', async () => {
    await test.db.as(system, (tx) => tx.run(sql`insert into house (key, value) values ('left behind', '1')`))
    await test.close()
    test = await engine.open()
    expect(await test.db.as(system, (tx) => tx.all(sql`select * from house`))).toEqual([])
  })

  it('runs as roles that are neither superuser nor free of row-level security', async () => {
    const { rows } = await test.db.asOwner(
      `select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb from pg_roles
       where rolname in ('tocsin_app', 'tocsin_system') order by rolname`,
    )
    const ordinary = {
      rolsuper: false,
      rolbypassrls: false,
      rolcanlogin: false,
      rolcreaterole: false,
      rolcreatedb: false,
    }
    expect(rows).toEqual([
      { rolname: 'tocsin_app', ...ordinary },
      { rolname: 'tocsin_system', ...ordinary },
    ])
  })
})
