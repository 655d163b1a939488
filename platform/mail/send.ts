import { createTransport } from 'nodemailer'
import type { Outcome } from '../deliveries/rules.ts'
import type { Channel } from '../deliveries/service.ts'
import type { Mail } from './message.ts'

export interface SmtpOut {
  /** smtp:// or smtps://, with name and password where the server asks for them. */
  url: string
  /** Address mails come from. */
  from: string
  /** Name shown beside it. */
  name: string
}

const SILENCE_MS = 30_000

/** Sends mails through the operator's own mail server (RFC 5321). STARTTLS is used where the server offers it. */
export function mailChannel({ url, from, name }: SmtpOut): Channel {
  const transport = createTransport(url, {
    connectionTimeout: SILENCE_MS,
    greetingTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    // What is sent is text alone: nothing is ever read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as never)
  return {
    async send({ address, payload }) {
      const mail = payload as Mail
      if (address === null) return { ok: false, words: 'This party has no e-mail address.', final: true }
      try {
        await transport.sendMail({
          // Given as parts: an address with a comma in it stays one address.
          envelope: { from, to: [address] },
          from: { name, address: from },
          to: { name: '', address },
          subject: mail.subject,
          text: mail.text,
          messageId: `<${mail.messageId}>`,
          references: mail.references.map((id) => `<${id}>`),
          ...(mail.references.length > 0 ? { inReplyTo: `<${mail.references.at(-1)}>` } : {}),
          ...(mail.replyTo ? { replyTo: { name, address: mail.replyTo } } : {}),
          headers: {
            // RFC 3834 §5: machines must not answer. Exchange asks for a word of its own.
            'auto-submitted': 'auto-generated',
            'x-auto-response-suppress': 'All',
          },
        } as never)
        return { ok: true }
      } catch (error) {
        return outcomeOf(error as SmtpError)
      }
    },
  }
}

interface SmtpError extends Error {
  code?: string
  responseCode?: number
  response?: string
}

/** What went wrong, in words; 5yz of a refused address or text is final (RFC 5321 §4.2.1). */
export function outcomeOf(error: SmtpError): Outcome {
  const { code, responseCode, response = '' } = error
  const said = response === '' ? '' : `: ${response.replace(/\s+/g, ' ').slice(0, 300)}`
  if (code === 'EAUTH')
    return { ok: false, words: `The mail server does not accept our name and password${said}.` }
  if (
    code === 'ETLS' ||
    code === 'ESOCKET' ||
    code === 'ECONNECTION' ||
    code === 'EDNS' ||
    code === 'ETIMEDOUT'
  )
    return { ok: false, words: `The mail server cannot be reached (${code}).` }
  if (responseCode !== undefined && responseCode >= 500)
    return { ok: false, words: `The mail server refused it for good${said}.`, final: true }
  if (responseCode !== undefined) return { ok: false, words: `The mail server put it off${said}.` }
  return { ok: false, words: `The mail server did not take it (${code ?? error.name})${said}.` }
}

/** Looks whether the mail server answers and lets us in. @returns what is wrong, undefined when nothing is */
export async function whyNoMail(url: string): Promise<string | undefined> {
  const transport = createTransport(url, { connectionTimeout: 5000, greetingTimeout: 5000 } as never)
  try {
    await transport.verify()
    return undefined
  } catch (error) {
    const outcome = outcomeOf(error as SmtpError)
    return outcome.ok ? undefined : outcome.words
  } finally {
    transport.close()
  }
}
