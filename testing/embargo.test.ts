import { afterAll, beforeAll, expect, it } from 'vitest'
import { system } from '../platform/access/actor.ts'
import { sql } from '../platform/db/index.ts'
import { eachEngine } from './database.ts'
import { type Embargo, playEmbargo } from './embargo.ts'
import { openHouse, type TestHouse } from './house.ts'

eachEngine((engine) => {
  let house: TestHouse
  let embargo: Embargo
  beforeAll(async () => {
    house = await openHouse(engine)
    embargo = await playEmbargo(house)
  })
  afterAll(() => house?.close())

  it('is played without anything breaking in the background', () => {
    expect(house.errors).toEqual([])
  })
  it('ends with a reproduced root cause', async () => {
    const view = await house.call(embargo.coordinator, 'GET', `/v1/root-causes/${embargo.rootCauseId}`)
    expect(view.json).toMatchObject({ verdict: 'reproduced', tlp: 'amber', package: 'pangolin-merge' })
    expect(
      await house.house.db.as(system, (tx) => tx.all(sql`select distinct compartment from root_causes`)),
    ).toEqual([{ compartment: 'water' }])
  })
})
