import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as openpgp from 'openpgp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eachEngine } from '../../testing/database.ts'
import { duty, seen } from '../../testing/feeds.ts'
import { openHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { type Publisher, publisher } from './publisher.fixtures.ts'
import { SOURCES } from './rules/index.ts'
import { csafDocuments } from './service/transport/csaf.ts'
import { fetchFrom } from './service/transport/get.ts'
import type { PagingContext } from './service/transport/paging.ts'
import type { Unit } from './service/units.ts'

/** Keys are of January, documents of May, and it is the second of May. */
const JANUARY = new Date('2026-01-01T00:00:00Z')
const MAY = new Date('2026-05-01T00:00:00Z')
const NOW = new Date('2026-05-02T00:00:00Z')

interface Signer {
  fingerprint: string
  armored: string
  binary: Uint8Array
  /** Its public half that runs out so many seconds after it was made. */
  ending(seconds: number): Promise<string>
  sign(text: string, date?: Date): Promise<string>
}

async function signer(): Promise<Signer> {
  const { privateKey, publicKey } = await openpgp.generateKey({
    userIDs: [{ name: 'Provider of a test' }],
    date: JANUARY,
    format: 'object',
  })
  return {
    fingerprint: publicKey.getFingerprint(),
    armored: publicKey.armor(),
    binary: publicKey.write() as Uint8Array,
    async ending(keyExpirationTime) {
      const userIDs = [{ name: 'Provider of a test' }]
      const options = { privateKey, userIDs, keyExpirationTime, date: JANUARY, format: 'armored' } as const
      return (await openpgp.reformatKey(options)).publicKey
    },
    async sign(text, date = MAY) {
      const message = await openpgp.createMessage({ binary: Buffer.from(text) })
      const options = { message, signingKeys: privateKey, detached: true, date, format: 'armored' } as const
      return (await openpgp.sign(options)) as string
    },
  }
}

const document = (id: string): string =>
  JSON.stringify({
    document: { title: id, tracking: { id, current_release_date: '2026-05-01T00:00:00Z' } },
    vulnerabilities: [{ cve: 'CVE-2026-20061' }],
  })

/** Two documents, a.json and b.json, of a provider that lists these keys. */
const provider = (
  url: string,
  keys: readonly object[] | undefined,
  role = 'csaf_provider',
): Record<string, string | Uint8Array> => ({
  '/csaf/provider-metadata.json': JSON.stringify({
    role,
    distributions: [{ directory_url: `${url}/csaf/white/` }],
    ...(keys ? { public_openpgp_keys: keys } : {}),
  }),
  '/csaf/white/changes.csv': '"b.json","2026-05-01T00:00:00Z"\n"a.json","2026-04-01T00:00:00Z"\n',
  '/csaf/white/a.json': document('A-1'),
  '/csaf/white/b.json': document('B-1'),
})

let there: Publisher
let one: Signer
let other: Signer
beforeAll(async () => {
  there = await publisher()
  ;[one, other] = [await signer(), await signer()]
})
afterAll(() => there.close())

describe('a CSAF provider that signs', () => {
  let files: Record<string, string | Uint8Array>
  const listing = (signed: Signer, over: object = {}) => [
    { url: `${there.url}/key.asc`, fingerprint: signed.fingerprint, ...over },
  ]
  beforeEach(async () => {
    files = {
      ...provider(there.url, listing(one)),
      '/key.asc': one.armored,
      '/csaf/white/a.json.asc': await one.sign(document('A-1')),
      '/csaf/white/b.json.asc': await one.sign(document('B-1')),
    }
    there.serve(files)
  })

  async function read(over: Partial<PagingContext> = {}): Promise<{ units: Unit[]; notes: unknown[] }> {
    const context: PagingContext = {
      fetch: fetchFrom('Tocsin/test', 2000),
      clock: { now: () => NOW },
      source: {
        ...SOURCES.find(({ form }) => form === 'csaf')!,
        name: 'csaf-acme',
        address: `${there.url}/csaf/provider-metadata.json`,
      },
      trusted: true,
      mark: null,
      within: null,
      ...over,
    }
    const found = { units: [] as Unit[], notes: [] as unknown[] }
    for await (const piece of csafDocuments(context)) {
      found.units.push(...piece.units)
      found.notes.push(piece.note)
    }
    return found
  }
  const outcome = ({ units }: { units: Unit[] }) =>
    units.map(({ records, problem, verified }) => [records[0]?.id, verified, problem])

  it('is taken in with its documents counted as verified', async () => {
    const found = await read()
    expect(outcome(found)).toEqual([
      ['A-1', true, undefined],
      ['B-1', true, undefined],
    ])
    expect(found.notes).toEqual(['Checked against the key its metadata list.'])
  })

  it.each([
    ['over other bytes', async () => one.sign(`${document('B-1')} `), /digest/],
    ["by somebody else's key", async () => other.sign(document('B-1')), /key/i],
    ['of the future', async () => one.sign(document('B-1'), new Date('2026-06-01')), /future/],
    ['that is none', async () => 'Dear reader', /does not hold/],
    ['that is empty', async () => '', /does not hold/],
  ])('loses a document with a signature %s, by name', async (_, make, words) => {
    files['/csaf/white/b.json.asc'] = await make()
    const [a, b] = (await read()).units
    expect([a!.records.length, b!.records.length]).toEqual([1, 0])
    expect(b!.problem).toMatch(words)
    expect(b!.problem).toMatch(/OpenPGP signature does not hold/)
    expect(b!.name).toContain('/b.json')
    expect(b!.verified).toBeUndefined()
  })

  it('loses a document without signature, by name', async () => {
    delete files['/csaf/white/b.json.asc']
    const found = await read()
    expect(outcome(found)[1]).toEqual([undefined, undefined, expect.stringMatching(/not signed/)])
  })

  it('is believed what it signed before its key ran out, and not after', async () => {
    // The same key, whose published form says that it ends in March.
    files['/key.asc'] = await one.ending(60 * 86_400)
    files['/csaf/white/a.json.asc'] = await one.sign(document('A-1'), new Date('2026-02-01'))
    expect(outcome(await read())).toEqual([
      ['A-1', true, undefined],
      [undefined, undefined, expect.stringMatching(/expired/)],
    ])
  })

  it('may name where the signature is in its ROLIE feed', async () => {
    const metadata = JSON.parse(files['/csaf/provider-metadata.json'] as string)
    metadata.distributions = [{ rolie: { feeds: [{ url: `${there.url}/rolie.json`, tlp_label: 'WHITE' }] } }]
    files['/csaf/provider-metadata.json'] = JSON.stringify(metadata)
    files['/rolie.json'] = JSON.stringify({
      feed: {
        entry: [
          {
            updated: '2026-05-01T00:00:00Z',
            content: { src: `${there.url}/csaf/white/a.json` },
            link: [{ rel: 'signature', href: '/elsewhere.asc' }],
          },
        ],
      },
    })
    files['/elsewhere.asc'] = files['/csaf/white/a.json.asc']!
    delete files['/csaf/white/a.json.asc']
    expect(outcome(await read())).toEqual([['A-1', true, undefined]])
  })

  const corpus = process.env.TOCSIN_CORPUS
  const sample = corpus && join(corpus, 'csaf/gocsaf-checker/simple-rolie-provider.json')
  it.skipIf(!sample || !existsSync(sample))(
    'is read as its sample provider gives it (skipped where TOCSIN_CORPUS is not set)',
    async () => {
      const { files: given } = JSON.parse(readFileSync(sample!, 'utf8'))
      const rendered = given.map(({ path, content }: { path: string; content: string }) => [
        `/csaf/${path}`,
        content.replaceAll('{{.URL}}', `${there.url}/csaf`).replace(/\{\{(?:if [^}]*|end)\}\}/g, ''),
      ])
      there.serve(Object.fromEntries(rendered))
      const found = await read()
      expect(outcome(found)).toEqual([['Avendor-advisory-0004', true, undefined]])
      expect(found.notes).toEqual(['Checked against the key its metadata list.'])
    },
  )

  it('may give keys in binary, and more than one', async () => {
    files['/key.bin'] = other.binary
    files['/csaf/provider-metadata.json'] = provider(there.url, [
      ...listing(one),
      { url: `${there.url}/key.bin` },
      { url: `${there.url}/gone.asc` },
    ])['/csaf/provider-metadata.json']!
    files['/csaf/white/b.json.asc'] = await other.sign(document('B-1'))
    const found = await read()
    expect(outcome(found).map(([, verified]) => verified)).toEqual([true, true])
    expect(found.notes).toEqual([
      'Checked against the 2 keys its metadata list. Key 3 of the metadata is not there.',
    ])
  })

  it('is not taken in at all when none of its keys is what it says', async () => {
    for (const [change, words] of [
      [() => (files['/key.asc'] = other.armored), /fingerprint/],
      [() => (files['/key.asc'] = 'no key'), /no public key/],
      [() => delete files['/key.asc'], /is not there/],
    ] as const) {
      change()
      await expect(read()).rejects.toThrow(words)
      await expect(read()).rejects.toThrow(/None of the OpenPGP keys of csaf-acme/)
    }
  })

  it('is measured by the keys the operator configured, and by no others', async () => {
    await expect(read({ keys: { 'csaf-acme': ['nonsense'] } })).rejects.toThrow(/Configured key 1/)
    const found = await read({ keys: { 'csaf-acme': [other.armored] } })
    expect(outcome(found).map(([id]) => id)).toEqual([undefined, undefined])
    files['/csaf/white/a.json.asc'] = await other.sign(document('A-1'))
    const then = await read({ keys: { 'csaf-acme': [other.armored] } })
    expect(outcome(then).map(([id]) => id)).toEqual(['A-1', undefined])
    expect(then.notes).toEqual(['Checked against the key configured here.'])
  })

  it('is read as before where the optional package is missing, and says so; with configured keys it is not', async () => {
    const loadOpenPgp = async () => undefined
    const found = await read({ loadOpenPgp })
    expect(outcome(found)).toEqual([
      ['A-1', false, undefined],
      ['B-1', false, undefined],
    ])
    expect(found.notes).toEqual([expect.stringMatching(/^Not checked: the optional package openpgp/)])
    await expect(read({ loadOpenPgp, keys: { 'csaf-acme': [one.armored] } })).rejects.toThrow(
      /Keys are configured for csaf-acme, and the optional package openpgp is not installed/,
    )
  })

  it('that promises nothing is asked for no signature, unless it calls itself trusted: then that is said', async () => {
    files['/csaf/provider-metadata.json'] = provider(there.url, undefined)['/csaf/provider-metadata.json']!
    const loadOpenPgp = () => expect.unreachable('the package is not needed')
    const before = there.asked.length
    expect((await read({ loadOpenPgp })).notes).toEqual([undefined])
    expect(there.asked.slice(before).filter(({ url }) => url!.endsWith('.asc'))).toEqual([])
    files['/csaf/provider-metadata.json'] = provider(there.url, undefined, 'csaf_trusted_provider')[
      '/csaf/provider-metadata.json'
    ]!
    expect((await read({ loadOpenPgp })).notes).toEqual([expect.stringMatching(/^Not checked: it calls/)])
  })
})

