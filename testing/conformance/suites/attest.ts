import { createPublicKey, verify } from 'node:crypto'
import { pae, verifyEnvelope } from '../../../standards/attest/dsse.ts'
import { readStatement } from '../../../standards/attest/statement.ts'
import { asText, member } from '../../../standards/report/loose.ts'
import { listFiles, readBytes, readJsonFile } from '../files.ts'
import { Recorder, type Suite } from '../suite.ts'

const VECTOR = 'attest/dsse-vector.json'

/** The published DSSE vector, and the in-toto specification's own statements. */
export const attest: Suite = {
  name: 'attest',
  folders: ['attest', 'attest/in-toto-spec'],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    if (listFiles(corpus, 'attest').includes(VECTOR)) {
      const vector = readJsonFile(corpus, VECTOR)
      await recorder.check(`${VECTOR} (encoding)`, () => encodes(vector))
      await recorder.check(`${VECTOR} (signature)`, () => verifies(vector))
    }
    for (const file of listFiles(corpus, 'attest/in-toto-spec')) {
      await recorder.check(file, () => {
        const read = readStatement(readBytes(corpus, file))
        return read.ok ? undefined : read.reason
      })
    }
    return recorder.outcome
  },
}

function encodes(vector: unknown): string | undefined {
  const payload = new TextEncoder().encode(asText(member(vector, 'payload')) ?? '')
  const encoded = new TextDecoder().decode(pae(asText(member(vector, 'payloadType')) ?? '', payload))
  return encoded === member(vector, 'pae') ? undefined : `encoded as ${encoded}`
}

function verifies(vector: unknown): string | undefined {
  const coordinate = (name: string) => base64url(asText(member(member(vector, 'key'), name)) ?? '0')
  const key = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: coordinate('x'), y: coordinate('y') },
    format: 'jwk',
  })
  const result = verifyEnvelope(member(vector, 'envelope'), [
    {
      keyid: 'published',
      verify: (message, signature) =>
        verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature),
    },
  ])
  return result.ok ? undefined : result.reason
}

function base64url(decimal: string): string {
  return Buffer.from(BigInt(decimal).toString(16).padStart(64, '0'), 'hex').toString('base64url')
}
