import { asText } from '../../report/loose.ts'

/** A text that says something: NOASSERTION and NONE (SPDX 2.3 §7) do not. */
export function said(value: unknown): string | undefined {
  const text = asText(value)
  return text === 'NOASSERTION' || text === 'NONE' ? undefined : text
}

const ORGANISATION = /^Organization:\s*([^()]+)/

/** The organisation of a supplier or originator (SPDX 2.3 §7.5); a person or tool is no vendor. */
export function organisation(value: unknown): string | undefined {
  const text = said(value)
  return text === undefined ? undefined : ORGANISATION.exec(text.slice(0, 2000))?.[1]?.trim() || undefined
}
