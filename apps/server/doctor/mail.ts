import type { Config } from '../../../platform/config/index.ts'
import { whyNoMail } from '../../../platform/mail/send.ts'
import { type Check, ok, problem, warning } from './types.ts'

/** Whether mail goes out, and whether answers come in. */
export async function* checkMail(config: Config): AsyncGenerator<Check> {
  const { smtpUrl, mailFrom, mailDomain, mailListen } = config
  const what = 'Mail out'
  if (!smtpUrl) {
    yield warning(
      what,
      'none: parties without an account are told of nothing',
      'Set TOCSIN_SMTP_URL (smtps://name:password@mail.example.org) and TOCSIN_MAIL_FROM, or give parties their links yourself.',
    )
    return
  }
  if (!mailFrom) {
    yield problem(
      what,
      'TOCSIN_SMTP_URL is set and no sender',
      'Set TOCSIN_MAIL_FROM to the address mails come from.',
    )
    return
  }
  const wrong = await whyNoMail(smtpUrl)
  yield wrong
    ? problem(
        what,
        wrong,
        'See that the mail server runs and TOCSIN_SMTP_URL names it with name and password.',
      )
    : ok(what, `from ${mailFrom} through ${new URL(smtpUrl).host}`)
  yield mailDomain && mailListen
    ? ok('Mail in', `answers to case+…@${mailDomain}, taken in at ${mailListen}`)
    : warning(
        'Mail in',
        'none: mails say that answers are not read',
        'Set TOCSIN_MAIL_DOMAIN to a domain whose mail reaches TOCSIN_MAIL_LISTEN (host:port) of this server.',
      )
}
