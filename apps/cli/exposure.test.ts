import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it, vi } from 'vitest'
import {
  type BundleMaker,
  type BundleRecord,
  bundleHead,
  createBundleBody,
} from '../../standards/matching/bundle.ts'
import type { Range } from '../../standards/matching/types.ts'
import { keepKey, trustedKeys } from './bundle-key.ts'
import { run } from './main.ts'

const directory = mkdtempSync(join(tmpdir(), 'tocsin-offline-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(directory, name)
  writeFileSync(path, content)
  return path
}

const DAY = 86_400_000
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string
const signer = {
  keyid: createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex'),
  sign: (message: Uint8Array) => sign(null, message, privateKey),
}
const keyFile = file('house.pem', pem)

const range = (over: Partial<Range>): Range => ({
  kind: 'package',
  space: 'npm',
  release: undefined,
  name: 'thin-path',
  scheme: 'npm',
  status: 'affected',
  introduced: '0',
  introducedExcluded: false,
  fixed: '1.4.0',
  lastAffected: undefined,
  changes: undefined,
  versions: undefined,
  ...over,
})
const published = { basis: 'published' as const, source: 'test' }
const RECORDS: BundleRecord[] = [
  {
    kind: 'advisory',
    id: 'ghsa/GHSA-2222-3333-4444',
    aliases: ['CVE-2026-1111', 'GHSA-2222-3333-4444'],
    title: 'Paths <escape>',
    actions: [],
    facts: [
      {
        id: 'CVE-2026-1111',
        facts: {
          cvss: [{ vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', ...published }],
          kev: { listed: true, dateAdded: '2026-11-20', source: 'KEV', asOf: '2026-11-27' },
        },
      },
    ],
    ranges: [range({})],
  },
  {
    kind: 'advisory',
    id: 'nvd/CVE-2026-2222',
    aliases: ['CVE-2026-2222'],
    title: 'Firewall',
    actions: [],
    ranges: [
      range({
        kind: 'product',
        space: 'cisco',
        name: 'adaptive_security_appliance_software',
        scheme: 'generic',
        fixed: '9.16.4',
      }),
    ],
  },
  {
    kind: 'advisory',
    id: 'x/OTHER-1',
    aliases: [],
    title: 'Other',
    actions: [],
    ranges: [range({ name: 'elsewhere' })],
  },
]

function bundle(name: string, records = RECORDS, over: Partial<BundleMaker> = {}): string {
  const body = createBundleBody()
  const pieces = records.flatMap((record) => body.add(record) ?? [])
  pieces.push(...[body.end() ?? []].flat())
  const head = bundleHead(
    {
      issuer: 'Test House',
      madeAt: new Date(Date.now() - DAY).toISOString(),
      expiresAt: new Date(Date.now() + DAY).toISOString(),
      tlp: 'clear',
      ...over,
    },
    body.content(),
    [signer],
  )
  return file(name, gzipSync(Buffer.concat([head, ...pieces])))
}

const inventory = file(
  'bom.json',
  JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components: [
      { type: 'library', name: 'thin-path', version: '1.2.0', purl: 'pkg:npm/thin-path@1.2.0' },
      { type: 'library', name: 'safe', version: '1.0.0', purl: 'pkg:npm/safe@1.0.0' },
    ],
  }),
)

async function quietly(...args: string[]): Promise<{ code: number; out: string; said: string }> {
  let [out, said] = ['', '']
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text)
      return true
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += String(text)
      return true
    }),
  ]
  // Whoever asks anybody fails the test.
  const network = vi.spyOn(globalThis, 'fetch').mockImplementation(() => {
    throw new Error('the network was used')
  })
  try {
    return { code: await run(args), out, said }
  } finally {
    expect(network).not.toHaveBeenCalled()
    for (const spy of [...spies, network]) spy.mockRestore()
  }
}
const offline = (bundleFile: string, ...rest: string[]) =>
  quietly(
    'exposure',
    inventory,
    '--offline',
    bundleFile,
    '--key',
    keyFile,
    '--zone',
    'America/New_York',
    ...rest,
  )

