import type { ReadMail } from '../../../platform/mail/parse.ts'

/** Mails of one party posted within an hour; beyond them somebody looks: two machines may be talking. */
export const MOST_AN_HOUR = 20

export type Fate = 'post' | 'another sender' | 'automatic' | 'too many'

/**
 * What becomes of a mail that came to a party's reply address.
 * @param email the party's own address; null where a coordinator took it away
 * @param ownDomain mails of this house that come back are of a machine
 * @param posted mails of this party posted within the last hour
 */
export function fateOf(
  mail: Pick<ReadMail, 'from' | 'automatic' | 'messageId'>,
  { email, ownDomain, posted }: { email: string | null; ownDomain: string; posted: number },
): Fate {
  const domain = ownDomain.toLowerCase()
  const ours = [mail.from, mail.messageId].some((address) => address?.toLowerCase().endsWith(`@${domain}`))
  if (mail.automatic || ours) return 'automatic'
  if (mail.from === null || email === null || mail.from !== email.trim().toLowerCase())
    return 'another sender'
  return posted >= MOST_AN_HOUR ? 'too many' : 'post'
}
