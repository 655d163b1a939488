import { type LookupAddress, lookup } from 'node:dns'
import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from '../../../../platform/outbound/addresses.ts'

/** Why a publisher's answer could not be had. `retryAfter`: seconds the publisher asks to wait. */
export class FetchProblem extends Error {
  override name = 'FetchProblem'
  readonly retryAfter: number | undefined

  constructor(message: string, retryAfter?: number) {
    super(message)
    this.retryAfter = retryAfter
  }
}

export interface GetOptions {
  headers?: Record<string, string>
  /** The address stands in the operator's configuration: it may be plain http, or of a private network. */
  trusted: boolean
}

export interface Answer {
  status: number
  headers: Record<string, string | undefined>
  /** Breaks with a FetchProblem when nothing comes for too long. */
  body: AsyncIterable<Buffer> & { destroy(): void }
}

export type Fetch = (address: string, options: GetOptions) => Promise<Answer>

/** Connecting, and between two pieces of an answer, milliseconds. */
const SILENCE = 60_000
/** A whole answer, milliseconds: one that drips on for ever is none. */
const PATIENCE = 4 * 3_600_000
const MOST_REDIRECTS = 5

/**
 * GET over http(s). Redirects lead to https alone, or stay on the configured host; a name that leads into a
 * private network is refused when it is resolved, so that no second resolution can lead elsewhere.
 * @throws FetchProblem
 */
export const fetchFrom =
  (userAgent: string, silence: number = SILENCE): Fetch =>
  async (address, { headers = {}, trusted }) => {
    const first = new URL(address)
    let url = first
    for (let redirects = 0; ; redirects++) {
      const own = trusted && url.host === first.host && url.protocol === first.protocol
      if (!own && url.protocol !== 'https:')
        throw new FetchProblem(
          `${url.host} is not asked without https. Give its address in the configuration.`,
        )
      const response = await get(url, { 'user-agent': userAgent, ...headers }, own, silence)
      const status = response.statusCode ?? 0
      const { location } = response.headers
      if (status < 300 || status === 304 || location === undefined) {
        const kept = Object.entries(response.headers).map(([name, value]) => [
          name,
          [value].flat().join(', '),
        ])
        return { status, headers: Object.fromEntries(kept), body: patient(response, url.host) }
      }
      response.destroy()
      if (redirects >= MOST_REDIRECTS) throw new FetchProblem(`${first.host} redirects without end.`)
      if (!URL.canParse(location, url.href))
        throw new FetchProblem(`${url.host} redirects to what is no address.`)
      url = new URL(location, url)
    }
  }

function get(
  url: URL,
  headers: Record<string, string>,
  trusted: boolean,
  silence: number,
): Promise<IncomingMessage> {
  const host = url.hostname
  if (!trusted && isIP(host.replace(/^\[|\]$/g, '')) !== 0 && !isPublicAddress(host))
    throw new FetchProblem(`${host} is an address of a private network; give it in the configuration.`)
  const options: RequestOptions = { headers: { accept: '*/*', ...headers }, timeout: silence }
  if (!trusted) options.lookup = publicLookup
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? secureRequest(url, options) : plainRequest(url, options)
    let response: IncomingMessage | undefined
    request.on('response', (begun) => {
      response = begun
      resolve(begun)
    })
    request.on('timeout', () =>
      (response ?? request).destroy(new FetchProblem(`${host} says nothing for ${silence / 1000} seconds.`)),
    )
    request.on('error', (error) => reject(asProblem(error, host)))
    request.end()
  })
}

const publicLookup: LookupFunction = (host, options, done) =>
  lookup(host, { ...options, all: true }, (error, found) => {
    const addresses = found as LookupAddress[]
    if (error) return done(error, '', 0)
    const closed = addresses.find(({ address }) => !isPublicAddress(address))
    const [first] = addresses
    if (closed || !first)
      return done(
        new FetchProblem(`${host} leads into a private network; give its address in the configuration.`),
        '',
        0,
      )
    return options.all ? done(null, addresses as never, 0) : done(null, first.address, first.family)
  })

function patient(response: IncomingMessage, host: string): Answer['body'] {
  const until = performance.now() + PATIENCE
  return {
    async *[Symbol.asyncIterator]() {
      try {
        for await (const chunk of response as AsyncIterable<Buffer>) {
          if (performance.now() > until) throw new FetchProblem(`${host} takes longer than four hours.`)
          yield chunk
        }
      } catch (error) {
        throw asProblem(error as Error, host)
      }
    },
    destroy: () => void response.destroy(),
  }
}

const asProblem = (error: Error & { code?: string }, host: string): FetchProblem =>
  error instanceof FetchProblem
    ? error
    : new FetchProblem(`${host} cannot be reached or broke off (${error.code ?? error.name}).`)

/** Seconds of a Retry-After header (RFC 9110 §10.2.3), at most a day. */
export function retryAfterOf(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined
  const seconds = /^\d{1,9}$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - now.getTime()) / 1000
  return Number.isNaN(seconds) ? undefined : Math.min(86_400, Math.max(0, Math.ceil(seconds)))
}

/** The answer's body, whole. @throws FetchProblem when it is larger, or the status says that it is none */
export async function bodyOf(answer: Answer, most: number, what: string, now: Date): Promise<Buffer> {
  refuseStatus(answer, what, now)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer.body) {
    size += chunk.length
    if (size > most) {
      answer.body.destroy()
      throw new FetchProblem(`${what} is larger than ${most} bytes.`)
    }
    chunks.push(chunk)
  }
  const stated = Number(answer.headers['content-length'])
  if (answer.headers['content-length'] !== undefined && stated !== size)
    throw new FetchProblem(`${what} broke off after ${size} of ${stated} bytes.`)
  return Buffer.concat(chunks, size)
}

export function refuseStatus(answer: Answer, what: string, now: Date): void {
  if (answer.status >= 200 && answer.status < 300) return
  answer.body.destroy()
  throw new FetchProblem(
    `${what} was answered with ${answer.status}.`,
    retryAfterOf(answer.headers['retry-after'], now),
  )
}
