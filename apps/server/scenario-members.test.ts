import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Api } from '../../demo/api.ts'
import { loadWriting } from '../../demo/load.ts'
import { bringMember } from '../../demo/members/bring.ts'
import type { ExposureSummary } from '../../modules/members/schema.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'

const { members: written = [], reference = {} } = loadWriting()

eachEngine((engine) => {
  let house: TestHouse
  let coordinator: Person
  const people = new Map<string, Person>()

  /** The public API as this person reaches it, without a listener. */
  const apiOf = (who: Person): Api => {
    const get = async <T>(path: string) => (await house.call(who, 'GET', path)).json as T
    return {
      get,
      async send(method, path, body, headers) {
        const reply = await house.call(who, method, path, body, headers)
        if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`)
        return reply.text
      },
      async all<T>(path: string) {
        return (await get<{ items: T[] }>(path)).items
      },
    }
  }
  const exposuresOf = async (id: string): Promise<string[]> =>
    (await apiOf(people.get(id)!).all<ExposureSummary>('/v1/exposures?limit=200'))
      .map(({ component, vulnerability, state }) => `${component}: ${vulnerability}, ${state}`)
      .sort()

  beforeAll(async () => {
    house = await openHouse(engine)
    coordinator = await house.person('coordinator', { roles: ['coordinator'], tlp: 'red' })
    await house.house.reference.take(reference)
    for (const member of written) {
      const who = await house.person(member.id, { organisation: member.name, roles: ['member'] })
      people.set(member.id, who)
      await bringMember(member, apiOf(coordinator), apiOf(who))
    }
    await house.settle(true)
  })
  afterAll(() => house.close())

  it('brings members of the demonstration what public records say of their products, without a network', async () => {
    expect(await exposuresOf('alder-creek')).toEqual(
      expect.arrayContaining([
        'ScreenConnect (remote support) 23.9.7: CVE-2024-1709, open',
        'Windows Server 2016 Std 10.0.14393.3930: CVE-2021-34527, open',
        'Win Server 2012 R2: CVE-2021-34527, unsure',
      ]),
    )
    // Newer than what is affected, and what nothing is said of.
    expect((await exposuresOf('alder-creek')).join('\n')).not.toMatch(/Chrome|nurse call/)
    expect(await exposuresOf('millrace')).toEqual(
      expect.arrayContaining([expect.stringMatching(/ScreenConnect.* 23\.9\.7: CVE-2024-1709, open/)]),
    )
    expect((await exposuresOf('clinic-1')).join('\n')).not.toMatch(/CVE-2024-21762/)
    expect((await exposuresOf('clinic-4')).join('\n')).toMatch(/CVE-2024-21762/)
    // What the software team builds with is named in advisories alone, and none is published here.
    expect(await exposuresOf('forms-desk')).toEqual([])
  })

  it('leaves nothing waiting, and asks the hospital what it means', async () => {
    const counts = await apiOf(people.get('alder-creek')!).get('/v1/exposure-counts')
    expect(counts).toMatchObject({ waiting: 0, asOf: '2026-08-04T03:55:55.226Z' })
    const asked = await apiOf(people.get('alder-creek')!).all<{ name: string }>(
      '/v1/product-questions?state=asked',
    )
    expect(asked.map(({ name }) => name)).toContain('FortiGate 60F')
  })

  it('changes nothing when it is played again', async () => {
    const before = await Promise.all(written.map(({ id }) => exposuresOf(id)))
    for (const member of written) await bringMember(member, apiOf(coordinator), apiOf(people.get(member.id)!))
    await house.settle(true)
    expect(await Promise.all(written.map(({ id }) => exposuresOf(id)))).toEqual(before)
    expect(house.errors).toEqual([])
  })

  it('shows coordinators a sector of many members, and hides those of few', async () => {
    const { json } = await house.call(coordinator, 'GET', '/v1/sector-exposure')
    const shown = json.sectors.filter(({ members }: { members: number | null }) => members !== null)
    expect(shown.map(({ code }: { code: string }) => code)).toEqual(['healthcare-and-public-health'])
  })
})
