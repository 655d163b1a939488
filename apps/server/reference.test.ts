import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { system } from '../../platform/access/actor.ts'
import { loadConfig } from '../../platform/config/index.ts'
import { eachEngine } from '../../testing/database.ts'
import { openHouse } from '../../testing/house.ts'
import { checkFeeds } from './doctor/feeds.ts'
import { feedSettings } from './reference.ts'

const from = { source: 'a catalogue', asOf: '2025-08-25' }

eachEngine((engine) => {
  it('keeps the reference data of a scenario, with its source and date, beside what was known', async () => {
    const house = await openHouse(engine)
    const { reference, feeds, db } = house.house
    try {
      await reference.take({
        kev: [{ cve: 'CVE-2020-0001', listed: true, dateAdded: '2025-01-02', ...from }],
      })
      await reference.take({
        kev: [{ cve: 'CVE-2020-0002', listed: false, ...from }],
        ssvc: [{ cve: 'CVE-2020-0002', exploitation: 'none', ...from }],
        epss: [{ cve: 'CVE-2020-0002', epss: 0.2, percentile: 0.9, ...from }],
      })
      const known = await db.as(system, (tx) =>
        feeds.answersFor(tx, ['CVE-2020-0001', 'CVE-2020-0002', 'CVE-2020-0003', '__proto__']),
      )
      expect(known.kev('CVE-2020-0001')).toEqual({ listed: true, dateAdded: '2025-01-02', ...from })
      expect(known.kev('CVE-2020-0002')).toEqual({ listed: false, ...from })
      expect(known.ssvc('CVE-2020-0002')).toEqual({
        exploitation: { basis: 'published', value: 'none', ...from },
      })
      expect(known.epss('CVE-2020-0002')).toEqual({ epss: 0.2, percentile: 0.9, ...from })
      for (const cve of ['CVE-2020-0003', '__proto__'])
        expect([known.kev(cve), known.epss(cve), known.ssvc(cve)]).toEqual([undefined, undefined, undefined])
    } finally {
      await house.close()
    }
  })

  it('takes in records of CVEs with what they say, and says which cannot be read', async () => {
    const house = await openHouse(engine)
    const { reference, feeds, db } = house.house
    const record = {
      dataType: 'CVE_RECORD',
      dataVersion: '5.1',
      cveMetadata: { cveId: 'CVE-2020-0011', state: 'PUBLISHED', dateUpdated: '2021-02-03T00:00:00Z' },
      containers: {
        cna: {
          title: 'A flaw',
          affected: [
            {
              vendor: 'Acme',
              product: 'Pump',
              versions: [{ version: '0', lessThan: '2.1', status: 'affected', versionType: 'custom' }],
            },
          ],
        },
        adp: [{ metrics: [{ other: { type: 'kev', content: { dateAdded: '2021-03-04' } } }] }],
      },
    }
    try {
      await reference.take({ records: [record] })
      await reference.take({ records: [record] })
      const [named, answers, asOf] = await db.as(system, async (tx) => [
        await feeds.recordsNaming(tx, [{ kind: 'product', space: 'acme', name: 'pump' }]),
        await feeds.answersFor(tx, ['CVE-2020-0011']),
        await feeds.newestInstant(tx),
      ])
      expect(named).toMatchObject([
        {
          source: 'local',
          id: 'CVE-2020-0011',
          title: 'A flaw',
          ranges: [{ fixed: '2.1' }, { status: 'unknown' }],
        },
      ])
      expect(answers.kev('CVE-2020-0011')).toMatchObject({ listed: true, dateAdded: '2021-03-04' })
      expect(asOf?.toISOString()).toBe('2021-02-03T00:00:00.000Z')
      await expect(reference.take({ records: [{ cveMetadata: {} }] })).rejects.toThrow(/records\/0: .*cveId/)
    } finally {
      await house.close()
    }
  })

  it('takes in a reference.json that is there, once, and again when it changed', async () => {
    const house = await openHouse(engine)
    const directory = mkdtempSync(join(tmpdir(), 'tocsin-reference-'))
    const path = join(directory, 'reference.json')
    const write = (listed: boolean) =>
      writeFileSync(path, JSON.stringify({ kev: { 'CVE-2020-0009': { listed, ...from } } }))
    const { feeds, db } = house.house
    const listed = () =>
      db.as(
        system,
        async (tx) => (await feeds.answersFor(tx, ['CVE-2020-0009'])).kev('CVE-2020-0009')?.listed,
      )
    const updates = async () =>
      (await db.asOwner(`select count(*)::int as n from events where kind = 'feeds.updated'`)).rows[0]?.n
    try {
      await feeds.adoptLocal(path)
      expect(await listed()).toBeUndefined()
      write(false)
      await feeds.adoptLocal(path)
      await feeds.adoptLocal(path)
      expect([await listed(), await updates()]).toEqual([false, 1])
      write(true)
      await feeds.adoptLocal(path)
      expect([await listed(), await updates()]).toEqual([true, 2])
    } finally {
      rmSync(directory, { recursive: true })
      await house.close()
    }
  })
})

