import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isLoopback, isPublicAddress } from './addresses.ts'
import { ask, type Outbound } from './request.ts'

const GET: Outbound = { method: 'GET', maxBytes: 1000, timeoutMs: 2000, loopback: true }

describe('addresses', () => {
  it('tells the public Internet from everything else', () => {
    for (const address of ['1.1.1.1', '8.8.8.8', '2606:4700::1111', '[2606:4700::1111]'])
      expect([address, isPublicAddress(address)]).toEqual([address, true])
    for (const address of [
      '10.1.2.3',
      '127.0.0.1',
      '127.255.0.1',
      '169.254.169.254',
      '172.31.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
      '2002:a00:1::',
      'example.org',
      '',
    ])
      expect([address, isPublicAddress(address)]).toEqual([address, false])
    expect([isLoopback('127.0.0.1'), isLoopback('[::1]'), isLoopback('10.0.0.1')]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('a request to an address somebody gave', () => {
  let base: string
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    if (request.url === '/long') response.end('x'.repeat(2000))
    else if (request.url === '/away') response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
    else if (request.url !== '/silent') response.end('here')
  })
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const problem = (url: string, over: Partial<Outbound> = {}) =>
    ask(new URL(url), { ...GET, ...over }).then(
      () => 'answered',
      (error: Error) => `${error.name}: ${error.message}`,
    )

  it('is answered whole, and a redirect is an answer', async () => {
    expect((await ask(new URL(`${base}/`), GET)).body.toString()).toBe('here')
    expect((await ask(new URL(`${base}/away`), GET)).status).toBe(302)
  })
  it('does not reach this machine, its network or plain http unless told so', async () => {
    seen.length = 0
    const port = new URL(base).port
    for (const url of [
      base,
      `https://127.0.0.1:${port}/`,
      `https://localhost:${port}/`,
      `https://[::1]:${port}/`,
    ])
      expect(await problem(url, { loopback: false })).toMatch(/^OutboundProblem/)
    expect(await problem('https://10.0.0.1/')).toContain('private network')
    expect(await problem('http://10.0.0.1/')).toContain('without https')
    expect(await problem('https://169.254.169.254/latest/meta-data')).toContain('private network')
    expect(await problem('https://user:secret@example.org/')).not.toContain('secret')
    expect(seen).toEqual([])
  })
  it('looks where a name leads, not what it says', async () => {
    // "localhost" is a name; without leave it is refused by what it resolves to.
    expect(await problem(`https://localhost:${new URL(base).port}/`, { loopback: false })).toBe(
      'OutboundProblem: localhost leads into a private network.',
    )
  })
  it('ends in time, and reads no more than it should', async () => {
    expect(await problem(`${base}/silent`, { timeoutMs: 100 })).toContain('within 0.1 seconds')
    expect(await problem(`${base}/long`)).toContain('larger than 1000 bytes')
    expect(await problem('http://127.0.0.1:1/')).toContain('ECONNREFUSED')
  })
})
