import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eachEngine, type TestDatabase } from '../../testing/database.ts'
import { type Actor, anonymous, system } from '../access/actor.ts'
import { newId } from '../clock/index.ts'
import { packageRoot } from '../config/root.ts'
import { openDatabase, sql } from './index.ts'
import { migrate } from './migrate.ts'

eachEngine((engine) => {
  describe('the database', () => {
    let test: TestDatabase
    beforeAll(async () => {
      test = await engine.open()
    })
    afterAll(() => test?.close())

    const reader: Actor = {
      ...anonymous,
      kind: 'account',
      accountId: newId(),
      organisationId: newId(),
      roles: ['member', 'coordinator'],
      tlp: 'amber',
      compartments: ['water', 'power'],
    }
    const seen = (actor: Actor) =>
      test.db.as(actor, (tx) =>
        tx.first(sql<
          Record<string, unknown>
        >`select current_user as role, tocsin_org() as org, tocsin_account() as account,
          tocsin_tlp()::int as tlp, tocsin_has_role('coordinator') as coordinator, tocsin_has_role('overseer') as overseer,
          tocsin_cleared(2::smallint, 'water,power') as both, tocsin_cleared(2::smallint, 'water,gas') as one,
          tocsin_cleared(3::smallint, null) as above, tocsin_cleared(0::smallint, '') as unnamed`),
      )

    it('runs each transaction as its actor', async () => {
      expect(await seen(reader)).toEqual({
        role: 'tocsin_app',
        org: reader.organisationId,
        account: reader.accountId,
        tlp: 2,
        coordinator: true,
        overseer: false,
        both: true,
        one: false,
        above: false,
        unnamed: false,
      })
      expect(await seen(system)).toMatchObject({ role: 'tocsin_system', org: null })
    })

    it('leaves nothing of one actor to the next on the same connection', async () => {
      for (let n = 0; n < 20; n++) {
        await seen(reader)
        expect(await seen(anonymous)).toMatchObject({
          role: 'tocsin_app',
          org: null,
          account: null,
          tlp: 0,
          coordinator: false,
          both: false,
        })
        const { rows } = await test.db.asOwner(
          `select current_setting('tocsin.org', true) as org, current_user = session_user as owner`,
        )
        expect(rows).toEqual([{ org: '', owner: true }])
      }
    })

    it('rolls back what throws, and goes on', async () => {
      const insert = (key: string) =>
        test.db.as(system, (tx) => tx.run(sql`insert into house (key, value) values (${key}, '1')`))
      await expect(
        test.db.as(system, async (tx) => {
          await tx.run(sql`insert into house (key, value) values ('kept?', '1')`)
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      await insert('once')
      await expect(insert('once')).rejects.toMatchObject({ code: '23505' })
      expect(await test.db.as(system, (tx) => tx.all(sql`select key from house order by 1`))).toEqual([
        { key: 'once' },
      ])
    })

    it('refuses a transaction inside another, which the embedded engine would wait for without end', async () => {
      await test.db.as(system, async () => {
        expect(() => test.db.as(system, async () => 1)).toThrow('already open')
        await expect(test.db.asOwner('select 1')).rejects.toThrow('open here')
      })
      expect(await test.db.as(system, async () => 2)).toBe(2)
    })

    it('serves many at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          test.db.as(system, (tx) => tx.first(sql<{ n: number }>`select ${n}::int as n`)),
        ),
      )
      expect(answers.map((row) => row?.n)).toEqual(Array.from({ length: 40 }, (_, n) => n))
    })

    describe('migrations', () => {
      const directory = mkdtempSync(join(tmpdir(), 'tocsin-migrations-'))
      afterAll(() => rmSync(directory, { recursive: true, force: true }))
      const ours = join(packageRoot, 'db', 'migrations')

      it('are applied once, however many servers start', async () => {
        expect(await migrate(test.db)).toEqual([])
        for (const name of readdirSync(ours)) copyFileSync(join(ours, name), join(directory, name))
        writeFileSync(
          join(directory, '9998-more.sql'),
          'create table more (id integer); insert into more values (1);',
        )
        await Promise.all([migrate(test.db, directory), migrate(test.db, directory)])
        expect((await test.db.asOwner('select * from more')).rows).toEqual([{ id: 1 }])
        expect(await migrate(test.db, directory)).toEqual([])
      })
      it('leave nothing behind when they break', async () => {
        writeFileSync(join(directory, '9999-broken.sql'), 'create table half (id integer); select 1/0;')
        await expect(migrate(test.db, directory)).rejects.toThrow('division by zero')
        expect((await test.db.asOwner(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }])
        rmSync(join(directory, '9999-broken.sql'))
      })
      it('are not rewritten: one that changed after it was applied stops the start', async () => {
        writeFileSync(join(directory, '9998-more.sql'), 'create table more (id bigint);')
        await expect(migrate(test.db, directory)).rejects.toThrow('9998-more.sql was changed')
        await test.db.asOwner(`drop table more; delete from schema_migrations where name = '9998-more.sql'`)
      })
    })
  })
})

describe('a server that does not answer', () => {
  it('is told from a fault of ours', async () => {
    const db = await openDatabase({ dataDir: undefined, databaseUrl: 'postgresql://nobody@127.0.0.1:9/none' })
    await expect(db.as(system, async () => 1)).rejects.toMatchObject({ code: 'database-unavailable' })
    await expect(db.asOwner('select 1')).rejects.toMatchObject({ code: 'database-unavailable' })
    await db.close()
  })
})
