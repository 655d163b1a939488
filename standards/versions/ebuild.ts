import { textOrder } from './order.ts'
import { MARK, num } from './sortable.ts'

const EBUILD = /^(\d+)((?:\.\d+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|p)\d*)*)(?:-r(\d+))?$/
const SUFFIX = /_(alpha|beta|pre|rc|p)(\d*)/g
const PLACES: Readonly<Record<string, string>> = {
  alpha: MARK[1],
  beta: MARK[2],
  pre: MARK[3],
  rc: MARK[4],
  end: MARK[5],
  p: MARK[6],
}

/**
 * Gentoo ebuilds (Package Manager Specification §3.3): numbers, of which those after the first that begin
 * with a zero are compared as text without zeros at their end; more numbers after fewer; letter; suffixes;
 * revision. A missing suffix number or revision is 0.
 */
export const ebuildOrder = textOrder((text) => {
  const match = EBUILD.exec(text)
  if (match === null) return undefined
  const [, first = '', further = '', letter = '', suffixes = '', revision = '0'] = match
  let key = num(first)
  for (const part of further.split('.').slice(1)) key += MARK[2] + numberKey(part)
  key += MARK[1] + letter + MARK[1]
  for (const [, word = '', number = ''] of suffixes.matchAll(SUFFIX)) key += PLACES[word] + num(number)
  return key + PLACES.end + num(revision)
})

const numberKey = (digits: string): string =>
  digits.startsWith('0') ? MARK[1] + digits.replace(/0+$/, '') + MARK[1] : MARK[2] + num(digits)