describe('the configuration of feeds', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tocsin-feeds-config-'))
  mkdirSync(join(directory, 'mirror'))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  const settings = (feeds: string, addresses = '') =>
    feedSettings(
      loadConfig({
        TOCSIN_DATA_DIR: directory,
        TOCSIN_FEEDS: feeds,
        TOCSIN_FEED_ADDRESSES: addresses,
      }),
    )

  it('fetches nothing unless told', () => {
    expect(settings('').fetched).toEqual([])
  })
  it('takes mirrors, and feeds of its own kinds', () => {
    const { sources, trusted } = settings(
      'kev,csaf-acme',
      'kev=http://mirror.internal/kev.json,csaf-acme=https://acme.example/provider-metadata.json',
    )
    expect(trusted).toEqual(['kev', 'csaf-acme'])
    expect(sources.find(({ name }) => name === 'kev')?.address).toBe('http://mirror.internal/kev.json')
    expect(sources.find(({ name }) => name === 'csaf-acme')?.transport).toBe('csaf')
  })
  it('reads the keys it is told of, and starts with none missing', () => {
    const directory = mkdtempSync(join(tmpdir(), 'tocsin-keys-'))
    try {
      writeFileSync(join(directory, 'acme.asc'), 'a key')
      const withKeys = (keys: string) =>
        feedSettings(loadConfig({ TOCSIN_DATA_DIR: '/nowhere', TOCSIN_FEED_KEYS: keys })).keys
      expect(withKeys(`csaf-acme=${directory}/acme.asc`)).toEqual({ 'csaf-acme': ['a key'] })
      expect(() => withKeys(`csaf-acme=${directory}/other.asc`)).toThrow(
        expect.objectContaining({ message: expect.stringContaining('TOCSIN_FEED_KEYS') }),
      )
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  })
  it.each([
    ['nothing-known', ''],
    ['local', ''],
    ['', 'kev=ftp://mirror.internal/kev.json'],
    ['', 'unheard-of=https://mirror.internal/x.json'],
    ['', 'kev'],
  ])('refuses %s %s, and says what is possible', (feeds, addresses) => {
    expect(() => settings(feeds, addresses)).toThrow(
      expect.objectContaining({ code: 'configuration-invalid', message: expect.stringContaining('kev') }),
    )
  })
})

describe('the doctor', () => {
  const check = (feeds: string, addresses = '') =>
    checkFeeds(
      loadConfig({ TOCSIN_DATA_DIR: '/nowhere', TOCSIN_FEEDS: feeds, TOCSIN_FEED_ADDRESSES: addresses }),
    )
  it('says which feeds are fetched, and what is wrong with how', () => {
    expect(check('')).toMatchObject({ status: 'ok', found: expect.stringContaining('none is fetched') })
    expect(check('kev,epss')).toMatchObject({ status: 'ok' })
    expect(check('kev', 'kev=http://mirror.internal/kev.json')).toMatchObject({ status: 'warning' })
    expect(check('unheard-of')).toMatchObject({ status: 'problem', found: expect.stringContaining('kev') })
  })
})
