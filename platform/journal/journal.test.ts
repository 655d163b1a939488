import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eachEngine, type TestDatabase, withClient } from '../../testing/database.ts'
import { type Actor, anonymous, system } from '../access/actor.ts'
import { newId } from '../clock/index.ts'
import { sql } from '../db/index.ts'
import { linkJournal, record, verifyJournal } from './index.ts'

eachEngine((engine) => {
  describe('the journal', () => {
    let test: TestDatabase
    beforeAll(async () => {
      test = await engine.open()
    })
    afterAll(() => test?.close())

    const somebody: Actor = { ...anonymous, kind: 'account', accountId: newId(), organisationId: newId() }
    const act = (name: string, actor: Actor = system) =>
      test.db.as(actor, (tx) =>
        record(tx, { act: name, subjectKind: 'finding', subjectId: null, detail: { n: 1, ä: 'ö' } }),
      )
    const linkAll = async () => {
      let linked = 0
      for (let n = await linkJournal(test.db); n > 0; n = await linkJournal(test.db)) linked += n
      return linked
    }
    /** As whoever owns the machine: past triggers and roles. */
    const tamper = async (text: string) => {
      const statement = `begin; alter table journal disable trigger user; ${text}; alter table journal enable trigger user; commit`
      if (test.superuserUrl) await withClient(test.superuserUrl, (client) => client.query(statement))
      else await test.db.asOwner(statement)
    }
    const head = async () =>
      (await test.db.as(system, (tx) =>
        tx.first(sql<{ n: string }>`select coalesce(max(sequence), 0)::text as n from journal`),
      ))!.n

    beforeEach(async () => {
      await act('first')
      await act('second', somebody)
      await linkAll()
    })

    it('links what was committed, in order, without gaps, and verifies', async () => {
      const before = BigInt(await head())
      await Promise.all(Array.from({ length: 20 }, (_, n) => act(`act ${n}`)))
      expect(await linkAll()).toBe(20)
      expect(await linkAll()).toBe(0)
      expect(BigInt(await head())).toBe(before + 20n)
      expect(await verifyJournal(test.db)).toEqual({ entries: Number(before) + 20, brokenAt: undefined })
    })

    it('keeps nothing of an act that was rolled back', async () => {
      const failed = test.db.as(system, async (tx) => {
        await record(tx, { act: 'never', subjectKind: 'finding', subjectId: null })
        throw new Error('rolled back')
      })
      await expect(failed).rejects.toThrow('rolled back')
      expect(await linkAll()).toBe(0)
    })

    it('links each entry once although several sequencers run', async () => {
      await Promise.all(Array.from({ length: 10 }, (_, n) => act(`act ${n}`)))
      const linked = await Promise.all([linkJournal(test.db), linkJournal(test.db), linkJournal(test.db)])
      expect(linked.reduce((sum, n) => sum + n, 0) + (await linkAll())).toBe(10)
      expect((await verifyJournal(test.db)).brokenAt).toBeUndefined()
    })

    it.each([
      ['an act', `act = 'forged'`],
      ['an actor', `actor = 'somebody else'`],
      ['an instant', `at = at - interval '1 second'`],
      ['a detail', `detail = '{"n": 2}'`],
      ['a hash', `hash = sha256('forged')`],
    ])('finds %s that was altered', async (_what, change) => {
      const last = await head()
      await tamper(`update journal set ${change} where sequence = ${last}`)
      expect((await verifyJournal(test.db)).brokenAt).toBe(last)
      await tamper('delete from journal')
    })

    it('finds an entry that was taken out', async () => {
      const last = BigInt(await head())
      await tamper(`delete from journal where sequence = ${last - 1n}`)
      expect((await verifyJournal(test.db)).brokenAt).toBe(String(last))
      await tamper('delete from journal')
    })

    it('refuses to change, delete or empty, even for the house and the owner', async () => {
      for (const statement of [
        `update journal set act = 'forged'`,
        `update journal set sequence = 9999 where sequence is not null`,
        'delete from journal',
      ])
        await expect(test.db.as(system, (tx) => tx.run(sql.raw(statement)))).rejects.toThrow('append-only')
      await expect(test.db.as(system, (tx) => tx.run(sql`truncate journal`))).rejects.toMatchObject({
        code: '42501',
      })
      await expect(test.db.asOwner('truncate journal')).rejects.toThrow('append-only')
    })

    it('takes no entry in another’s name, nor one that is linked already', async () => {
      const insert = (actor: Actor, columns: string, values: string) =>
        test.db.as(actor, (tx) =>
          tx.run(
            sql.raw(
              `insert into journal (id, act, subject_kind, ${columns}) values (gen_random_uuid(), 'x', 'y', ${values})`,
            ),
          ),
        )
      await expect(insert(somebody, 'actor', `'${newId()}'`)).rejects.toMatchObject({ code: '42501' })
      await expect(
        insert(somebody, 'actor, sequence', `'${somebody.accountId}', 5000`),
      ).rejects.toMatchObject({ code: '42501' })
      expect(await insert(somebody, 'actor', `'${somebody.accountId}'`)).toBe(1)
    })
  })
})
