import type { Person, TestHouse } from './house.ts'

/** Records in the publishers' forms, made up for tests. */

export const kevCatalogue = (
  version: string,
  released: string,
  cves: readonly string[],
  over: Record<string, unknown> = {},
): string =>
  JSON.stringify({
    title: 'Catalogue',
    catalogVersion: version,
    dateReleased: released,
    count: cves.length,
    vulnerabilities: cves.map((cveID) => ({
      cveID,
      vendorProject: 'Acme',
      product: 'Pump',
      vulnerabilityName: `${cveID} in Acme Pump`,
      dateAdded: '2026-03-04',
      shortDescription: 'It pumps too much.',
      requiredAction: 'Patch.',
      dueDate: '2026-03-25',
      knownRansomwareCampaignUse: 'Known',
    })),
    ...over,
  })

export const osvRecord = (id: string, over: Record<string, unknown> = {}) => ({
  schema_version: '1.7.0',
  id,
  modified: '2026-05-01T10:00:00Z',
  published: '2026-04-01T10:00:00Z',
  aliases: [`CVE-2026-${id.replace(/\D/g, '').padStart(5, '1')}`],
  summary: `Flaw ${id}`,
  affected: [
    {
      package: { ecosystem: 'npm', name: `toy-${id.toLowerCase()}` },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '1.2.3' }] }],
    },
  ],
  ...over,
})

export const cveRecord = (id: string, over: Record<string, unknown> = {}, adp?: Record<string, unknown>) => ({
  dataType: 'CVE_RECORD',
  dataVersion: '5.1',
  cveMetadata: {
    cveId: id,
    assignerOrgId: '00000000-0000-4000-8000-000000000000',
    state: 'PUBLISHED',
    dateUpdated: '2026-05-01T10:00:00.000Z',
    ...over,
  },
  containers: {
    cna: {
      title: `Flaw ${id}`,
      providerMetadata: { orgId: '00000000-0000-4000-8000-000000000000', shortName: 'acme' },
      affected: [
        {
          vendor: 'Acme',
          product: 'Pump',
          versions: [{ version: '1.0', lessThan: '1.4', status: 'affected', versionType: 'semver' }],
        },
      ],
    },
    ...(adp ? { adp: [adp] } : {}),
  },
})

/** CISA's container of a CVE record. */
export const cisaContainer = (exploitation: string, timestamp = '2026-05-02T00:00:00Z') => ({
  title: 'CISA ADP Vulnrichment',
  providerMetadata: { orgId: '134c704f-9b21-4f2e-91b3-4a467353bcc0', shortName: 'CISA-ADP' },
  metrics: [
    {
      other: {
        type: 'ssvc',
        content: {
          role: 'CISA Coordinator',
          version: '2.0.3',
          timestamp,
          options: [{ Exploitation: exploitation }, { Automatable: 'yes' }, { 'Technical Impact': 'total' }],
        },
      },
    },
  ],
})

export const duty = (house: TestHouse): Promise<Person> =>
  house.person('duty', { organisation: 'Clearinghouse', roles: ['coordinator'], tlp: 'red' })

/** Sends a file as a coordinator would, and lets the house import it. @returns the feed as it then stands */
export async function bring(
  house: TestHouse,
  who: Person,
  feed: string,
  file: string | Uint8Array,
): Promise<FeedSeen> {
  const reply = await house.call(who, 'POST', `/v1/feeds/${feed}/import`, file, {
    'content-type': 'application/octet-stream',
  })
  if (reply.status !== 202) throw new Error(`${reply.status} ${reply.text}`)
  await house.settle(true)
  return seen(house, who, feed)
}

// biome-ignore lint/suspicious/noExplicitAny: tests read whatever they expect, and fail where it is not there
export type FeedSeen = any

export async function seen(house: TestHouse, who: Person, feed: string): Promise<FeedSeen> {
  const { json } = await house.call(who, 'GET', '/v1/feeds')
  return json.find((one: { name: string }) => one.name === feed)
}
