import { isAddress } from '../outbound/addresses.ts'
import { type Ask, type OutboundAnswer, OutboundProblem } from '../outbound/request.ts'
import { parseSecurityTxt, type SecurityTxt } from './parse.ts'

export interface Discovery {
  domain: string
  /** Where it was found; null: nowhere. */
  url: string | null
  /** Null: there is none, or it could not be read. */
  securityTxt: SecurityTxt | null
  /** What went wrong on the way, as sentences. */
  problems: string[]
}

/** §3: under /.well-known/, or at the top for the sake of old ones. */
const PATHS = ['/.well-known/security.txt', '/security.txt']
const MOST_REDIRECTS = 3
const MOST_BYTES = 64 * 1024
const TIMEOUT_MS = 10_000

/** A host name as it is asked for, in ASCII; undefined where the text is none. */
export function domainIn(text: string): string | undefined {
  const given = text.trim().replace(/\.$/, '')
  if (!/^[^\s/:@?#\\[\]%]{1,253}$/.test(given) || !URL.canParse(`https://${given}/`)) return undefined
  const { hostname } = new URL(`https://${given}/`)
  return isAddress(hostname) || !hostname.includes('.') ? undefined : hostname
}

/**
 * Looks for a domain's security.txt (RFC 9116 §3): https, at most three redirects, each of them within the domain
 * (§5.2: one that leads elsewhere may not be the domain's own word), bounded in size and time.
 */
export async function discover(domain: string, ask: Ask, now: Date): Promise<Discovery> {
  const problems: string[] = []
  for (const path of PATHS) {
    const found = await follow(domain, new URL(`https://${domain}${path}`), ask, problems)
    if (!found) continue
    const { url, answer } = found
    const type = String(answer.headers['content-type'] ?? '').toLowerCase()
    if (!/^text\/plain\b/.test(type)) {
      // What is no text is a page that answers to everything.
      problems.push(`${url} is ${type === '' ? 'of no type' : type.split(';')[0]}, not text/plain (§3).`)
      continue
    }
    const text = readText(answer.body)
    if (text === undefined) {
      problems.push(`${url} is not UTF-8 (§3).`)
      continue
    }
    const securityTxt = parseSecurityTxt(text, url.href, now)
    if (path !== PATHS[0]) securityTxt.warnings.push('It lies at the top, not under /.well-known/ (§3).')
    return { domain, url: url.href, securityTxt, problems }
  }
  return { domain, url: null, securityTxt: null, problems }
}

async function follow(
  domain: string,
  from: URL,
  ask: Ask,
  problems: string[],
): Promise<{ url: URL; answer: OutboundAnswer } | undefined> {
  let url = from
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    let answer: OutboundAnswer
    try {
      answer = await ask(url, {
        method: 'GET',
        headers: { accept: 'text/plain' },
        maxBytes: MOST_BYTES,
        timeoutMs: TIMEOUT_MS,
        loopback: false,
      })
    } catch (error) {
      if (!(error instanceof OutboundProblem)) throw error
      problems.push(error.message)
      return undefined
    }
    if (answer.status === 200) return { url, answer }
    const { location } = answer.headers
    if (answer.status < 300 || answer.status >= 400 || location === undefined) {
      problems.push(`${url.href} was answered with ${answer.status}.`)
      return undefined
    }
    if (!URL.canParse(location, url.href)) {
      problems.push(`${url.href} leads to what is no address.`)
      return undefined
    }
    const next = new URL(location, url)
    if (next.protocol !== 'https:' || next.port !== '' || !within(next.hostname, domain)) {
      problems.push(`${url.href} leads to ${next.host}, which is not ${domain}: look there yourself.`)
      return undefined
    }
    url = next
  }
  problems.push(`${from.href} redirects without end.`)
  return undefined
}

/** The domain itself, a name under it, or it without its "www.". */
const within = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`) || `www.${host}` === domain

function readText(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return undefined
  }
}
