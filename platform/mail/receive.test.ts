import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { mailTo } from '../../testing/outward-world.ts'
import { MailUnreadable } from './parse.ts'
import { type Incoming, startMailServer } from './receive.ts'

const TOKEN = 'ab'.repeat(16)
const ADDRESS = `case+${TOKEN}@reply.test`

describe('the server that takes answers in', () => {
  let server: Awaited<ReturnType<typeof startMailServer>> | undefined
  const errors: unknown[] = []
  afterEach(async () => {
    await server?.close()
    server = undefined
    errors.length = 0
  })
  const start = async (
    take: (mail: Incoming) => Promise<void>,
    knows = async (token: string) => token === TOKEN,
  ) => {
    server = await startMailServer({
      host: '127.0.0.1',
      port: 0,
      domain: 'reply.test',
      knows,
      take,
      onError: (error) => errors.push(error),
    })
    return server.port
  }
  const send = (port: number, more = {}) =>
    mailTo(port, { from: 'vic@vicuna.test', to: ADDRESS, text: 'x', ...more })

  it('acknowledges a mail when it is kept, and not before', async () => {
    let kept = false
    const port = await start(async () => {
      await new Promise((done) => setTimeout(done, 200))
      kept = true
    })
    expect(await send(port)).toMatch(/^250/)
    expect(kept).toBe(true)
  })
  it('asks to come again when it could not be kept, and says nothing of why', async () => {
    const port = await start(() => Promise.reject(new Error('the database said “secretwordium”')))
    expect(await send(port)).toMatch(/^451 Try again later$/)
    expect(errors).toHaveLength(1)
    await server?.close()
    const other = await start(
      async () => {},
      () => Promise.reject(new Error('gone')),
    )
    expect(await send(other)).toMatch(/^451/)
  })
  it('refuses for good what cannot be read', async () => {
    const port = await start(() => Promise.reject(new MailUnreadable('nested without end')))
    expect(await send(port)).toMatch(/^554/)
    expect(errors).toEqual([])
  })
  it('relays nothing, and offers neither a password nor a certificate that means nothing', async () => {
    const port = await start(async () => {})
    expect(await send(port, { to: 'victim@elsewhere.test' })).toMatch(/^550/)
    const said = await talk(port, ['EHLO x', 'AUTH PLAIN AAAA', 'STARTTLS', 'VRFY root', 'QUIT'])
    expect(said).not.toMatch(/250[ -](AUTH|STARTTLS)/)
    expect(said).not.toMatch(/^(235|220 Ready)/m)
  })
  it('takes a notification of delivery, whose sender is empty, as what it is', async () => {
    const got: Incoming[] = []
    const port = await start(async (mail) => void got.push(mail))
    expect(await send(port, { envelopeFrom: '' })).toMatch(/^250/)
    expect(got).toMatchObject([{ envelopeFrom: '', tokens: [TOKEN] }])
  })
})

/** Says lines one after the other, whatever is answered. @returns everything the server said */
function talk(port: number, lines: string[]): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const rest = [...lines]
    const socket = connect(port, '127.0.0.1')
    socket.on('data', (chunk) => {
      said += chunk.toString('utf8')
      if (/^\d{3} .*\r\n$/m.test(said)) socket.write(`${rest.shift() ?? 'QUIT'}\r\n`)
    })
    socket.on('close', () => resolve(said))
    socket.on('error', () => resolve(said))
  })
}
