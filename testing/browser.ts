import type { Reply, TestHouse } from './house.ts'

/** A browser at a house: keeps the session's cookie, names its origin, sends the CSRF token back. */
export interface Browser {
  origin: string
  cookie: string | undefined
  csrfToken: string
  send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply>
  /** @returns the session as the house shows it */
  session(): Promise<Reply['json']>
}

let opened = 0

export function openBrowser(house: TestHouse, origin = 'http://localhost:7117'): Browser {
  // Each comes from an address of its own, so that one's attempts do not use up another's.
  const address = `127.0.${Math.floor(++opened / 250)}.${(opened % 250) + 1}`
  const browser: Browser = {
    origin,
    cookie: undefined,
    csrfToken: '',
    async send(method, url, body, headers = {}) {
      const sent = {
        host: new URL(origin).host,
        ...(method === 'GET' ? {} : { origin, 'x-csrf-token': browser.csrfToken }),
        ...(browser.cookie ? { cookie: browser.cookie } : {}),
        ...headers,
      }
      const reply = await house.call(undefined, method, url, body, sent, address)
      for (const line of [reply.headers['set-cookie'] ?? []].flat())
        browser.cookie = String(line).split(';')[0]!
      if (typeof reply.json?.csrfToken === 'string') browser.csrfToken = reply.json.csrfToken
      return reply
    },
    session: async () => (await browser.send('GET', '/v1/session')).json,
  }
  return browser
}
