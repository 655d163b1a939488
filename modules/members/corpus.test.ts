import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { memberPerson, sendInventory } from '../../testing/members.ts'

const corpus = process.env.TOCSIN_CORPUS

/** Folders of real inventory documents. */
const FOLDERS = [
  'cyclonedx/bom-examples',
  'spdx/in-the-wild',
  'spdx/containers',
  'spdx/spdx-examples',
] as const

/** The codec has its own suites on every document; here each goes through the house, where one engine shows as much as two. */
describe.skipIf(!corpus)(
  'inventories of the corpus (skipped where TOCSIN_CORPUS is not set)',
  { timeout: 600_000 },
  () => {
    let house: TestHouse
    let clinic: Person
    beforeAll(async () => {
      house = await openHouse(ENGINES[0]!)
      clinic = await memberPerson(house, 'clinic')
    })
    afterAll(() => house?.close())

    it.each(FOLDERS)(
      '%s: import, export and import again give equal documents, and add nothing',
      async (folder) => {
        const root = join(corpus!, folder)
        const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
          name.endsWith('.json'),
        )
        expect(files.length).toBeGreaterThan(5)
        let components = 0
        for (const file of files) {
          const text = readFileSync(join(root, file), 'utf8')
          const query = { asset: folder, name: file }
          const first = await sendInventory(house, clinic, text, query)
          expect(first.status, `${file}: ${first.text}`).toBe(201)
          const { inventoryId, added } = first.json
          const exported = await house.call(clinic, 'GET', `/v1/inventories/${inventoryId}/export`)
          expect(exported.text === text, file).toBe(true)
          const second = await sendInventory(house, clinic, exported.text, {
            ...query,
            name: `${file} again`,
          })
          expect(second.json, file).toMatchObject({ added, problemCount: first.json.problemCount })
          const third = await sendInventory(house, clinic, exported.text, query)
          expect(third.json, file).toMatchObject({
            inventoryId,
            added: 0,
            removed: 0,
            changed: 0,
            same: added,
          })
          components += added
        }
        expect(components).toBeGreaterThan(files.length)
        expect(house.errors).toEqual([])
      },
    )
  },
)
