import type { FindingDocument } from '../report/document.ts'
import { asList, asText, type Loose, member } from '../report/loose.ts'
import { clip, oneLine } from '../report/text.ts'

/**
 * Who wants to be named, from the first acknowledgment (CSAF 2.0 §3.1.1). Somebody acknowledged as
 * "anonymous" keeps that wish.
 */
export function csafCredit(owner: Loose): FindingDocument['credit'] {
  const first = asList(owner.acknowledgments)[0]
  const names = asList(member(first, 'names')).flatMap((name) => asText(name) ?? [])
  const organization = asText(member(first, 'organization'))
  const people = oneLine(names.slice(0, 16).join(', '))
  const name =
    people === ''
      ? organization
      : organization === undefined
        ? people
        : `${people} (${oneLine(organization)})`
  if (name === undefined) return undefined
  const contact = asText(asList(member(first, 'urls'))[0])
  return {
    name: clip(oneLine(name), 256),
    ...(contact === undefined ? {} : { contact: clip(contact, 256) }),
    wish: /\banonymous/i.test(name) ? 'anonymous' : 'named',
  }
}
