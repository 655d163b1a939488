import type { Mail } from '../../../platform/mail/message.ts'
import type { CasesDeps } from './deps.ts'

/**
 * How mailers know a mail and put it with its like.
 * @param about what its conversation is, kept as a keyed hash
 */
export function letterIds(
  { keyring, outward, publicUrl }: Pick<CasesDeps, 'keyring' | 'outward' | 'publicUrl'>,
  id: string,
  about: string,
): Pick<Mail, 'messageId' | 'references'> {
  const host = outward.mail?.domain ?? new URL(publicUrl()).hostname
  // No mail has this id: mailers put together what names it.
  return { messageId: `${id}@${host}`, references: [`${keyring.blindHex('mail thread', about)}@${host}`] }
}
