import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eachEngine, type TestDatabase } from '../../testing/database.ts'
import { system } from '../access/actor.ts'
import { newId } from '../clock/index.ts'
import { byteaArray, integerArray, keyArray, uuidArray } from './arrays.ts'
import { sql } from './index.ts'

eachEngine((engine) => {
  describe('arrays in binary form', () => {
    let test: TestDatabase
    beforeAll(async () => {
      test = await engine.open()
    })
    afterAll(() => test?.close())

    /** What the server makes of a parameter: its elements in order. */
    const read = async (array: Buffer, type: string) =>
      (
        await test.db.as(system, (tx) =>
          tx.all(sql<{ item: unknown }>`select item from unnest(${array}::${sql.raw(type)}) as item`),
        )
      ).map((row) => row.item)

    it('arrive as they were sent, empty values and nulls among them', async () => {
      const bytes = [Buffer.from([0, 255, 92, 34]), null, Buffer.alloc(0), Buffer.alloc(100_000, 7)]
      expect(await read(byteaArray(bytes), 'bytea[]')).toEqual(bytes)
      const ids = [newId(), null, newId()]
      expect(await read(uuidArray(ids), 'uuid[]')).toEqual(ids)
      const keys = ['00'.repeat(16), 'f0'.repeat(16)]
      expect(await read(keyArray(keys), 'bytea[]')).toEqual(keys.map((key) => Buffer.from(key, 'hex')))
      const numbers = [0, -1, 2 ** 31 - 1, -(2 ** 31)]
      expect(await read(integerArray(numbers), 'int[]')).toEqual(numbers)
    })

    it('may be empty', async () => {
      for (const [array, type] of [
        [byteaArray([]), 'bytea[]'],
        [uuidArray([]), 'uuid[]'],
        [integerArray([]), 'int[]'],
      ] as const)
        expect(await read(array, type)).toEqual([])
    })

    it('refuse what has not the length of its type', () => {
      expect(() => uuidArray(['not an id'])).toThrow(TypeError)
      expect(() => keyArray(['abcd'])).toThrow(TypeError)
      expect(() => integerArray([2 ** 31])).toThrow(RangeError)
    })

    it('let no text through that is not hexadecimal', () => {
      expect(() => keyArray(['zz'.repeat(16)])).toThrow(TypeError)
    })
  })
})
