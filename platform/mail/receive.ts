import { SMTPServer } from 'smtp-server'
import { tokenIn } from './message.ts'
import { MailUnreadable } from './parse.ts'

export interface Incoming {
  /** Tokens of the addresses it came to. */
  tokens: string[]
  /** Reverse path; empty for notifications of delivery. */
  envelopeFrom: string
  raw: Buffer
}

export interface MailServerOptions {
  host: string
  port: number
  domain: string
  /** Whether answers go to the address with this token. */
  knows(token: string): Promise<boolean>
  /** Takes a mail in. It is acknowledged only when this resolves: what was acknowledged is kept. */
  take(mail: Incoming): Promise<void>
  onError(error: unknown): void
}

const MOST_BYTES = 10 * 1024 * 1024
const MOST_RECIPIENTS = 10
const MOST_CLIENTS = 50

/**
 * An SMTP server (RFC 5321) for answers alone: it takes mail for addresses this house gave, and for nobody else.
 * TLS, SPF, DKIM and spam are the business of the operator's mail server in front of it.
 * @returns the port it listens on
 */
export async function startMailServer(
  options: MailServerOptions,
): Promise<{ port: number; close(): Promise<void> }> {
  const { domain } = options
  const server = new SMTPServer({
    name: domain,
    banner: 'Tocsin',
    size: MOST_BYTES,
    // Neither a password nor the certificate that comes with the library is worth anything here.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    maxClients: MOST_CLIENTS,
    socketTimeout: 60_000,
    closeTimeout: 2000,
    onRcptTo(address, session, done) {
      if (session.envelope.rcptTo.length >= MOST_RECIPIENTS)
        return done(refusal(452, 'Too many recipients: send the rest again'))
      const token = tokenIn(address.address, domain)
      if (token === undefined) return done(refusal(550, 'No such address here'))
      options.knows(token).then(
        (known) => done(known ? null : refusal(550, 'No such address here')),
        (error) => {
          options.onError(error)
          done(refusal(451, 'Try again later'))
        },
      )
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        // What is too long is read to its end and not kept: only then can it be refused.
        if (size <= MOST_BYTES) chunks.push(chunk)
      })
      stream.on('error', (error: Error) => done(error))
      stream.on('end', () => {
        if (size > MOST_BYTES) return done(refusal(552, `A mail has at most ${MOST_BYTES} bytes`))
        const { mailFrom, rcptTo } = session.envelope
        const tokens = rcptTo.flatMap(({ address }) => tokenIn(address, domain) ?? [])
        const envelopeFrom = mailFrom === false ? '' : mailFrom.address
        options.take({ tokens: [...new Set(tokens)], envelopeFrom, raw: Buffer.concat(chunks) }).then(
          () => done(),
          (error: unknown) => {
            if (error instanceof MailUnreadable) return done(refusal(554, 'This mail cannot be read'))
            options.onError(error)
            done(refusal(451, 'Try again later'))
          },
        )
      })
    },
  })
  // A client that breaks off is nobody's fault here.
  server.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(options.port, options.host, () => resolve())
  })
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode })
