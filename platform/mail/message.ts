/** One mail of ours: plain text to one address. */
export interface Mail {
  subject: string
  text: string
  /** Without angle brackets; ours, so that an answer names it. */
  messageId: string
  /** Message-IDs of the conversation it belongs to, oldest first; without angle brackets. */
  references: string[]
  /** Where answers go; null: they are not read. */
  replyTo: string | null
}

/** Everything up to this line of an answer is the answer. */
export const ANSWER_ABOVE = '=== Write your answer above this line ==='

/** Local part of addresses that answers go to, in front of the token. */
export const REPLY_PREFIX = 'case+'

/** The address answers with this token go to. */
export const replyAddress = (token: string, domain: string): string => `${REPLY_PREFIX}${token}@${domain}`

/** The token in an address of ours; undefined for every other address. Mailers may change the case of letters. */
export function tokenIn(address: string, domain: string): string | undefined {
  const found = /^case\+([0-9a-f]{32})@([^@\s]+)$/i.exec(address.trim())
  return found && found[2]!.toLowerCase() === domain.toLowerCase() ? found[1]!.toLowerCase() : undefined
}
