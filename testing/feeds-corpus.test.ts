import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'tar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonOfYaml } from '../standards/vulnerability/yaml.ts'
import { eachEngine } from './database.ts'
import { bring, duty } from './feeds.ts'
import { openHouse, type Person, type TestHouse } from './house.ts'

const corpus = process.env.TOCSIN_CORPUS

/** Records of the corpus by feed: folder, and which of its files are records. */
const FOLDERS = [
  ['vulnrichment', 'cve/vulnrichment', /^CVE-.*\.json$/],
  ['cve', 'cve/go-cna', /\.cve\.json$/],
  ['osv-go', 'cve/go-cna', /\.osv\.json$/],
  ['osv', 'osv/go', /^GO-.*\.json$/],
  ['osv-pypi', 'osv/pypi', /^PYSEC-.*\.yaml$/],
  ['ghsa', 'osv/ghsa-to-osv', /\.expected-osv\.json$/],
  ['ghsa', 'osv/linter', /^(GHSA|MAL|RHSA|no).*\.json$/],
  ['csaf-cisa', 'csaf-real/cisa', /^[^_].*\.json$/],
] as const

/** PyPA keeps its records as YAML; they are kept and given as the JSON they stand for. */
const recordIn = (bytes: Buffer, name: string) =>
  JSON.parse((name.endsWith('.yaml') ? jsonOfYaml(bytes, 'record') : bytes).toString('utf8'))

/** What was published comes out again as it was, record by record, and coming twice it adds nothing. */
describe.skipIf(!corpus)('the corpus (skipped where TOCSIN_CORPUS is not set)', () => {
  eachEngine((engine) => {
    let house: TestHouse
    let coordinator: Person
    beforeAll(async () => {
      house = await openHouse(engine)
      coordinator = await duty(house)
    })
    afterAll(() => house?.close())

    it.each(FOLDERS)('as feed %s out of %s: export equals import, twice', async (feed, folder, pattern) => {
      const root = join(corpus!, folder)
      const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((name) => pattern.test(name.split('/').at(-1)!))
        .sort()
      expect(files.length).toBeGreaterThan(1)
      const parts: Buffer[] = []
      for await (const part of create({ cwd: root }, files)) parts.push(part as Buffer)
      const archive = Buffer.concat(parts)

      const first = await bring(house, coordinator, feed, archive)
      expect(first.lastRun).toMatchObject({ records: files.length, rejected: 0, rejections: [] })
      const source = feed.startsWith('osv') ? 'osv' : feed
      const before = await table(house, source)
      const exported: Buffer[] = []
      for (const name of files) {
        const published = recordIn(readFileSync(join(root, name)), name)
        const id = idOf(published)
        const path = `/v1/vulnerabilities/${encodeURIComponent(id)}/records/${source}`
        const record = await house.call(undefined, 'GET', path)
        expect([name, JSON.parse(record.text)]).toEqual([name, published])
        exported.push(Buffer.from(record.text))
      }
      // What was exported, brought again.
      for (const again of exported.slice(0, 3)) {
        const feedThen = await bring(house, coordinator, feed, again)
        expect(feedThen.lastRun).toMatchObject({ records: 1, same: 1 })
      }
      const second = await bring(house, coordinator, feed, archive)
      expect(second.lastRun).toMatchObject({ added: 0, changed: 0, older: 0, same: files.length })
      expect(await table(house, source)).toEqual(before)
    })

    it('as feed cve out of cve/cve-services-fixtures: each valid record equal, the others refused or told of', async () => {
      const root = join(corpus!, 'cve/cve-services-fixtures')
      const { files } = JSON.parse(readFileSync(join(root, '_expected.json'), 'utf8')) as {
        files: Record<string, { valid_full_record_5_1: boolean }>
      }
      const names = Object.keys(files)
      expect(names.filter((name) => files[name]!.valid_full_record_5_1).length).toBeGreaterThan(2)
      for (const name of names) {
        const bytes = readFileSync(join(root, name))
        const published = JSON.parse(bytes.toString('utf8'))
        const { lastRun } = await bring(house, coordinator, 'cve', bytes)
        const id = published.cveMetadata?.cveId
        if (id === undefined) {
          // Bodies of requests and containers alone are no records: refused, with words.
          expect([name, lastRun]).toEqual([name, expect.objectContaining({ records: 0, rejected: 1 })])
          continue
        }
        expect([name, lastRun.rejected]).toEqual([name, 0])
        const path = `/v1/vulnerabilities/${id}/records/cve`
        const { text } = await house.call(undefined, 'GET', path)
        expect([name, JSON.parse(text)]).toEqual([name, published])
        const again = await bring(house, coordinator, 'cve', Buffer.from(text))
        expect([name, again.lastRun]).toEqual([name, expect.objectContaining({ records: 1, same: 1 })])
        // Several fixtures are about one CVE: each is to come into a house that does not have it yet.
        await house.house.db.asOwner(
          `delete from vulnerability_records where source = 'cve' and id = '${id}'`,
        )
      }
    })

    it('as KEV and EPSS answer for every entry', async () => {
      const kev = readFileSync(join(corpus!, 'kev/known_exploited_vulnerabilities.json'))
      const listed = JSON.parse(kev.toString('utf8')).vulnerabilities as { cveID: string }[]
      expect((await bring(house, coordinator, 'kev', kev)).lastRun).toMatchObject({
        records: listed.length,
        rejected: 0,
      })
      expect((await bring(house, coordinator, 'kev', kev)).lastRun).toMatchObject({ changed: 0 })
      const epss = join(corpus!, 'epss/sample.json')
      if (existsSync(epss))
        expect((await bring(house, coordinator, 'epss', readFileSync(epss))).lastRun.rejected).toBe(0)
    })

    it('stands in intervals: a row for each, and never one for each version', async () => {
      const root = join(corpus!, 'osv/go')
      // biome-ignore lint/suspicious/noExplicitAny: records as they are
      const records: any[] = readdirSync(root)
        .filter((name) => name.startsWith('GO-'))
        .map((name) => JSON.parse(readFileSync(join(root, name), 'utf8')))
      const introduced = records.flatMap(({ affected = [] }) =>
        // biome-ignore lint/suspicious/noExplicitAny: records as they are
        affected.flatMap(({ ranges = [] }: any) =>
          // biome-ignore lint/suspicious/noExplicitAny: records as they are
          ranges.flatMap(({ events }: any) => events.filter((event: any) => event.introduced !== undefined)),
        ),
      )
      const { rows } = await house.house.db.asOwner(
        `select count(*)::int as ranges from affected_ranges where source = 'osv' and introduced is not null
          and id = any($1::text[])`,
        [records.map(({ id }) => id)],
      )
      expect(rows).toEqual([{ ranges: introduced.length }])
    })
  })
})

// biome-ignore lint/suspicious/noExplicitAny: records of several forms
const idOf = (record: any): string => record.cveMetadata?.cveId ?? record.document?.tracking?.id ?? record.id

async function table({ house }: TestHouse, source: string): Promise<unknown> {
  const { rows } = await house.db.asOwner(
    `select (select md5(string_agg(r::text, '|' order by id)) from vulnerability_records r where source = $1) as records,
      (select md5(string_agg(r::text, '|' order by id, position)) from affected_ranges r where source = $1) as ranges,
      (select md5(string_agg(r::text, '|' order by id, other)) from vulnerability_aliases r where source = $1) as aliases,
      (select md5(string_agg(r::text, '|' order by cve, point)) from ssvc_points r where source = $1) as points`,
    [source],
  )
  return rows[0]
}
