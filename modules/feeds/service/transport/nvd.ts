import { readRecord } from '../../../../standards/vulnerability/record.ts'
import { readContent } from '../contents.ts'
import { bodyOf, FetchProblem } from './get.ts'
import type { Paging } from './paging.ts'

/** What NVD allows to ask at once, and how often without a key: 5 requests in 30 seconds. */
const PAGE = 2000
const WAIT_SECONDS = 6
/** "The maximum allowable range when using any date range parameters is 120 consecutive days." */
const WINDOW = 119 * 86_400_000
const MOST_BYTES = 64 * 1024 * 1024

/** Within a run: since when (null: ever), until when, and which item comes next. */
interface Place {
  since: string | null
  until: string
  next: number
}

/** NVD's CVE API 2.0: all of it the first time, then windows of what was modified since. */
export const nvdPages: Paging = async function* ({ fetch, clock, source, trusted, mark, within }) {
  const begin = (since: string | null): Place => ({ since, until: until(since, clock.now()), next: 0 })
  let place: Place = within === null ? begin(mark) : (JSON.parse(within) as Place)
  for (;;) {
    const url = new URL(source.address!)
    url.searchParams.set('resultsPerPage', String(PAGE))
    url.searchParams.set('startIndex', String(place.next))
    if (place.since !== null) {
      url.searchParams.set('lastModStartDate', place.since)
      url.searchParams.set('lastModEndDate', place.until)
    }
    const body = await bodyOf(await fetch(url.href, { trusted }), MOST_BYTES, 'A page of NVD', clock.now())
    const { total, items } = sizeOf(body)
    const content = readContent(source, body)
    const next = place.next + items
    const more = items > 0 && next < total
    if (!more && next < total) throw new FetchProblem(`NVD gave ${next} of ${total} items and then none.`)
    // Windows touch: what is modified at their common instant comes twice, and is taken in once.
    const after = more
      ? { ...place, next }
      : Date.parse(place.until) + WINDOW / 1000 < clock.now().getTime()
        ? begin(place.until)
        : undefined
    const unit = { ...content, name: `items from ${place.next}`, next: next }
    yield {
      units: [unit],
      within: JSON.stringify(after ?? { ...place, next }),
      waitSeconds: after ? WAIT_SECONDS : 0,
    }
    if (after === undefined) return place.until
    place = after
  }
}

const until = (since: string | null, now: Date): string =>
  new Date(since === null ? now : Math.min(now.getTime(), Date.parse(since) + WINDOW)).toISOString()

function sizeOf(body: Buffer): { total: number; items: number } {
  try {
    const page = readRecord(body, 'page of the NVD API', MOST_BYTES)
    const { totalResults, vulnerabilities } = page
    if (typeof totalResults === 'number' && Array.isArray(vulnerabilities))
      return { total: totalResults, items: vulnerabilities.length }
  } catch {}
  throw new FetchProblem('NVD answered with what is no page of its CVE API 2.0.')
}
