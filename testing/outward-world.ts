import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTransport } from 'nodemailer'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** The world outside a house, on loopback: a mail server that takes what the house sends, and web servers. */

export interface Arrived {
  to: string
  raw: string
  email: Email
}

/** The mail server of everybody outside. */
export interface Mx {
  url: string
  /** Everything that was ever accepted, in order. */
  arrived: Arrived[]
  /** Refuses so many of the next tries for now (4yz), whoever they are for. */
  putOff(tries: number): void
  /** Refuses an address for good (5yz). */
  refuse(address: string): void
  lastTo(address: string): Arrived
  close(): Promise<void>
}

export async function openMx(): Promise<Mx> {
  const arrived: Arrived[] = []
  const refused = new Set<string>()
  let later = 0
  const failure = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      if (refused.has(address)) return done(failure(550, `<${address}>: no such person`))
      if (later > 0) {
        later -= 1
        return done(failure(451, 'greylisted, come back'))
      }
      done()
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks)
        void PostalMime.parse(raw).then((email) => {
          for (const { address } of session.envelope.rcptTo)
            arrived.push({ to: address, raw: raw.toString('latin1'), email })
          done()
        })
      })
    },
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', () => done()))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    putOff: (tries) => {
      later = tries
    },
    refuse: (address) => void refused.add(address),
    lastTo(address) {
      const found = arrived.filter(({ to }) => to === address).at(-1)
      if (!found) throw new Error(`nothing came for ${address}`)
      return found
    },
    close: () => new Promise((done) => server.close(() => done())),
  }
}

export interface Call {
  path: string
  headers: IncomingHttpHeaders
  body: string
}
/** A web server that answers each path as it is told. */
export interface Hooks {
  url: string
  calls: Call[]
  close(): Promise<void>
}
/** @param answer status for the n-th call (from 1) of a path */
export async function openHooks(answer: (path: string, n: number) => number): Promise<Hooks> {
  const calls: Call[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url ?? ''
      calls.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
      response.writeHead(answer(path, calls.filter((call) => call.path === path).length)).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () => new Promise((done) => server.close(() => done())),
  }
}

export interface Written {
  envelopeFrom?: string
  from: string
  to: string
  text: string
  messageId?: string
  headers?: Record<string, string>
  attachments?: { filename: string; content: string }[]
}
/** Sends a mail to the house from outside. @returns the server's last word */
export async function mailTo(port: number, mail: Written): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  try {
    const sent = await transport.sendMail({
      envelope: { from: mail.envelopeFrom ?? mail.from, to: [mail.to] },
      from: mail.from,
      to: mail.to,
      subject: 'Re: your mail',
      text: mail.text,
      ...(mail.messageId ? { messageId: mail.messageId } : {}),
      ...(mail.headers ? { headers: mail.headers } : {}),
      ...(mail.attachments ? { attachments: mail.attachments } : {}),
    })
    return sent.response
  } catch (error) {
    const { response, message } = error as Error & { response?: string }
    return response ?? message
  } finally {
    transport.close()
  }
}