describe('matching offline', () => {
  it('says what is exposed and why, and what to do, without a network', async () => {
    const { code, out } = await offline(bundle('a.gz'), '--asset', 'Front desk', '--reach', 'public')
    expect(code).toBe(1)
    expect(out).toContain('2 components against 3 records of Test House')
    expect(out).toContain('CVE-2026-1111')
    expect(out).toContain('1.2.0 lies before 1.4.0 (npm order).')
    expect(out).toContain('1. Update the JavaScript library thin-path to version 1.4.0 or newer')
    expect(out).toContain('Attackers are using this already.')
    expect(out).not.toContain('CVE-2026-2222')
  })
  it('answers in JSON with everything behind it', async () => {
    const { out } = await offline(bundle('a.gz'), '--json')
    const result = JSON.parse(out)
    expect(result.bundle).toMatchObject({ issuer: 'Test House', tlp: 'clear' })
    expect(result.signedBy).toEqual([signer.keyid])
    expect(result.exposures).toHaveLength(1)
    expect(result.exposures[0]).toMatchObject({
      state: 'open',
      found: {
        vulnerability: 'CVE-2026-1111',
        fixedIn: '1.4.0',
        said: [{ ref: 'ghsa/GHSA-2222-3333-4444' }],
      },
      urgency: { band: 'immediate', exploited: true },
    })
    expect(result.actions.items[0].vulnerabilities).toEqual(['CVE-2026-1111'])
  })
  it('writes one page that needs no script and nothing from elsewhere', async () => {
    const page = join(directory, 'page.html')
    const { code } = await offline(bundle('a.gz'), '--html', page, '--asset', '<img src=x>')
    expect(code).toBe(1)
    const html = readFileSync(page, 'utf8')
    expect(html).not.toMatch(/<script|<img|<link|src=["']?http|@import|url\(/i)
    expect(html).toContain('&lt;img src=x&gt;')
    expect(html).toContain("default-src 'none'")
    expect(html).toContain('name="viewport"')
    expect(html).toContain('1. Update the JavaScript library thin-path to version 1.4.0 or newer')
    expect(html).toContain('What to ask the vendor')
  })
  it('takes words for a product only where they are certain, and lists the others', async () => {
    const csv = file(
      'list.csv',
      'Vendor,Product,Version\nCisco,Adaptive Security Appliance Software,9.16.1\nNobody,Unheard Of Thing,1\n',
    )
    const { out } = await quietly('exposure', csv, '--offline', bundle('a.gz'), '--key', keyFile, '--json')
    const result = JSON.parse(out)
    expect(
      result.exposures.map((one: { found: { vulnerability: string } }) => one.found.vulnerability),
    ).toEqual(['CVE-2026-2222'])
    expect(result.questions.map(({ words }: { words: string }) => words)).toEqual(['Nobody Unheard Of Thing'])
  })
  it('is silenced by a statement of the bundle, with its reason', async () => {
    const statement = {
      document: 'vex/1',
      where: '/statements/0',
      vulnerabilities: ['CVE-2026-1111'],
      products: [
        { id: 'pkg:npm/thin-path@1.2.0', purl: 'pkg:npm/thin-path@1.2.0', cpes: [], subcomponents: [] },
      ],
      status: 'not_affected' as const,
      justification: 'vulnerable_code_not_present',
      author: 'Thin Path Ltd',
      timestamp: '2026-11-01T00:00:00.000Z',
    }
    const { code, out } = await offline(bundle('vex.gz', [...RECORDS, { kind: 'vex', statement }]))
    expect(code).toBe(0)
    expect(out).toContain('suppressed')
    expect(out).toMatch(/Thin Path Ltd/)
  })
  it('refuses what is not signed by a trusted key, altered, or out of date', async () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }) as string
    const strange = await quietly(
      'exposure',
      inventory,
      '--offline',
      bundle('a.gz'),
      '--key',
      file('other.pem', other),
    )
    expect(strange).toMatchObject({ code: 1 })
    expect(strange.said).toMatch(/not signed by a key you trust/)
    const late = { madeAt: '2026-01-01T00:00:00.000Z', expiresAt: '2026-01-15T00:00:00.000Z' }
    expect((await offline(bundle('late.gz', RECORDS, late))).said).toMatch(
      /could be relied on until 2026-01-15/,
    )
    const bytes = readFileSync(bundle('b.gz'))
    const torn = await offline(file('torn.gz', bytes.subarray(0, bytes.length - 40)))
    expect(torn.code).toBe(1)
    expect(torn.out).toBe('')
  })
  it('says what is wrong with a key, an inventory or a zone', async () => {
    expect(
      (await quietly('exposure', inventory, '--offline', bundle('a.gz'), '--key', inventory)).said,
    ).toMatch(/no public key in PEM/)
    const none = file('none.bin', new Uint8Array([0, 1, 2]))
    const read = await quietly('exposure', none, '--offline', bundle('a.gz'), '--key', keyFile)
    expect(read).toMatchObject({ code: 2 })
    expect((await offline(bundle('a.gz'), '--zone', 'Mars/Base')).said).toMatch(/no time zone/)
  })
})

describe('keys of bundles', () => {
  it('are kept once, and found again', () => {
    const kept = join(directory, 'kept', 'keys.pem')
    expect(() => trustedKeys(undefined, kept)).toThrow(/No key is trusted here yet/)
    expect(keepKey(pem, kept)).toBe(true)
    expect(keepKey(pem, kept)).toBe(false)
    expect(existsSync(kept)).toBe(true)
    expect(trustedKeys(undefined, kept).map(({ keyid }) => keyid)).toEqual([signer.keyid])
  })
})
