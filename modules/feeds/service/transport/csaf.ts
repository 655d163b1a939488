import { createHash } from 'node:crypto'
import { storable } from '../../../../standards/judging/text.ts'
import { readContent } from '../contents.ts'
import type { Unit } from '../units.ts'
import { documentsOf, type Listed, placeOf } from './csaf-list.ts'
import type { Paging, PagingContext } from './paging.ts'
import { get, json, Missing } from './provider.ts'
import { type Signatures, signaturesOf } from './signatures.ts'

const BATCH = 25
const DOCUMENT_BYTES = 16 * 1024 * 1024

/**
 * A CSAF provider (CSAF 2.0 §7.1): provider-metadata.json leads to ROLIE feeds (requirement 15) or folders
 * with changes.csv (requirement 13), those to documents; each is checked against the hash beside it
 * (requirement 18), and where the provider signs against its OpenPGP signature (requirements 19 and 20).
 */
export const csafDocuments: Paging = async function* (context) {
  const { clock, mark, within, source } = context
  const metadata = await json(context, source.address!, 'provider-metadata.json')
  const listed = await documentsOf(context, metadata)
  const after = within ?? (mark === null ? '' : `${mark} `)
  const rest = listed.filter((one) => placeOf(one) > after)
  const done = listed.length - rest.length
  if (rest.length > 0) {
    const signatures = await signaturesOf(context, metadata)
    for (let at = 0; at < rest.length; at += BATCH) {
      const units: Unit[] = []
      for (const one of rest.slice(at, at + BATCH))
        units.push(await documentOf(context, signatures, one, done + at + units.length))
      const last = rest[Math.min(at + BATCH, rest.length) - 1]!
      yield { units, within: placeOf(last), waitSeconds: 0, note: signatures.note }
    }
  }
  return listed.at(-1)?.updated ?? mark ?? clock.now().toISOString()
}

async function documentOf(
  context: PagingContext,
  { check }: Signatures,
  { url: listed, otherwise, signature }: Listed,
  at: number,
): Promise<Unit> {
  const name = storable(listed)
  const next = at + 1
  const rejected = (problem: string): Unit => ({
    records: [],
    kev: [],
    epss: [],
    ssvc: [],
    name,
    next,
    problem,
  })
  let bytes: Buffer
  try {
    const { url, body } = await firstOf(context, [listed, ...(otherwise === undefined ? [] : [otherwise])])
    bytes = body
    const wrong = (await wrongHash(context, url, bytes)) ?? (await check?.(signature ?? `${url}.asc`, bytes))
    if (wrong) return rejected(wrong)
  } catch (error) {
    // One document that is not there is its own problem; a provider that is not there is everybody's.
    if (!(error instanceof Missing)) throw error
    return rejected('The provider lists it, and does not have it.')
  }
  return { ...readContent(context.source, bytes), name, next, verified: check !== undefined }
}

/** What is at the first of these addresses where anything is. @throws Missing */
async function firstOf(
  context: PagingContext,
  urls: readonly string[],
): Promise<{ url: string; body: Buffer }> {
  for (const url of urls) {
    try {
      return { url, body: await get(context, url, DOCUMENT_BYTES) }
    } catch (error) {
      if (!(error instanceof Missing)) throw error
    }
  }
  throw new Missing()
}

/** Why the bytes are not those the provider's hash speaks of; undefined when they are, or it gives no hash. */
async function wrongHash(context: PagingContext, url: string, bytes: Buffer): Promise<string | undefined> {
  for (const algorithm of ['sha512', 'sha256'] as const) {
    try {
      const stated = (await get(context, `${url}.${algorithm}`, 4096)).toString('utf8').trim().split(/\s/)[0]
      const own = createHash(algorithm).update(bytes).digest('hex')
      return stated?.toLowerCase() === own
        ? undefined
        : `Its ${algorithm} is not the one the provider gives beside it.`
    } catch (error) {
      if (!(error instanceof Missing)) throw error
    }
  }
  return undefined
}
