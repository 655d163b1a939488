import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eachEngine, type TestDatabase } from '../../testing/database.ts'
import { system } from '../access/actor.ts'
import { newId } from '../clock/index.ts'
import { keyringFrom } from '../crypto/index.ts'
import { sql, type Tx } from '../db/index.ts'
import { createBlobs, type Owner } from './index.ts'
import { pad, paddedLength, unpad } from './padding.ts'

eachEngine((engine) => {
  describe('sealed blobs', () => {
    let test: TestDatabase
    const directory = mkdtempSync(join(tmpdir(), 'tocsin-blobs-'))
    const keyring = keyringFrom(Buffer.alloc(32, 1))
    const blobs = createBlobs(keyring, directory)
    const other = createBlobs(keyringFrom(Buffer.alloc(32, 2)), directory)
    beforeAll(async () => {
      test = await engine.open()
    })
    afterAll(async () => {
      await test?.close()
      rmSync(directory, { recursive: true, force: true })
    })

    const as = <T>(work: (tx: Tx) => Promise<T>) => test.db.as(system, work)
    async function owner(kind: Owner['kind'] = 'finding'): Promise<Owner> {
      const made = { kind, id: newId() }
      await as((tx) => blobs.createOwner(tx, made))
      return made
    }
    const put = (of: Owner, bytes: Buffer) => as((tx) => blobs.put(tx, of, bytes))
    const get = (of: Owner, address: Buffer) => as((tx) => blobs.get(tx, of, address))
    const text = Buffer.from('what nobody else may read')
    const large = Buffer.concat([Buffer.alloc(200_000, 'large '), text])

    it.each([
      ['small', text],
      ['empty', Buffer.alloc(0)],
      ['large', large],
    ])('give %s texts back', async (_size, bytes) => {
      const mine = await owner()
      expect((await get(mine, await put(mine, bytes))).equals(bytes)).toBe(true)
      expect((await as((tx) => blobs.getMany(tx, 'finding', [mine.id]))).get(mine.id)?.equals(bytes)).toBe(
        true,
      )
    })

    it('lie under other addresses for other owners, and under one for the same', async () => {
      const [mine, yours] = [await owner(), await owner()]
      const address = await put(mine, text)
      expect((await put(mine, text)).equals(address)).toBe(true)
      expect((await put(yours, text)).equals(address)).toBe(false)
      const elsewhere = await as((tx) => other.put(tx, yours, text).catch(() => Buffer.alloc(0)))
      expect(elsewhere.equals(address)).toBe(false)
    })

    it('open to their owner only', async () => {
      const [mine, yours] = [await owner(), await owner()]
      const address = await put(mine, text)
      await expect(get(yours, address)).rejects.toMatchObject({ code: 'not-found' })
      await expect(get({ kind: 'case', id: mine.id }, address)).rejects.toMatchObject({ code: 'not-found' })
    })

    it('are unreadable for ever once the owner’s key is deleted, wherever their bytes lie', async () => {
      for (const bytes of [text, large]) {
        const mine = await owner()
        const address = await put(mine, bytes)
        await as((tx) => tx.run(sql`delete from owner_keys where owner_id = ${mine.id}`))
        await expect(get(mine, address)).rejects.toMatchObject({ code: 'not-found' })
        expect((await as((tx) => blobs.getMany(tx, 'finding', [mine.id]))).size).toBe(0)
        const left = await as((tx) => tx.first(sql`select 1 from blobs where address = ${address}`))
        expect(left).toBeDefined()
      }
    })

    it('do not open with another house’s master secret', async () => {
      const mine = await owner()
      const address = await put(mine, text)
      await expect(as((tx) => other.get(tx, mine, address))).rejects.toThrow()
    })

    it('that were altered are noticed, in the database and on disk', async () => {
      const mine = await owner()
      const address = await put(mine, text)
      await as((tx) =>
        tx.run(
          sql`update blobs set ciphertext = overlay(ciphertext placing '\\xff'::bytea from 20) where address = ${address}`,
        ),
      )
      await expect(get(mine, address)).rejects.toThrow()
      const big = await owner()
      const far = await put(big, large)
      const file = join(directory, far.toString('hex').slice(0, 2), far.toString('hex').slice(2))
      const bytes = readFileSync(file)
      bytes[bytes.length - 1]! ^= 1
      writeFileSync(file, bytes)
      await expect(get(big, far)).rejects.toThrow()
    })

    it('show nothing of the text in the database or the blob directory', async () => {
      const mine = await owner()
      await put(mine, text)
      await put(mine, large)
      const rows = await as((tx) => tx.text('select b::text as row from blobs b'))
      expect(JSON.stringify(rows)).not.toContain(text.toString('hex'))
      for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true }))
        if (entry.isFile())
          expect(readFileSync(join(entry.parentPath, entry.name)).includes(text)).toBe(false)
    })

    it('hide how long they are: the ciphertexts of different lengths look alike', async () => {
      const lengths = async (bytes: Buffer) => {
        const mine = await owner()
        const address = await put(mine, bytes)
        const row = await as((tx) =>
          tx.first(
            sql<{ n: number }>`select length(ciphertext)::int as n from blobs where address = ${address}`,
          ),
        )
        return row!.n
      }
      expect(await lengths(Buffer.alloc(10))).toBe(await lengths(Buffer.alloc(400)))
      expect(await lengths(Buffer.alloc(40_000))).toBe(await lengths(Buffer.alloc(40_100)))
    })
  })
})

describe('padding', () => {
  it('gives back what was padded, and costs an eighth at most', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
        const padded = pad(bytes)
        expect(Buffer.from(bytes).equals(unpad(padded))).toBe(true)
        expect(padded.length).toBe(paddedLength(bytes.length + 4))
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 513, max: 2 ** 27 }), (length) => {
        expect(paddedLength(length)).toBeGreaterThanOrEqual(length)
        expect(paddedLength(length) / length).toBeLessThan(1.125)
      }),
    )
  })
  it('leaves few lengths to tell apart', () => {
    const seen = new Set<number>()
    for (let length = 1; length < 1_000_000; length += 97) seen.add(paddedLength(length))
    expect(seen.size).toBeLessThan(300)
  })
  it('refuses what it did not pad', () => {
    expect(() => unpad(Buffer.from([0, 0, 0, 9, 1]))).toThrow('torn')
    expect(() => unpad(Buffer.alloc(2))).toThrow('torn')
  })
})
