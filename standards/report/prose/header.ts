import type { FindingDocument } from '../document.ts'
import { recordLines } from '../record-lines.ts'
import { clip, oneLine } from '../text.ts'
import { headerValue } from './component.ts'

/** `Key: value` lines of the whole report; prose that happens to hold a colon makes harmless keys. */
export function readHeader(prose: string): Map<string, string> {
  return recordLines(prose)
}

const CREDIT_KEYS = [
  'credit',
  'credits',
  'reporter',
  'reported by',
  'discovered by',
  'discoverer',
  'found by',
  'author',
  'researcher',
  'finder',
  'acknowledgment',
  'acknowledgement',
]

/** Who wants to be named: "Jane Doe <jane@example.org>", "anonymous", "Jane Doe (do not name me)". */
export function findCredit(header: ReadonlyMap<string, string>): FindingDocument['credit'] {
  const value = headerValue(header, CREDIT_KEYS)
  if (value === undefined) return undefined
  const contact = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|https?:\/\/[^\s<>()]{1,200}/.exec(
    value,
  )?.[0]
  const anonymous = /\banonym|\bdo not (?:name|credit)|\bunnamed\b/i.test(value)
  const name = oneLine(value.replace(contact ?? '', '').replace(/[<>]|\(\s*\)|mailto:/g, ''))
  return {
    name: clip(name === '' ? (contact ?? 'anonymous') : name, 256),
    ...(contact === undefined ? {} : { contact: clip(contact, 256) }),
    wish: anonymous ? 'anonymous' : 'named',
  }
}
