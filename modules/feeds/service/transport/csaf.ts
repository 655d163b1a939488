import { createHash } from 'node:crypto'
import { storable } from '../../../../standards/judging/text.ts'
import { asList, asText, type Loose, member } from '../../../../standards/report/loose.ts'
import { readInstant } from '../../../../standards/vulnerability/instant.ts'
import { readRecord } from '../../../../standards/vulnerability/record.ts'
import { readContent, type Unit } from '../units.ts'
import { bodyOf, FetchProblem } from './get.ts'
import type { Paging, PagingContext } from './paging.ts'

/** One document a provider lists. */
interface Listed {
  url: string
  /** Instant of its last change, as the list says. */
  updated: string
}

const BATCH = 25
const LIST_BYTES = 64 * 1024 * 1024
const DOCUMENT_BYTES = 16 * 1024 * 1024
const MOST_DOCUMENTS = 500_000

/**
 * A CSAF provider (CSAF 2.0 §7.1): provider-metadata.json leads to ROLIE feeds (requirement 15) or folders
 * with changes.csv (requirement 13), those to documents; each is checked against the hash beside it
 * (requirements 18 and 19). OpenPGP signatures (requirement 20) are not checked.
 */
export const csafDocuments: Paging = async function* (context) {
  const { clock, mark, within } = context
  const listed = await listOf(context)
  const after = within ?? (mark === null ? '' : `${mark} `)
  // The instant and the address in one text: an order in which every place has one next.
  const rest = listed.filter((one) => placeOf(one) > after)
  const done = listed.length - rest.length
  for (let at = 0; at < rest.length; at += BATCH) {
    const units: Unit[] = []
    for (const one of rest.slice(at, at + BATCH))
      units.push(await documentOf(context, one, done + at + units.length))
    yield { units, within: placeOf(rest[Math.min(at + BATCH, rest.length) - 1]!), waitSeconds: 0 }
  }
  return listed.at(-1)?.updated ?? mark ?? clock.now().toISOString()
}

const placeOf = ({ updated, url }: Listed): string => `${updated} ${url}`

async function listOf(context: PagingContext): Promise<Listed[]> {
  const { source } = context
  const metadata = await json(context, source.address!, 'provider-metadata.json')
  const distributions = asList(member(metadata, 'distributions'))
  const feeds = distributions.flatMap((one) =>
    asList(member(member(one, 'rolie'), 'feeds')).flatMap((feed) => {
      const url = address(member(feed, 'url'), source.address!)
      // Documents above TLP:CLEAR take a login, which a reference feed has not.
      const open = /^(white|clear|unlabeled)$/i.test(asText(member(feed, 'tlp_label')) ?? '')
      return url !== undefined && open ? [url] : []
    }),
  )
  const folders = distributions.flatMap((one) => address(member(one, 'directory_url'), source.address!) ?? [])
  const found = new Map<string, Listed>()
  const keep = (one: Listed) => {
    if (found.size < MOST_DOCUMENTS) found.set(one.url, one)
  }
  for (const feed of feeds) for (const one of await rolie(context, feed)) keep(one)
  // The same documents stand in both: one way is enough.
  if (feeds.length === 0)
    for (const folder of folders) for (const one of await changes(context, folder)) keep(one)
  if (feeds.length + folders.length === 0)
    throw new FetchProblem('The provider metadata name neither an open ROLIE feed nor a directory.')
  return [...found.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

/** A ROLIE feed in JSON (RFC 8322 and CSAF 2.0 §7.1.15). */
async function rolie(context: PagingContext, url: string): Promise<Listed[]> {
  const feed = member(await json(context, url, 'ROLIE feed'), 'feed')
  return asList(member(feed, 'entry')).flatMap((entry) => {
    const self = asList(member(entry, 'link')).find((link) => member(link, 'rel') === 'self')
    const document = address(member(member(entry, 'content'), 'src') ?? member(self, 'href'), url)
    const updated = readInstant(member(entry, 'updated'))
    return document !== undefined && updated !== undefined ? [{ url: document, updated }] : []
  })
}

/** changes.csv: `"path","instant"`, newest first (CSAF 2.0 §7.1.13). */
async function changes(context: PagingContext, folder: string): Promise<Listed[]> {
  const base = folder.endsWith('/') ? folder : `${folder}/`
  const text = (await get(context, `${base}changes.csv`, LIST_BYTES)).toString('utf8')
  return text.split(/\r?\n/).flatMap((line) => {
    const [, path, instant] = /^"?([^",]+)"?,\s*"?([^",]+)"?$/.exec(line.trim()) ?? []
    const url = path?.endsWith('.json') ? address(path, base) : undefined
    const updated = readInstant(instant)
    return url !== undefined && updated !== undefined ? [{ url, updated }] : []
  })
}

async function documentOf(context: PagingContext, { url }: Listed, at: number): Promise<Unit> {
  const name = storable(url)
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
    bytes = await get(context, url, DOCUMENT_BYTES)
    const wrong = await wrongHash(context, url, bytes)
    if (wrong) return rejected(wrong)
  } catch (error) {
    // One document that is not there is its own problem; a provider that is not there is everybody's.
    if (!(error instanceof Missing)) throw error
    return rejected('The provider lists it, and does not have it.')
  }
  return { ...readContent(context.source, bytes), name, next }
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

class Missing extends Error {}

async function get(
  { fetch, clock, source, trusted }: PagingContext,
  url: string,
  most: number,
): Promise<Buffer> {
  // What a provider's lists lead to is trusted as far as its own host.
  const own = trusted && new URL(url).host === new URL(source.address!).host
  const answer = await fetch(url, { trusted: own })
  if (answer.status === 404 || answer.status === 410) {
    answer.body.destroy()
    throw new Missing()
  }
  return bodyOf(answer, most, url, clock.now())
}

async function json(context: PagingContext, url: string, what: string): Promise<Loose> {
  try {
    return readRecord(await get(context, url, LIST_BYTES), what, LIST_BYTES)
  } catch (error) {
    if (error instanceof FetchProblem) throw error
    throw new FetchProblem(`${url} is no ${what}${error instanceof Missing ? ': it is not there' : ''}.`)
  }
}

function address(value: unknown, base: string): string | undefined {
  const text = asText(value)
  return text !== undefined && text.length <= 2048 && URL.canParse(text, base)
    ? new URL(text, base).href
    : undefined
}
