import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { keepKey, TRUSTED_KEYS } from '../bundle-key.ts'
import { withQuery } from '../client.ts'
import type { Definition } from '../program.ts'

interface Options {
  out: string
  tlp?: string
}

export const exposuresBundle: Definition = {
  name: 'exposures bundle',
  summary: 'fetch the signed advisory bundle for matching offline, and keep the key it is signed with',
  shape: (command) =>
    command
      .requiredOption('--out <file>', 'where to write it')
      .option('--tlp <label>', 'also what you may know before publication, up to this label'),
  async run({ client, output }, { out, tlp }: Options) {
    const api = client()
    const { keyid, publicKey } = await api.get<{ keyid: string; publicKey: string }>(
      '/v1/exposure-bundle/key',
    )
    await pipeline(
      Readable.from(api.pieces(withQuery('/v1/exposure-bundle', { tlp }))),
      createWriteStream(out, { mode: 0o600 }),
    )
    const isNew = keepKey(publicKey)
    const kept = isNew
      ? `The key of ${api.server} (${keyid}) is trusted from now on, kept in ${TRUSTED_KEYS}. Compare it with what its people tell you.`
      : ''
    output.result(
      { file: out, keyid },
      [`written to ${out}, signed by ${keyid}`, kept].filter(Boolean).join('\n'),
    )
    return undefined
  },
}
