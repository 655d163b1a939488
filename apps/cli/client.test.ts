import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient } from './client.ts'

let server: Server
let url: string
const seen: { path: string; authorization: string | undefined }[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? ''
    seen.push({ path, authorization: request.headers.authorization })
    const status = Number(/^\/status\/(\d+)/.exec(path)?.[1] ?? 200)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer(path, status)))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function answer(path: string, status: number): unknown {
  if (status !== 200) {
    return { code: 'a-code', detail: `refused with ${status}`, errors: [{ path: '/x', message: 'wrong' }] }
  }
  const cursor = new URL(path, 'http://x').searchParams.get('cursor')
  return { items: cursor === null ? [1, 2] : [3], next: cursor === null ? 'more' : null }
}

describe('the client of the public API', () => {
  it('sends its key as a bearer key', async () => {
    await createClient(url, 'tocsin_abc').get('/x')
    expect(seen.at(-1)?.authorization).toBe('Bearer tocsin_abc')
  })

  it('follows a list by its cursor, and no further than asked', async () => {
    const client = createClient(url, 'k')
    expect(await client.list('/items', { a: 'b', c: undefined }, 10)).toEqual([1, 2, 3])
    expect(await client.list('/items', {}, 2)).toEqual([1, 2])
  })

  it.each([
    [400, 2],
    [401, 4],
    [403, 4],
    [404, 2],
    [409, 2],
    [500, 1],
    [503, 3],
  ])('ends with the exit code that status %i stands for', async (status, exitCode) => {
    await expect(createClient(url, 'k').get(`/status/${status}`)).rejects.toMatchObject({
      exitCode,
      message: `refused with ${status} [a-code]\n  /x: wrong`,
    })
  })

  it('ends with 3 when nobody answers, and says how to mend it', async () => {
    await expect(createClient('http://127.0.0.1:9', 'k').get('/x')).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('tocsin serve'),
    })
  })
})
