import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Signer, Verifier } from '../../attest/dsse.ts'
import { signEnvelope } from '../../attest/dsse.ts'
import { readVex } from '../../vex/read.ts'
import { openVex } from '../../vex/vex.fixtures.ts'
import {
  type BundleAdvisory,
  BundleError,
  type BundleMaker,
  type BundleRecord,
  bundleHead,
  createBundleBody,
  openBundle,
} from '../bundle.ts'
import { range } from '../matching.fixtures.ts'
import { defaultRange } from '../membership.ts'
import { BUNDLE_LIMITS } from './types.ts'

function keyPair(keyid: string): Signer & Verifier {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    keyid,
    sign: (message) => sign(null, message, privateKey),
    verify: (message, signature) => verify(null, message, publicKey, signature),
  }
}
const key = keyPair('house')
const maker: BundleMaker = {
  issuer: 'Example Clearinghouse',
  madeAt: '2026-03-01T00:00:00.000Z',
  expiresAt: '2026-03-15T00:00:00.000Z',
  tlp: 'clear',
}
const now = new Date('2026-03-02T00:00:00Z')

const advisory = (n: number, over: Partial<BundleAdvisory> = {}): BundleAdvisory => ({
  kind: 'advisory',
  id: `CVE-2026-${10_000 + n}`,
  aliases: ['GHSA-aaaa-bbbb-cccc'],
  title: 'Pump runs backwards',
  modified: '2026-02-28T00:00:00.000Z',
  urgency: { band: 'immediate', score: 91, because: 'It is being exploited.', due: '2026-03-08' },
  facts: [
    {
      id: `CVE-2026-${10_000 + n}`,
      facts: {
        cvss: [{ vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', basis: 'published', source: 'NVD' }],
        severity: { value: 'critical', basis: 'published', source: 'GHSA' },
        kev: { listed: true, dateAdded: '2026-02-20', source: 'CISA', asOf: '2026-03-01' },
        epss: { epss: 0.5, percentile: 0.9, source: 'FIRST', asOf: '2026-03-01' },
        exploitation: { value: 'active', basis: 'published', source: 'CISA', asOf: '2026-03-01' },
        automatable: undefined,
        technicalImpact: { value: 'total', basis: 'stated by a person', source: 'coordinator' },
      },
    },
  ],
  actions: [{ text: 'Update the pump to 1.4.0.', ask: 'Is our model affected?' }],
  ranges: [
    range({
      fixed: '1.4.0',
      release: '12',
      introducedExcluded: true,
      changes: [{ at: '1.2.0', status: 'unaffected' }],
    }),
    range({ introduced: undefined, versions: ['1.0.0'] }),
    defaultRange(range(), 'unknown'),
  ],
  ...over,
})
const records: BundleRecord[] = [
  ...Array.from({ length: 5 }, (_, n) => advisory(n)),
  ...readVex(openVex).statements.map(({ original: _, ...statement }) => ({
    kind: 'vex' as const,
    statement,
  })),
]

function make(list: Iterable<BundleRecord>, by = maker, signers = [key]): Buffer {
  const body = createBundleBody()
  const pieces: Uint8Array[] = []
  for (const record of list) {
    const piece = body.add(record)
    if (piece !== undefined) pieces.push(piece)
  }
  const last = body.end()
  if (last !== undefined) pieces.push(last)
  return Buffer.concat([bundleHead(by, body.content(), signers), ...pieces])
}

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(
  bytes: Uint8Array,
  size = 1000,
  trust = { verifiers: [key], now },
): Promise<BundleRecord[]> {
  const { records: stream } = await openBundle(inParts(bytes, size), trust)
  const found: BundleRecord[] = []
  for await (const record of stream()) found.push(record)
  return found
}

const fault = async (bytes: Uint8Array, trust = { verifiers: [key], now }): Promise<string> => {
  try {
    await read(bytes, 4096, trust)
    return 'read'
  } catch (error) {
    return error instanceof BundleError ? error.code : `threw ${error}`
  }
}

describe('an advisory bundle', () => {
  it('gives back what went in, in whatever portions it comes, compressed or not', async () => {
    const bytes = make(records)
    for (const size of [1, 7, 1000, bytes.length]) expect(await read(bytes, size)).toEqual(records)
    expect(await read(gzipSync(bytes))).toEqual(records)
    const { header, keyids } = await openBundle(inParts(bytes, 999), { verifiers: [key], now })
    expect(header).toMatchObject({ ...maker, version: 1, counts: { advisories: 5, statements: 2 } })
    expect(keyids).toEqual(['house'])
    expect(await read(make([]))).toEqual([])
  })
  it('is made and read in pieces, never held as a whole', async () => {
    const body = createBundleBody()
    const sizes: number[] = []
    const many = Array.from({ length: 3000 }, (_, n) => advisory(n))
    for (const record of many) sizes.push(body.add(record)?.length ?? 0)
    sizes.push(body.end()?.length ?? 0)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(BUNDLE_LIMITS.pieceBytes)
    expect(body.content().pieces.length).toBeGreaterThan(2)
    const { records: stream } = await openBundle(inParts(make(many), 65_536), { verifiers: [key], now })
    let count = 0
    for await (const _ of stream()) count += 1
    expect(count).toBe(3000)
  })
  it('gives out nothing of a piece that was altered, wherever', async () => {
    const bytes = make(records)
    const start = bytes.indexOf('\n') + 1
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const altered = Buffer.from(bytes)
          altered[at] = altered[at]! ^ by
          if (at >= start) expect(await fault(altered)).toBe('bundle-altered')
          else {
            // A change in the envelope may leave what is signed as it was: then the same records come out.
            const found = await fault(altered)
            if (found === 'read') expect(await read(altered)).toEqual(records)
            else expect(found).toMatch(/^bundle-(not-one|not-signed|torn)$/)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
  it('that is torn, truncated or goes on is refused', async () => {
    const bytes = make(records)
    const start = bytes.indexOf('\n') + 1
    expect(await fault(bytes.subarray(0, start - 1))).toBe('bundle-not-one')
    expect(await fault(bytes.subarray(0, start))).toBe('bundle-torn')
    expect(await fault(bytes.subarray(0, -1))).toBe('bundle-torn')
    expect(await fault(gzipSync(bytes).subarray(0, -20))).toBe('bundle-torn')
    expect(await fault(Buffer.concat([bytes, Buffer.from('\n')]))).toBe('bundle-altered')
    expect(await fault(Buffer.from('{"a":1}\n'))).toBe('bundle-not-signed')
    expect(await fault(Buffer.from('hello'))).toBe('bundle-not-one')
    expect(await fault(Buffer.alloc(0))).toBe('bundle-not-one')
  })
  it('counts for as long as its issuer says, by the keys its reader trusts', async () => {
    const bytes = make(records)
    const at = (instant: string) => fault(bytes, { verifiers: [key], now: new Date(instant) })
    expect(await at('2026-03-15T00:00:00Z')).toBe('read')
    expect(await at('2026-03-15T00:00:01Z')).toBe('bundle-expired')
    expect(await at('2026-02-01T00:00:00Z')).toBe('bundle-from-the-future')
    await expect(
      openBundle(inParts(bytes, 1000), { verifiers: [key], now: new Date('2027-01-01') }),
    ).rejects.toThrow(
      'This bundle was made on 2026-03-01 and could be relied on until 2026-03-15: newer vulnerabilities are missing. Get a newer one from “Example Clearinghouse”.',
    )
    expect(await fault(bytes, { verifiers: [keyPair('house')], now })).toBe('bundle-not-signed')
    expect(await fault(bytes, { verifiers: [], now })).toBe('bundle-not-signed')
  })
  it('is told from other things the same key has signed, and from later versions', async () => {
    const signed = (type: string, value: unknown) =>
      Buffer.from(`${JSON.stringify(signEnvelope(type, Buffer.from(JSON.stringify(value)), [key]))}\n`)
    const type = 'application/vnd.tocsin.advisory-bundle+json'
    expect(await fault(signed('application/vnd.in-toto+json', {}))).toBe('bundle-not-one')
    expect(await fault(signed(type, { version: 2 }))).toBe('bundle-other-version')
    expect(await fault(signed(type, { version: 1 }))).toBe('bundle-not-one')
    expect(await fault(signed(type, 7))).toBe('bundle-not-one')
  })
  it('is refused when a record in it cannot be read: a range left out would turn "affected" into "not affected"', async () => {
    const broken = [
      advisory(1, { ranges: [{ ...range(), status: 'fine' as 'affected' }] }),
      advisory(1, { ranges: [{ ...range(), fixed: 7 as unknown as string }] }),
      advisory(1, { ranges: [{ ...range(), versions: [7] as unknown as string[] }] }),
      advisory(1, { id: '' }),
      { kind: 'other' } as unknown as BundleRecord,
    ]
    for (const record of broken) expect(await fault(make([record]))).toBe('bundle-unreadable-record')
  })
  it('is not made without issuer, order of instants or signer, nor of records beyond its bounds', () => {
    const content = createBundleBody().content()
    expect(() => bundleHead({ ...maker, issuer: '' }, content, [key])).toThrow(RangeError)
    expect(() => bundleHead({ ...maker, expiresAt: maker.madeAt }, content, [key])).toThrow(RangeError)
    expect(() => bundleHead({ ...maker, madeAt: 'today' }, content, [key])).toThrow(RangeError)
    expect(() => bundleHead(maker, content, [])).toThrow(RangeError)
    const many = Array.from({ length: BUNDLE_LIMITS.ranges + 1 }, () => range())
    expect(() => createBundleBody().add(advisory(1, { ranges: many }))).toThrow(BundleError)
  })
})
