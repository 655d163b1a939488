import type { Person, Reply, TestHouse } from './house.ts'

/** A coordinator cleared for everything. */
export const admitter = (house: TestHouse): Promise<Person> =>
  house.person('admitter', { organisation: 'Clearinghouse', roles: ['coordinator'], tlp: 'red' })

/** Somebody of an organisation that was admitted as a member; made up, as every name in tests. */
export async function memberPerson(
  house: TestHouse,
  login: string,
  over: { organisation?: string; kind?: string; sectors?: string[]; tlp?: string } = {},
): Promise<Person> {
  const organisation = over.organisation ?? `${login} organisation`
  const person = await house.person(login, { organisation, roles: ['member'], tlp: 'red' })
  await admit(house, organisation, over)
  return person
}

/** Makes an organisation of this house a member, up to TLP:AMBER unless said otherwise. */
export async function admit(
  house: TestHouse,
  organisation: string,
  over: { kind?: string; sectors?: string[]; tlp?: string } = {},
): Promise<void> {
  const reply = await house.call(await admitter(house), 'PUT', '/v1/members', {
    organisation,
    kind: over.kind ?? 'critical infrastructure',
    sectors: over.sectors ?? ['healthcare-and-public-health'],
    tlp: over.tlp ?? 'amber',
  })
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`)
}

/** Sends a document as an inventory of an asset of this name. */
export const sendInventory = (
  house: TestHouse,
  who: Person,
  document: unknown,
  query: Record<string, string> = {},
): Promise<Reply> => {
  const address = `/v1/inventories?${new URLSearchParams({ asset: 'server', ...query })}`
  const body =
    typeof document === 'string' || document instanceof Uint8Array ? document : JSON.stringify(document)
  return house.call(who, 'POST', address, body, { 'content-type': 'application/octet-stream' })
}

/** A CycloneDX document of npm packages, written `name@version`. */
export const bomOf = (packages: readonly string[], over: Record<string, unknown> = {}) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  components: packages.map((text, at) => {
    const [name, version] = text.split('@')
    return { type: 'library', 'bom-ref': `ref-${at}`, name, version, purl: `pkg:npm/${name}@${version}` }
  }),
  ...over,
})
