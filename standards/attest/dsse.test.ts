import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testKey } from './attest.fixtures.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { pae, signEnvelope, type Verifier, verifyEnvelope } from './dsse.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('pae', () => {
  it('counts bytes, not characters', () => {
    expect(new TextDecoder().decode(pae('é', bytes('ü!')))).toBe('DSSEv1 2 é 3 ü!')
  })
  it('never gives two pairs the same bytes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (t1, b1, t2, b2) => {
        if (t1 === t2 && b1 === b2) return
        expect(toBase64(pae(t1, bytes(b1)))).not.toBe(toBase64(pae(t2, bytes(b2))))
      }),
    )
  })
})

describe('an envelope', () => {
  const a = testKey()
  const b = testKey()
  const envelope = signEnvelope('text/plain', bytes('hello'), [a])

  it('verifies with its key and gives back the verified payload', () => {
    expect(verifyEnvelope(envelope, [b, a])).toEqual({
      ok: true,
      payloadType: 'text/plain',
      payload: bytes('hello'),
      keyids: [a.keyid],
    })
  })
  it('verifies whatever key id the signature claims: the id is a hint', () => {
    const renamed = { ...envelope, signatures: [{ ...envelope.signatures[0]!, keyid: 'other' }] }
    expect(verifyEnvelope(renamed, [a]).ok).toBe(true)
    expect(verifyEnvelope({ ...envelope, signatures: [{ sig: envelope.signatures[0]!.sig }] }, [a]).ok).toBe(
      true,
    )
    const posing = { ...envelope, signatures: [{ ...envelope.signatures[0]!, keyid: b.keyid }] }
    expect(verifyEnvelope(posing, [b]).ok).toBe(false)
  })
  it('does not verify when payload, type, signature or key differ', () => {
    const sig = fromBase64(envelope.signatures[0]!.sig)!
    sig[0]! ^= 1
    for (const [other, keys] of [
      [{ ...envelope, payload: toBase64(bytes('hellp')) }, [a]],
      [{ ...envelope, payloadType: 'text/html' }, [a]],
      [{ ...envelope, signatures: [{ sig: toBase64(sig) }] }, [a]],
      [{ ...envelope, signatures: [{ sig: '' }] }, [a]],
      [{ ...envelope, signatures: [] }, [a]],
      [envelope, [b]],
      [envelope, []],
    ] as const) {
      expect(verifyEnvelope(other, keys).ok).toBe(false)
    }
  })
  it('counts different keys, not signatures, towards a threshold', () => {
    const both = signEnvelope('text/plain', bytes('hello'), [a, b])
    expect(verifyEnvelope(both, [a, b], 2).ok).toBe(true)
    const twice = { ...both, signatures: [both.signatures[0]!, both.signatures[0]!] }
    expect(verifyEnvelope(twice, [a, b], 2).ok).toBe(false)
    expect(verifyEnvelope(both, [a], 0).ok).toBe(true)
    expect(verifyEnvelope(envelope, [b], 0).ok).toBe(false)
  })
  it('never throws on anything', () => {
    const throwing: Verifier = {
      keyid: 'x',
      verify: () => {
        throw new Error('bad signature encoding')
      },
    }
    expect(verifyEnvelope(envelope, [throwing]).ok).toBe(false)
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        expect(verifyEnvelope(junk, [a]).ok).toBe(false)
      }),
    )
  })
})

describe('Base64', () => {
  it('reads back every byte string, in either alphabet', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (data) => {
        const text = toBase64(data)
        expect(fromBase64(text)).toEqual(data)
        expect(fromBase64(text.replaceAll('+', '-').replaceAll('/', '_'))).toEqual(data)
      }),
    )
  })
  it('is strict', () => {
    for (const text of ['a', 'ab', 'abc', 'ab=', 'QR==', 'a b=', 'QQ==\n', '====', 'Q==='])
      expect(fromBase64(text)).toBeUndefined()
  })
})

const corpus = process.env.TOCSIN_CORPUS ?? ''
interface Vector {
  payload: string
  payloadType: string
  pae: string
  key: { x: string; y: string }
  envelope: unknown
}
const base64url = (decimal: string): string =>
  Buffer.from(BigInt(decimal).toString(16).padStart(64, '0'), 'hex').toString('base64url')

describe.skipIf(corpus === '')('official DSSE vector', () => {
  const vector = (): Vector =>
    JSON.parse(readFileSync(join(corpus, 'attest/dsse-vector.json'), 'utf8')) as Vector
  it('gives the published pre-authentication encoding and verifies the published envelope', () => {
    const { payload, payloadType, pae: expected, key, envelope } = vector()
    expect(new TextDecoder().decode(pae(payloadType, bytes(payload)))).toBe(expected)
    const publicKey = createPublicKey({
      key: { kty: 'EC', crv: 'P-256', x: base64url(key.x), y: base64url(key.y) },
      format: 'jwk',
    })
    const verifier: Verifier = {
      keyid: 'published',
      verify: (message, signature) =>
        verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature),
    }
    expect(verifyEnvelope(envelope, [verifier])).toMatchObject({ ok: true, payload: bytes(payload) })
  })
})

describe.skipIf(corpus === '' || !existsSync(join(corpus, 'attest/sigstore-bundles')))(
  'DSSE envelopes of Sigstore bundles',
  () => {
    const folder = join(corpus, 'attest/sigstore-bundles')
    const files =
      corpus === ''
        ? []
        : readdirSync(folder).filter((name) =>
            /intoto-in-dsse|dsse-happy|dsse-invalid-sig|dsse-mismatch-sig/.test(name),
          )
    it.each(files)('%s: the signature agrees with the certificate, or not, as the case says', (name) => {
      const entry = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        files: Record<
          string,
          {
            json: {
              dsseEnvelope: unknown
              verificationMaterial: {
                certificate?: { rawBytes: string }
                x509CertificateChain?: { certificates: { rawBytes: string }[] }
              }
            }
          }
        >
      }
      const bundle = Object.values(entry.files)[0]!.json
      const material = bundle.verificationMaterial
      const raw = material.certificate?.rawBytes ?? material.x509CertificateChain!.certificates[0]!.rawBytes
      const { publicKey } = new X509Certificate(Buffer.from(raw, 'base64'))
      const verifier: Verifier = {
        keyid: 'leaf',
        verify: (message, signature) => verify('sha256', message, publicKey, signature),
      }
      // "invalid" breaks the signature; "mismatch" breaks the agreement with the log entry, not the envelope.
      expect([name, verifyEnvelope(bundle.dsseEnvelope, [verifier]).ok]).toEqual([
        name,
        !name.includes('invalid-sig'),
      ])
    })
  },
)
