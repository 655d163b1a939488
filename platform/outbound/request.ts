import { type LookupAddress, lookup } from 'node:dns'
import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isAddress, isLoopback, isPublicAddress } from './addresses.ts'

/** Why somebody else's server was not asked, or did not answer; in words that quote nothing it said. */
export class OutboundProblem extends Error {
  override name = 'OutboundProblem'
}

export interface Outbound {
  method: 'GET' | 'POST' | 'PUT'
  headers?: Record<string, string>
  body?: string
  /** The most bytes of an answer that are read; a longer one breaks with a problem. */
  maxBytes: number
  /** For the whole of it: name, connection, answer. */
  timeoutMs: number
  /** The operator lets it ask this machine itself, by plain http too: for tests and demonstrations. */
  loopback: boolean
}

export interface OutboundAnswer {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

export type Ask = (url: URL, options: Outbound) => Promise<OutboundAnswer>

/**
 * One request to an address somebody else gave. https only; redirects are answers, never followed. A name that
 * leads into a private network is refused when it is resolved for this very connection, so that no second
 * resolution can lead elsewhere.
 * @throws OutboundProblem
 */
export const ask: Ask = (url, options) => {
  const refusal = whyNot(url, options.loopback)
  if (refusal) return Promise.reject(new OutboundProblem(refusal))
  const settings: RequestOptions = {
    method: options.method,
    headers: {
      'user-agent': 'tocsin',
      ...options.headers,
      ...(options.body === undefined ? {} : { 'content-length': Buffer.byteLength(options.body) }),
    },
    lookup: options.loopback ? loopbackOrPublic : publicOnly,
    signal: AbortSignal.timeout(options.timeoutMs),
    // A kept connection would be one that no lookup stood before.
    agent: false,
  }
  return new Promise<OutboundAnswer>((resolve, reject) => {
    const fail = (error: Error & { code?: string }) => reject(explain(error, url.host, options.timeoutMs))
    const request = url.protocol === 'https:' ? secureRequest(url, settings) : plainRequest(url, settings)
    request.on('error', fail)
    request.on('response', (response) => {
      read(response, options.maxBytes).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        fail,
      )
    })
    request.end(options.body)
  })
}

/** Why an address may not be asked, as far as it shows without resolving a name; undefined when it may. */
export function whyNot(url: URL, loopback: boolean): string | undefined {
  const own = loopback && (isLoopback(url.hostname) || url.hostname === 'localhost')
  if (url.protocol !== 'https:' && !(own && url.protocol === 'http:'))
    return `${url.host} is not asked without https.`
  if (url.username !== '' || url.password !== '')
    return 'An address with a name or password in it is not asked.'
  if (!own && isAddress(url.hostname) && !isPublicAddress(url.hostname))
    return `${url.host} is an address of a private network.`
  return undefined
}

async function read(response: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) {
      response.destroy()
      throw new OutboundProblem(`The answer is larger than ${most} bytes.`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const guarded =
  (allowed: (address: string) => boolean): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0)
      const addresses = found as LookupAddress[]
      const [first] = addresses
      if (!first || addresses.some(({ address }) => !allowed(address)))
        return done(new OutboundProblem(`${host} leads into a private network.`), '', 0)
      return options.all ? done(null, addresses as never, 0) : done(null, first.address, first.family)
    })
const publicOnly = guarded(isPublicAddress)
const loopbackOrPublic = guarded((address) => isLoopback(address) || isPublicAddress(address))

function explain(error: Error & { code?: string }, host: string, timeoutMs: number): OutboundProblem {
  if (error instanceof OutboundProblem) return error
  if (error.name === 'AbortError' || error.name === 'TimeoutError')
    return new OutboundProblem(`${host} does not answer within ${timeoutMs / 1000} seconds.`)
  return new OutboundProblem(`${host} cannot be reached or broke off (${error.code ?? error.name}).`)
}
