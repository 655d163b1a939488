/** A public API answered with an error; `status` 404 often means that a server is older than its client. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** The public API as one account sees it. */
export interface Api {
  /** Answers JSON. @throws ApiError */
  get<T>(path: string): Promise<T>
  /** Sends a body as it stands. Network failures and overload are tried again, since every act here repeats safely. */
  send(method: 'POST' | 'PUT', path: string, body: string, headers: Record<string, string>): Promise<string>
  /** Every item of a list that is paged by key. */
  all<T>(path: string): Promise<T[]>
}

const TRIES = 5

/** @param server for instance http://127.0.0.1:7117 */
export function createApi(server: string, key: string, wait: (ms: number) => Promise<void>): Api {
  async function once(path: string, init: RequestInit): Promise<string> {
    const response = await fetch(new URL(path, server), {
      ...init,
      headers: { authorization: `Bearer ${key}`, ...(init.headers as Record<string, string> | undefined) },
    })
    const text = await response.text()
    if (response.ok) return text
    throw new ApiError(
      response.status,
      `${init.method ?? 'GET'} ${path}: ${response.status} ${text.slice(0, 500)}`,
    )
  }
  async function request(path: string, init: RequestInit): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(path, init)
      } catch (error) {
        const passing = !(error instanceof ApiError) || [429, 502, 503, 504].includes(error.status)
        if (!passing || attempt === TRIES) throw error
        await wait(attempt * 1000)
      }
    }
  }
  const get = async <T>(path: string) => JSON.parse(await request(path, {})) as T
  return {
    get,
    send: (method, path, body, headers) => request(path, { method, body, headers }),
    async all<T>(path: string) {
      const items: T[] = []
      const join = path.includes('?') ? '&' : '?'
      let next: string | null = ''
      while (next !== null) {
        const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`
        const page: { items: T[]; next: string | null } = await get(`${path}${join}limit=200${cursor}`)
        items.push(...page.items)
        next = page.next
      }
      return items
    },
  }
}
