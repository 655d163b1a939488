import type * as OpenPgp from 'openpgp'
import { storable } from '../../../../standards/judging/text.ts'
import { asList, asText, type Loose, member } from '../../../../standards/report/loose.ts'
import { clip, oneLine } from '../../../../standards/report/text.ts'
import { FetchProblem } from './get.ts'
import { loadOpenPgp, readPublicKeys, whyNotSigned } from './openpgp.ts'
import type { PagingContext } from './paging.ts'
import { address, get, Missing } from './provider.ts'

/** What is known of a provider's signatures during a run. */
export interface Signatures {
  /** A sentence for the feed's run; undefined: the provider promises none, so none are looked for. */
  note: string | undefined
  /**
   * Whether the bytes are signed as the provider promises; undefined: nothing can be checked.
   * @param url where the signature is
   * @returns what is wrong; undefined: it is signed
   */
  check: ((url: string, bytes: Buffer) => Promise<string | undefined>) | undefined
}

const MOST_KEYS = 50
const KEY_BYTES = 1024 * 1024
const SIGNATURE_BYTES = 256 * 1024

/**
 * How a provider signs: by the keys its metadata list (`public_openpgp_keys`, CSAF 2.0 §7.1.20), or by those the
 * operator configured for this feed, and then by no others. Whoever lists keys promises a signature beside each
 * document (§7.1.19).
 * @throws FetchProblem when none of the keys can be had: nothing is taken in unverified then
 */
export async function signaturesOf(context: PagingContext, metadata: Loose): Promise<Signatures> {
  const { clock, source, keys: configured } = context
  const own = configured?.[source.name] ?? []
  const listed = asList(member(metadata, 'public_openpgp_keys')).slice(0, MOST_KEYS)
  if (own.length + listed.length === 0) {
    const promised = member(metadata, 'role') === 'csaf_trusted_provider'
    return {
      note: promised
        ? 'Not checked: it calls itself a trusted provider, which signs, and lists no key.'
        : undefined,
      check: undefined,
    }
  }
  const pgp = await (context.loadOpenPgp ?? loadOpenPgp)()
  if (!pgp) {
    const words = 'the optional package openpgp is not installed ("npm install openpgp")'
    // Whoever configures keys relies on them; whose keys are only listed is read as before, and says so.
    if (own.length > 0) throw new FetchProblem(`Keys are configured for ${source.name}, and ${words}.`)
    return { note: `Not checked: ${words}.`, check: undefined }
  }
  const { keys, problems } = own.length > 0 ? await given(pgp, own) : await fetched(pgp, context, listed)
  if (keys.length === 0)
    throw new FetchProblem(
      `None of the OpenPGP keys of ${source.name} can be used, so nothing of it is taken in: ${problems.join(' ')}`,
    )
  const whose = own.length > 0 ? 'configured here' : 'its metadata list'
  return {
    note: [
      `Checked against ${keys.length === 1 ? 'the key' : `the ${keys.length} keys`} ${whose}.`,
      ...problems,
    ].join(' '),
    async check(url, bytes) {
      let signature: Buffer
      try {
        signature = await get(context, url, SIGNATURE_BYTES)
      } catch (error) {
        if (!(error instanceof Missing)) throw error
        return 'It is not signed, and its provider promises that it is.'
      }
      const why = await whyNotSigned(pgp, bytes, signature, keys, clock.now())
      return why && `Its OpenPGP signature does not hold: ${words(why)}.`
    },
  }
}

interface Keys {
  keys: OpenPgp.Key[]
  problems: string[]
}

async function given(pgp: typeof OpenPgp, texts: readonly string[]): Promise<Keys> {
  const found: Keys = { keys: [], problems: [] }
  for (const [at, text] of texts.entries()) {
    try {
      found.keys.push(...(await readPublicKeys(pgp, Buffer.from(text), undefined)))
    } catch (error) {
      found.problems.push(
        `Configured key ${at + 1} is no OpenPGP public key: ${words((error as Error).message)}.`,
      )
    }
  }
  return found
}

async function fetched(
  pgp: typeof OpenPgp,
  context: PagingContext,
  listed: readonly unknown[],
): Promise<Keys> {
  const found: Keys = { keys: [], problems: [] }
  for (const [at, entry] of listed.entries()) {
    const url = address(member(entry, 'url'), context.source.address!)
    const fingerprint = asText(member(entry, 'fingerprint'))
    const problem = (text: string) => found.problems.push(`Key ${at + 1} of the metadata ${text}.`)
    if (url === undefined) {
      problem('has no address')
      continue
    }
    try {
      const keys = await readPublicKeys(pgp, await get(context, url, KEY_BYTES), fingerprint)
      if (keys.length === 0) problem('does not have the fingerprint the metadata give for it')
      found.keys.push(...keys)
    } catch (error) {
      if (error instanceof FetchProblem) throw error
      problem(
        error instanceof Missing ? 'is not there' : `is no public key: ${words((error as Error).message)}`,
      )
    }
  }
  return found
}

/** The library's words in one line, without the stop it may end them with. */
const words = (message: string): string => clip(oneLine(storable(message)), 200).replace(/\.$/, '')
