import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../../platform/access/actor.ts'
import { createAccess } from '../../../platform/access/service.ts'
import { type Config, loadConfig } from '../../../platform/config/index.ts'
import type { Database } from '../../../platform/db/index.ts'
import { linkJournal } from '../../../platform/journal/index.ts'
import { ENGINES, type Engine } from '../../../testing/database.ts'
import { playEmbargo } from '../../../testing/embargo.ts'
import { openHouse } from '../../../testing/house.ts'
import { compose, QUEUES } from '../compose.ts'
import { restoreBackup } from './restore.ts'
import { listTables, quoted, read } from './tables.ts'
import { writeBackup } from './write.ts'

const directory = mkdtempSync(join(tmpdir(), 'tocsin-backup-test-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const configFor = (name: string): Config =>
  loadConfig({ TOCSIN_DATA_DIR: join(directory, name), TOCSIN_LOG_LEVEL: 'silent' })

/** Every row as text, but for positions in the outbox, which are numbered anew. */
async function contents(db: Database): Promise<Record<string, string[]>> {
  return db.as(system, async (tx) => {
    const all: Record<string, string[]> = {}
    for (const { name, columns } of await listTables(tx)) {
      const kept = columns.filter(
        (column) => !(name.startsWith('event') && /^(?:id|transaction_id)$/.test(column)),
      )
      const rows = await read<{ row: string }>(
        tx,
        `select row_to_json(r)::text as row from (select ${kept.map(quoted).join(', ')} from ${quoted(name)}) r`,
      )
      all[name] = rows.map(({ row }) => row).sort()
    }
    return all
  })
}

const [embedded, server] = ENGINES as [Engine, Engine]
const PAIRS: [Engine, Engine][] = [
  [embedded, embedded],
  [embedded, server],
  [server, embedded],
]

describe.each(PAIRS)('a backup of $name', (from, to) => {
  const missing = from.missing ?? to.missing
  describe.skipIf(missing !== undefined)(
    `restored into ${to.name}${missing ? ` (skipped: ${missing})` : ''}`,
    () => {
      const file = join(directory, `${from.name}-${to.name}.backup`)
      let before: Record<string, string[]>
      let findingId: string
      let undelivered: number

      beforeAll(async () => {
        const house = await openHouse(from)
        try {
          findingId = (await playEmbargo(house)).findingIds[0]!
          await linkJournal(house.house.db)
          // Somebody reports while nobody works: news not delivered, work not done.
          await house.call(undefined, 'POST', '/v1/findings', {
            title: 'A report that came at the last moment',
          })
          before = await contents(house.house.db)
          const { rows } = await house.house.db.asOwner(
            `select count(*)::int as n from events e, event_cursors c where c.subscriber = 'work'
            and (e.transaction_id, e.id) > (c.transaction_id, c.id)`,
          )
          undelivered = rows[0]?.n as number
          await writeBackup(house.house.db, house.house.config, file, { withKeys: true, version: 'test' })
        } finally {
          await house.close()
        }
      })

      it('holds every row of every table, and the texts can be read with its key', async () => {
        const test = await to.open()
        const config = configFor(`${from.name}-${to.name}`)
        try {
          const restored = await restoreBackup(test.db, config, file, QUEUES)
          expect(restored.journalEntries).toBeGreaterThan(0)
          const { events, event_cursors, ...after } = await contents(test.db)
          const { events: eventsBefore, event_cursors: cursorsBefore, ...rowsBefore } = before
          expect(after).toEqual(rowsBefore)
          expect(events).toEqual(eventsBefore)
          expect(event_cursors).toEqual(cursorsBefore)

          const house = await compose(config, () => {}, { db: test.db })
          const document = (await house.db.as(system, (tx) => house.findings.documents(tx, [findingId]))).get(
            findingId,
          )
          expect(document?.title).toContain('Quokkaflux')
          await house.jobs.stop()
        } finally {
          await test.close()
        }
      })

      it('delivers what was not delivered, once, and goes on counting', async () => {
        const test = await to.open()
        try {
          await restoreBackup(test.db, configFor(`${from.name}-${to.name}-news`), file, QUEUES)
          const { rows } = await test.db.asOwner(
            `select count(*)::int as n from events e, event_cursors c where c.subscriber = 'work'
            and (e.transaction_id, e.id) > (c.transaction_id, c.id)
            and e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())`,
          )
          expect(undelivered).toBeGreaterThan(0)
          expect(rows[0]?.n).toBe(undelivered)
          const [event] = await test.db.as(system, (tx) =>
            read<{ newest: boolean }>(
              tx,
              `insert into events (kind) values ('test') returning id > (select max(id) from events) as newest`,
            ),
          )
          expect(event?.newest).toBe(true)
        } finally {
          await test.close()
        }
      })
    },
  )
})

describe('restoring', () => {
  const file = join(directory, 'embedded-embedded.backup')
  const restoreInto = async (name: string, from: string, prepare?: (config: Config) => void) => {
    const test = await embedded.open()
    const config = configFor(name)
    prepare?.(config)
    return restoreBackup(test.db, config, from, QUEUES).finally(() => test.close())
  }
  const changed = (name: string, change: (text: string) => string) => {
    const path = join(directory, name)
    writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(file)).toString('utf8'))))
    return path
  }

  it('refuses a database that holds anything', async () => {
    const test = await embedded.open()
    await createAccess(test.db).ensureOrganisation('Somebody')
    await expect(restoreBackup(test.db, configFor('full'), file, QUEUES)).rejects.toThrow(/not empty/)
  })

  it('refuses a file that breaks off, and leaves nothing behind', async () => {
    const short = changed('short.backup', (text) => text.slice(0, text.lastIndexOf('{"$end"')))
    await expect(restoreInto('short', short)).rejects.toThrow(/end is missing/)
    const test = await embedded.open()
    expect((await contents(test.db)).findings).toEqual([])
  })

  it('refuses another kind of file and names what is wrong with it', async () => {
    const other = join(directory, 'other.backup')
    writeFileSync(other, 'not a backup')
    await expect(restoreInto('other', other)).rejects.toThrow(/no whole backup/)
    await expect(restoreInto('none', join(directory, 'none.backup'))).rejects.toThrow(/does not exist/)
  })

  it('refuses a backup of other migrations', async () => {
    const older = changed('older.backup', (text) => text.replace('0001-platform.sql', '0001-older.sql'))
    await expect(restoreInto('older', older)).rejects.toThrow(/other migrations/)
  })

  it('refuses a backup without key where none is, and one of another house', async () => {
    const bare = changed('bare.backup', (text) => text.replace(/\{"\$key":.*\n/, ''))
    await expect(restoreInto('bare', bare)).rejects.toThrow(/holds no key/)
    const foreign = changed('foreign.backup', (text) => text.replace(/"keyId":"[0-9a-f]{4}/, '"keyId":"0000'))
    await expect(restoreInto('foreign', foreign)).rejects.toThrow(/another house/)
  })

  it('never writes outside the blob directory', async () => {
    const evil = changed('evil.backup', (text) =>
      text.replace('{"$end"', `${JSON.stringify({ $blob: '../../evil', data: 'AAAA' })}\n{"$end"`),
    )
    await expect(restoreInto('evil', evil)).rejects.toThrow(/outside the blob directory/)
  })

  it('notices a journal that was changed', async () => {
    const forged = changed('forged.backup', (text) =>
      text.replace('"act":"account ensured"', '"act":"account forgotten"'),
    )
    await expect(restoreInto('forged', forged)).rejects.toThrow(/journal does not hold/)
  })
})
