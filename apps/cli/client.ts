import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { CommandError, EXIT, type ExitCode } from './exit.ts'

/** Where the key is looked for when TOCSIN_KEY is not set. */
export const KEY_FILE = join(homedir(), '.config', 'tocsin', 'key')
export const DEFAULT_SERVER = 'http://127.0.0.1:7117'

export interface Client {
  server: string
  get<T>(path: string): Promise<T>
  /** An answer byte for byte as it came. */
  bytes(path: string): Promise<Buffer>
  /** The same piece by piece, for answers of any size. */
  pieces(path: string): AsyncIterable<Uint8Array>
  /** Sends JSON; undefined for an answer without content. */
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T>
  /** Sends a body as it stands and hands the answer over unread. */
  raw(
    path: string,
    body: Uint8Array | ReadableStream<Uint8Array>,
    headers: Record<string, string>,
    method?: 'POST' | 'PUT',
  ): Promise<Response>
  /** Items of a list that is paged by key, at most `limit`. */
  list<T>(path: string, query: Record<string, string | undefined>, limit: number): Promise<T[]>
}

/** The public API. Its errors become CommandErrors with the exit code their status stands for. */
export function createClient(server: string, key: string | undefined = readKey()): Client {
  async function call(path: string, init: RequestInit & { duplex?: 'half' }): Promise<Response> {
    let response: Response
    try {
      const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` }
      const headers = { ...authorization, ...(init.headers as Record<string, string> | undefined) }
      response = await fetch(new URL(path, server), { ...init, headers })
    } catch (error) {
      throw unreachable(server, error)
    }
    if (response.ok) return response
    throw refusal(response.status, await response.text(), key !== undefined)
  }
  const get = async <T>(path: string) => (await (await call(path, {})).json()) as T
  return {
    server,
    get,
    bytes: async (path) => Buffer.from(await (await call(path, {})).arrayBuffer()),
    async send<T>(method: string, path: string, body?: unknown) {
      const content =
        body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      const text = await (await call(path, { method, ...content })).text()
      return (text === '' ? undefined : JSON.parse(text)) as T
    },
    async *pieces(path) {
      const { body } = await call(path, {})
      for await (const piece of body ?? []) yield piece as Uint8Array
    },
    raw: (path, body, headers, method = 'POST') =>
      call(path, { method, body: body as NonNullable<RequestInit['body']>, headers, duplex: 'half' }),
    async list<T>(path: string, query: Record<string, string | undefined>, limit: number) {
      const items: T[] = []
      let cursor: string | undefined
      do {
        const page: { items: T[]; next: string | null } = await get(
          withQuery(path, { ...query, cursor, limit: String(Math.min(200, limit - items.length)) }),
        )
        items.push(...page.items)
        cursor = page.next ?? undefined
      } while (cursor !== undefined && items.length < limit)
      return items
    },
  }
}

export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const told = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return told.length === 0 ? path : `${path}?${new URLSearchParams(told)}`
}

function readKey(): string | undefined {
  const given = process.env.TOCSIN_KEY?.trim()
  if (given) return given
  try {
    return readFileSync(KEY_FILE, 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}

function unreachable(server: string, error: unknown): CommandError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
  return new CommandError(
    EXIT.unreachable,
    `No answer from ${server} (${cause}). Start it with "tocsin serve", or name another with --server or TOCSIN_SERVER.`,
  )
}

interface Problem {
  title?: string
  detail?: string
  code?: string
  errors?: { path: string; message: string }[]
}

function refusal(status: number, text: string, hasKey: boolean): CommandError {
  const problem = readProblem(text)
  const where = (problem.errors ?? []).slice(0, 10).map(({ path, message }) => `\n  ${path}: ${message}`)
  const hint =
    status === 401 && !hasKey ? ` Give a key in TOCSIN_KEY or in ${KEY_FILE} ("tocsin keys create").` : ''
  const code = problem.code === undefined ? '' : ` [${problem.code}]`
  const words = problem.detail ?? problem.title ?? (text.slice(0, 300) || 'no reason given')
  return new CommandError(exitCodeOf(status), `${words}${code}${hint}${where.join('')}`, problem)
}

function readProblem(text: string): Problem {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

function exitCodeOf(status: number): ExitCode {
  if (status === 401 || status === 403) return EXIT.notAllowed
  if (status === 502 || status === 503 || status === 504) return EXIT.unreachable
  return status >= 500 ? EXIT.failed : EXIT.usage
}
