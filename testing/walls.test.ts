import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../platform/access/actor.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { eachEngine } from './database.ts'
import { COMPARTMENT, type Embargo, playEmbargo } from './embargo.ts'
import { openHouse, type TestHouse } from './house.ts'
import { DEFINERS, TABLE_PLAN } from './table-plan.ts'
import { makeVisitors, type Visitor } from './visitors.ts'

/**
 * The second wall, table by table, as the catalogue lists them: with every `policy.ts` forgotten and
 * every `where` left out, nobody reads or writes what is not theirs.
 */
eachEngine((engine) => {
  describe('every table', () => {
    let house: TestHouse
    let embargo: Embargo
    let visitors: Visitor[]
    let tables: string[]

    beforeAll(async () => {
      house = await openHouse(engine)
      embargo = await playEmbargo(house)
      visitors = await makeVisitors(house)
      tables = (
        await owner(`select tablename as name from pg_tables where schemaname = 'public' order by 1`)
      ).map((row) => row.name as string)
    })
    afterAll(() => house?.close())

    const owner = async (text: string) => (await house.house.db.asOwner(text)).rows
    const as = <T>(visitor: Visitor, work: (tx: Tx) => Promise<T>) => house.house.db.as(visitor.actor, work)
    const count = async (tx: Tx, text: string): Promise<number> =>
      Number(((await tx.text(text)).rows[0] as { n: string }).n)
    /** Outcome of a statement in a transaction of its own: its rows, or why it was refused. */
    const attempt = (visitor: Visitor, work: (tx: Tx) => Promise<number>): Promise<number | 'refused'> =>
      as(visitor, work).catch((error: { code?: string; message: string }) => {
        // 42501: insufficient privilege, and a row that violates row-level security.
        if (error.code === '42501') return 'refused'
        throw new Error(`${error.code}: ${error.message}`)
      })

    it('is in the plan, and the plan holds no other', () => {
      expect(tables).toEqual(Object.keys(TABLE_PLAN).sort())
    })

    it('has row-level security, enabled and forced, unless requests have no right on it at all', async () => {
      const rows =
        await owner(`select c.relname as name, relrowsecurity as enabled, relforcerowsecurity as forced,
          has_table_privilege('tocsin_app', c.oid, 'select') or has_table_privilege('tocsin_system', c.oid, 'select') as readable
        from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`)
      const open = rows.filter((row) => row.readable && !(row.enabled && row.forced)).map((row) => row.name)
      expect(open).toEqual([])
      expect(rows.map((row) => row.name).sort()).toEqual(tables)
    })

    it('holds rows of the embargoed flaw, so that seeing none means something', async () => {
      const empty: string[] = []
      for (const table of tables.filter((name) => name !== 'schema_migrations')) {
        const n = await house.house.db.as(system, (tx) => count(tx, `select count(*) as n from ${table}`))
        if (n === 0) empty.push(table)
      }
      expect(empty).toEqual([])
    })

    it('shows nobody what is not theirs', async () => {
      const leaks: string[] = []
      for (const visitor of visitors) {
        for (const [table, plan] of Object.entries(TABLE_PLAN)) {
          const where = plan.mine ? ` where not coalesce(${plan.mine}, false)` : ''
          const seen = await attempt(visitor, (tx) => count(tx, `select count(*) as n from ${table}${where}`))
          // Facts of the world are everybody's; that nobody writes them is told below.
          if (plan.shows === 'reference') continue
          const fits = plan.shows === 'house' ? seen === 'refused' : seen === 0
          if (!fits) leaks.push(`${visitor.wall}: ${seen} rows of ${table}`)
        }
      }
      expect(leaks).toEqual([])
    })

    it('lets nobody change or delete a row', async () => {
      const changed: string[] = []
      for (const visitor of visitors) {
        for (const [table, plan] of Object.entries(TABLE_PLAN)) {
          const [column] = await owner(`select attname as name from pg_attribute
            where attrelid = 'public.${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' limit 1`)
          const where = plan.mine ? ` where not coalesce(${plan.mine}, false)` : ''
          for (const statement of [
            `update ${table} set ${column!.name} = ${column!.name}${where}`,
            // Reads no column, so that only the update's own policy stands in the way.
            `update ${table} set ${column!.name} = default`,
            `delete from ${table}${where}`,
          ]) {
            const rows = await attempt(visitor, (tx) => tx.run(sql.raw(statement)))
            if (rows !== 0 && rows !== 'refused')
              changed.push(`${visitor.wall}: ${rows} rows by ${statement}`)
          }
          const emptied = await attempt(visitor, (tx) => tx.run(sql.raw(`truncate ${table} cascade`)))
          if (emptied !== 'refused') changed.push(`${visitor.wall}: truncate ${table}`)
        }
      }
      expect(changed).toEqual([])
    })

    it('gives requests no right to write but those in the plan', async () => {
      const rights =
        await owner(`select relname as name, string_agg(kind, ' ' order by kind) as kinds from pg_class,
        unnest(array['delete', 'truncate', 'trigger', 'references', 'update', 'insert']) kind
        where relnamespace = 'public'::regnamespace and relkind = 'r' and (has_table_privilege('tocsin_app', oid, kind)
          or kind in ('update', 'insert') and has_any_column_privilege('tocsin_app', oid, kind)) group by 1 order by 1`)
      const planned = Object.entries(TABLE_PLAN)
        .filter(([, plan]) => plan.forgeries)
        .map(([name, { updates }]) => ({ name, kinds: updates ? 'insert update' : 'insert' }))
      expect(rights).toEqual(planned.sort((a, b) => (a.name < b.name ? -1 : 1)))
    })

    it('takes no row that is not the writer’s own', async () => {
      const finding = embargo.findingIds[0]!
      const [known] = await house.house.db.as(system, (tx) =>
        tx.all(sql<{ address: string; organisation: string }>`select encode(address, 'hex') as address,
          organisation_id as organisation from findings where id = ${finding}`),
      )
      const fill = (text: string) =>
        text
          .replaceAll('$address', `'\\x${known!.address}'::bytea`)
          .replaceAll('$organisation', `'${known!.organisation}'::uuid`)
          .replaceAll('$finding', `'${finding}'::uuid`)
      const taken: string[] = []
      for (const plan of Object.values(TABLE_PLAN)) {
        // Colleagues share their organisation's progress of a stream, and its findings below their own ceiling.
        const strangers = visitors.filter((visitor) => !visitor.wall.startsWith('a colleague'))
        for (const visitor of strangers) {
          for (const statement of plan.forgeries ?? []) {
            const rows = await as(visitor, (tx) => tx.run(sql.raw(fill(statement)))).catch(() => 'refused')
            if (rows !== 'refused') taken.push(`${visitor.wall}: ${statement}`)
          }
        }
      }
      expect(taken).toEqual([])
    })

    it('answers no through every function that reads past row-level security', async () => {
      const rows =
        await owner(`select proname as name, r.rolname as owner from pg_proc p join pg_roles r on r.oid = p.proowner
        where pronamespace = 'public'::regnamespace and prosecdef order by 1`)
      expect(rows.map((row) => row.name)).toEqual(Object.keys(DEFINERS).sort())
      // Owned by a role that row-level security binds too.
      expect([...new Set(rows.map((row) => row.owner))]).toEqual(['tocsin_system'])
      const fill = (text: string) =>
        text
          .replaceAll('$rootCause', `'${embargo.rootCauseId}'::uuid`)
          .replaceAll('$finding', `'${embargo.findingIds[0]}'::uuid`)
          .replaceAll('$case', `'${embargo.caseId}'::uuid`)
          .replaceAll('$thread', `'${embargo.threadId}'::uuid`)
          .replaceAll('$party', `'${embargo.maintainerPartyId}'::uuid`)
      const told: string[] = []
      for (const visitor of visitors) {
        for (const [name, question] of Object.entries(DEFINERS)) {
          const { rows } = await as(visitor, (tx) => tx.text(`select (${fill(question)}) as answer`))
          const expected = mayBeTold(name, visitor)
          if ((rows[0] as { answer: boolean }).answer && !expected) told.push(`${visitor.wall}: ${name}`)
        }
      }
      expect(told).toEqual([])
    })

    it('of the job queue is out of reach', async () => {
      for (const visitor of visitors)
        expect(await attempt(visitor, (tx) => count(tx, 'select count(*) as n from pgboss.job'))).toBe(
          'refused',
        )
    })

    it('opens to those it is meant for', async () => {
      const findings = await house.house.db.as(embargo.coordinator.actor, (tx) =>
        count(tx, 'select count(*) as n from findings'),
      )
      const own = await house.house.db.as(embargo.discoverer.actor, (tx) =>
        tx.all(sql<{ id: string }>`select id from findings`),
      )
      expect(findings).toBe(4)
      expect(own.map((row) => row.id)).toEqual([embargo.findingIds[0]])
    })
  })
})

/** Clearance is the visitor's own, and need to know is its organisation's: neither alone opens a row. */
function mayBeTold(name: string, { wall, actor }: Visitor): boolean {
  if (name === 'tocsin_granted') return wall.startsWith('a colleague')
  if (!name.startsWith('tocsin_cleared_')) return false
  return actor.tlp === 'red' && actor.compartments.includes(COMPARTMENT)
}
