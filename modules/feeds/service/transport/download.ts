import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import type { Clock } from '../../../../platform/clock/index.ts'
import { type Fetch, FetchProblem, refuseStatus } from './get.ts'

export type Downloaded =
  | { outcome: 'not modified' }
  | { outcome: 'whole'; etag: string | null; lastModified: string | null }

/** The largest public file, the CVE list, has about 700 MB. */
const MOST_BYTES = 4 * 1024 ** 3

/**
 * Fetches a file to `path`, whole or not at all. A download that was cut off goes on where it stood when the
 * publisher still has the same file (If-Range, RFC 9110 §13.1.5).
 * @param known what the publisher said of the file taken in last: if it is still that, nothing is fetched
 * @throws FetchProblem
 */
export async function download(
  { fetch, clock }: { fetch: Fetch; clock: Clock },
  address: string,
  path: string,
  known: { etag: string | null; lastModified: string | null; trusted: boolean; what: string },
): Promise<Downloaded> {
  const partial = `${path}.partial`
  const begun = await beginning(partial)
  const headers: Record<string, string> = { 'accept-encoding': 'identity' }
  if (known.etag) headers['if-none-match'] = known.etag
  if (known.lastModified) headers['if-modified-since'] = known.lastModified
  if (begun) Object.assign(headers, { range: `bytes=${begun.size}-`, 'if-range': begun.validator })
  const answer = await fetch(address, { headers, trusted: known.trusted })
  if (answer.status === 304) {
    answer.body.destroy()
    return { outcome: 'not modified' }
  }
  if (begun && answer.status === 416) {
    // What was begun is longer than what is there now: begin anew the next time.
    await forget(partial)
  }
  refuseStatus(answer, known.what, clock.now())
  const goesOn = begun !== undefined && answer.status === 206 && rangeBegins(answer.headers) === begun.size
  if (answer.status === 206 && !goesOn) {
    answer.body.destroy()
    await forget(partial)
    throw new FetchProblem(`${known.what} was answered with a piece nobody asked for.`)
  }
  const { etag = null, 'last-modified': lastModified = null } = answer.headers
  if (!goesOn) await forget(partial)
  // A weak validator says nothing about single bytes.
  const validator = etag !== null && !etag.startsWith('W/') ? etag : lastModified
  if (validator !== null) await writeFile(`${partial}.validator`, validator)
  await write(answer, partial, goesOn ? begun.size : 0, known.what)
  await rename(partial, path)
  await rm(`${partial}.validator`, { force: true })
  return { outcome: 'whole', etag, lastModified }
}

async function write(
  answer: Awaited<ReturnType<Fetch>>,
  partial: string,
  from: number,
  what: string,
): Promise<void> {
  const stated = answer.headers['content-length']
  let size = 0
  const handle = await open(partial, from > 0 ? 'a' : 'w', 0o600)
  try {
    for await (const chunk of answer.body) {
      size += chunk.length
      if (from + size > MOST_BYTES) {
        answer.body.destroy()
        throw new FetchProblem(`${what} is larger than ${MOST_BYTES} bytes.`)
      }
      await handle.write(chunk)
    }
  } finally {
    await handle.close()
  }
  if (stated !== undefined && Number(stated) !== size)
    throw new FetchProblem(`${what} broke off after ${size} of ${stated} bytes; it goes on from there.`)
}

async function beginning(partial: string): Promise<{ size: number; validator: string } | undefined> {
  try {
    const [{ size }, validator] = [await stat(partial), await readFile(`${partial}.validator`, 'utf8')]
    return size > 0 && validator !== '' ? { size, validator } : undefined
  } catch {
    return undefined
  }
}

async function forget(partial: string): Promise<void> {
  await rm(partial, { force: true })
  await rm(`${partial}.validator`, { force: true })
}

function rangeBegins(headers: Record<string, string | undefined>): number | undefined {
  const begins = /^bytes (\d+)-/.exec(headers['content-range'] ?? '')?.[1]
  return begins === undefined ? undefined : Number(begins)
}