eachEngine((engine) => {
  describe('the feed of a CSAF provider that signs', () => {
    let house: TestHouse
    let person: Person
    beforeAll(async () => {
      house = await openHouse(engine, {
        env: { TOCSIN_FEED_ADDRESSES: `csaf-acme=${there.url}/csaf/provider-metadata.json` },
        given: { clock: { now: () => NOW }, feeds: { fetch: fetchFrom('Tocsin/test', 2000) } },
      })
      person = await duty(house)
    })
    afterAll(() => house?.close())

    it('tells how many were verified, and which were not taken in', async () => {
      there.serve({
        ...provider(there.url, [{ url: `${there.url}/key.asc`, fingerprint: one.fingerprint }]),
        '/key.asc': one.armored,
        '/csaf/white/a.json.asc': await one.sign(document('A-1')),
        '/csaf/white/b.json.asc': await one.sign(document('A-1')),
      })
      await house.call(person, 'POST', '/v1/feeds/csaf-acme/run')
      await house.settle(true)
      expect((await seen(house, person, 'csaf-acme')).lastRun).toMatchObject({
        added: 1,
        rejected: 1,
        verified: 1,
        signatures: 'Checked against the key its metadata list.',
        rejections: [
          { name: expect.stringMatching(/b\.json/), problem: expect.stringMatching(/does not hold/) },
        ],
      })
      expect((await house.call(undefined, 'GET', '/v1/vulnerabilities/B-1')).status).toBe(404)
      expect(house.errors).toEqual([])
    })
  })
})
