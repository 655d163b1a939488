import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eachEngine, withClient } from './database.ts'
import { PACKAGE, playEmbargo, SECRETS } from './embargo.ts'
import { openHouse, type TestHouse } from './house.ts'
import { findPostgres } from './postgres.ts'

/** A database stolen in mid-embargo, without the house's master key: DESIGN §4.7, SECURITY.md. */
eachEngine((engine) => {
  describe('a dump of the database in mid-embargo', () => {
    let house: TestHouse

    beforeAll(async () => {
      house = await openHouse(engine)
      await playEmbargo(house)
      // Large texts lie in the blob directory.
      const proof = `require('${PACKAGE}'); // proofwordium ${'zirconium '.repeat(12_000)}`
      const discoverer = await house.person('argus')
      const large = await house.call(discoverer, 'POST', '/v1/findings', {
        title: 'Quokkaflux once more',
        recipe: {
          target: { kind: 'npm', name: PACKAGE, version: '41.7.130' },
          proof: { language: 'javascript', source: proof },
          oracle: 'marker',
        },
      })
      expect(large.json).toMatchObject({ accepted: 1 })
      await house.settle(true)
    })
    afterAll(() => house?.close())

    it('shows no title, package, proof, statement, note or reason in any row of any table', async () => {
      const lines = await everyRow(house)
      expect(lines.length).toBeGreaterThan(100)
      expect(wordsIn(lines.join('\n'))).toEqual([])
    })

    it.skipIf(engine.name === 'embedded')('shows none through pg_dump either', async () => {
      const tool = join(findPostgres() ?? '', 'pg_dump')
      if (!existsSync(tool)) return expect(process.env.TOCSIN_TEST_DATABASE_URL).toBeTruthy()
      const dump = execFileSync(tool, [house.test.superuserUrl!], { maxBuffer: 256 * 1024 * 1024 })
      const text = dump.toString('utf8')
      expect(text).toContain('COPY public.findings')
      expect(wordsIn(text)).toEqual([])
    })

    it('shows none in the blob directory, and keeps no plain file beside the keys', () => {
      const { dataDir } = house.house.config
      const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
      const blobs = files.filter((file) => file.startsWith(join(dataDir, 'blobs')))
      expect(blobs.length).toBeGreaterThan(0)
      expect(files.filter((file) => !blobs.includes(file))).toEqual([join(dataDir, 'keys', 'master.key')])
      for (const file of blobs) expect(wordsIn(readFileSync(file, 'latin1')), file).toEqual([])
    })

    it('would be found out: the words are there once the house opens what it sealed', async () => {
      const [row] = await everyRow(house, 'findings')
      expect(row).toBeDefined()
      const coordinator = await house.person('duty')
      const list = await house.call(coordinator, 'GET', '/v1/findings')
      expect(wordsIn(list.text)).toEqual(expect.arrayContaining(['quokkaflux', 'zirconium', PACKAGE]))
      expect(wordsIn(`\\x${Buffer.from('a Quokkaflux b').toString('hex')}`)).toEqual(['quokkaflux'])
      expect(wordsIn(Buffer.from('xzirconium y').toString('base64'))).toEqual(['zirconium'])
    })
  })
})

/** Every row of every table as text, the job queue's included, read by whoever owns the machine. */
async function everyRow(house: TestHouse, only?: string): Promise<string[]> {
  const query = async (text: string): Promise<Record<string, unknown>[]> =>
    house.test.superuserUrl
      ? withClient(house.test.superuserUrl, async (client) => (await client.query(text)).rows)
      : (await house.house.db.asOwner(text)).rows
  const tables = await query(`select format('%I.%I', schemaname, tablename) as name, tablename from pg_tables
    where schemaname in ('public', 'pgboss')`)
  const lines: string[] = []
  for (const table of tables.filter(({ tablename }) => !only || tablename === only))
    for (const row of await query(`select t::text as line from ${table.name} t`)) lines.push(String(row.line))
  return lines
}

/** Which of the words stand in the text: plain, in hexadecimal bytes, or in base64. */
function wordsIn(text: string): string[] {
  const bytes = [...text.matchAll(/\\x([0-9a-f]{8,})/g)].map((match) =>
    Buffer.from(match[1]!, 'hex').toString('latin1'),
  )
  const base64 = [...text.matchAll(/[A-Za-z0-9+/_-]{12,}/g)].flatMap(({ 0: found }) =>
    [0, 1, 2, 3].map((skip) => Buffer.from(found.slice(skip), 'base64').toString('latin1')),
  )
  const all = [text, ...bytes, ...base64].join('\n').toLowerCase()
  return SECRETS.filter((word) => all.includes(word))
}
