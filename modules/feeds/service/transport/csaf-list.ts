import { asList, asText, type Loose, member } from '../../../../standards/report/loose.ts'
import { readInstant } from '../../../../standards/vulnerability/instant.ts'
import { FetchProblem } from './get.ts'
import type { PagingContext } from './paging.ts'
import { address, get, json, LIST_BYTES } from './provider.ts'

/** One document a provider lists. */
export interface Listed {
  url: string
  /** Where the list says that it is as well, if it says so twice and differently. */
  otherwise?: string
  /** Instant of its last change, as the list says. */
  updated: string
  /** Where the list says that its signature is; undefined: the list does not say. */
  signature: string | undefined
}

const MOST_DOCUMENTS = 500_000

/** The instant and the address in one text: an order in which every place has one next. */
export const placeOf = ({ updated, url }: Listed): string => `${updated} ${url}`

/**
 * Every document of a provider, oldest change first: from its open ROLIE feeds (CSAF 2.0 §7.1.15), or where it
 * has none from its folders (§7.1.13).
 * @throws FetchProblem
 */
export async function documentsOf(context: PagingContext, metadata: Loose): Promise<Listed[]> {
  const { source } = context
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
    const links = asList(member(entry, 'link'))
    const href = (rel: string) =>
      member(
        links.find((link) => member(link, 'rel') === rel),
        'href',
      )
    // Some providers' two addresses of a document differ, and one of them leads nowhere.
    const addresses = [href('self'), member(member(entry, 'content'), 'src')].flatMap(
      (one) => address(one, url) ?? [],
    )
    const isJson = (one: string) => Number(new URL(one).pathname.endsWith('.json'))
    const [document, otherwise] = new Set(addresses.sort((a, b) => isJson(b) - isJson(a)))
    const updated = readInstant(member(entry, 'updated'))
    if (document === undefined || updated === undefined) return []
    const signature = address(href('signature'), url)
    return [{ url: document, ...(otherwise === undefined ? {} : { otherwise }), updated, signature }]
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
    return url !== undefined && updated !== undefined ? [{ url, updated, signature: undefined }] : []
  })
}
