import PostalMime, { type Email } from 'postal-mime'
import { textOfHtml } from './html.ts'
import { withoutQuotation } from './quoted.ts'

/** A mail as it is read: hostile input, bounded and without anything that would be run or fetched. */
export interface ReadMail {
  /** Without angle brackets, at most 500 characters; null where there is none. */
  messageId: string | null
  /** Address in From, in small letters; null where there is not exactly one. */
  from: string | null
  subject: string
  /** What was written, without the quotation it ends with. */
  text: string
  /** The whole text; equal to `text` where nothing was taken off. */
  whole: string
  /** Written by a machine (RFC 3834 §5, RFC 3464, mailing lists): never answered, never posted. */
  automatic: boolean
  attachments: { name: string; bytes: Buffer }[]
  /** Attachments beyond the bound. */
  leftOut: number
}

export class MailUnreadable extends Error {
  override name = 'MailUnreadable'
}

const MOST_TEXT = 20_000
/** As a file it must stay below what an attachment may have, in bytes. */
const MOST_WHOLE = 1_000_000
const MOST_HTML = 1024 * 1024
const MOST_ATTACHMENTS = 10
const MOST_ATTACHMENT_BYTES = 4 * 1024 * 1024

/**
 * Reads a mail (RFC 5322, MIME).
 * @param envelopeFrom the reverse path; empty for notifications of delivery (RFC 5321 §4.5.5)
 * @throws MailUnreadable
 */
export async function readMail(raw: Buffer, envelopeFrom: string): Promise<ReadMail> {
  let email: Email
  try {
    email = await PostalMime.parse(raw, {
      maxNestingDepth: 20,
      maxHeadersSize: 256 * 1024,
      forceRfc822Attachments: true,
      attachmentEncoding: 'arraybuffer',
    })
  } catch (error) {
    throw new MailUnreadable((error as Error).message)
  }
  const html = email.text?.trim() ? undefined : email.html?.slice(0, MOST_HTML)
  const whole = clean(html === undefined ? (email.text ?? '') : textOfHtml(html)).slice(0, MOST_WHOLE)
  const trimmed = withoutQuotation(whole)
  // Parts of a body that are no file of anybody's: an image in a signature, the HTML form.
  const files = email.attachments.filter(({ related }) => !related)
  const kept = files
    .map(({ filename, content }, at) => ({ name: fileName(filename, at), bytes: bytesOf(content) }))
    .filter(({ bytes }) => bytes.length <= MOST_ATTACHMENT_BYTES)
    .slice(0, MOST_ATTACHMENTS)
  // The words were guessed out of it: it stays with them.
  if (html !== undefined) kept.push({ name: 'message.html', bytes: Buffer.from(html) })
  return {
    messageId: email.messageId?.replace(/^<|>$/g, '').slice(0, 500) || null,
    from: email.from?.address?.trim().toLowerCase() || null,
    subject: clean(email.subject ?? '')
      .replace(/\s+/g, ' ')
      .slice(0, 300),
    text: (trimmed === '' ? whole.trim() : trimmed).slice(0, MOST_TEXT),
    whole: whole.trim(),
    automatic: isAutomatic(email, envelopeFrom),
    attachments: kept,
    leftOut: files.length - kept.length + (html === undefined ? 0 : 1),
  }
}

function isAutomatic(email: Email, envelopeFrom: string): boolean {
  const value = (name: string) =>
    email.headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase()
  const submitted = value('auto-submitted')
  return (
    envelopeFrom === '' ||
    value('return-path') === '<>' ||
    (submitted !== undefined && submitted.split(';')[0]!.trim() !== 'no') ||
    /^(bulk|junk|list|auto_reply)$/.test(value('precedence') ?? '') ||
    value('list-id') !== undefined ||
    value('x-autoreply') !== undefined ||
    value('x-autorespond') !== undefined ||
    /^multipart\/report\b/.test(value('content-type') ?? '') ||
    /^(mailer-daemon|postmaster)@/.test(email.from?.address?.toLowerCase() ?? '')
  )
}

/** Control characters but line ends and tabs go: they say nothing and upset terminals. */
const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')

/** The last part of a path, short, without what file systems trip over. */
function fileName(given: string | null, at: number): string {
  const name = clean(given ?? '')
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[\n\t]+/g, ' ')
    .trim()
  return name === '' || /^\.+$/.test(name) ? `attachment ${at + 1}` : name.slice(0, 200)
}

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array)
