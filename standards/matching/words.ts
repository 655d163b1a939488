import { quote } from '../judging/text.ts'
import type { Outcome } from './evaluate.ts'
import { isDefault, isExact } from './membership.ts'
import type { Range, Subject } from './types.ts'

/** Versions are strangers' texts: what is not plainly one is shown in quotation marks, without what hides or reorders. */
const shown = (text: string): string => (/^[\w.+~:^-]{1,80}$/.test(text) ? text : quote(text, 60))

const ORDERS: Readonly<Record<string, string>> = {
  custom: 'compared number by number',
  generic: 'compared number by number',
  git: 'commits',
}
const orderOf = (scheme: string): string =>
  Object.hasOwn(ORDERS, scheme) ? ORDERS[scheme]! : `${shown(scheme)} order`

/** The versions of a range as a person would say them: "from 1.0.0 to before 1.4.0". */
export function rangeInWords(range: Range): string {
  const { introduced, introducedExcluded, fixed, lastAffected, versions } = range
  if (versions !== undefined)
    return versions.length === 1 ? shown(versions[0]!) : `one of ${versions.length} listed versions`
  if (introduced === undefined) return 'every version not named otherwise'
  if (isExact(range)) return shown(introduced)
  const from = introduced === '0' ? '' : `${introducedExcluded ? 'after' : 'from'} ${shown(introduced)}`
  const to =
    fixed !== undefined
      ? `before ${shown(fixed)}`
      : lastAffected !== undefined
        ? `up to and including ${shown(lastAffected)}`
        : ''
  if (from === '' && to === '') return 'every version'
  if (to === '') return `${from} on`
  return from === '' ? to : fixed === undefined ? `${from} ${to}` : `${from} to ${to}`
}

/** One sentence that says which range and rule made a verdict. */
export function inWords({ version, release, space }: Subject, { status, rule, range }: Outcome): string {
  const own = version === undefined ? 'The version' : shown(version)
  switch (rule) {
    case 'listed version':
      return range?.versions === undefined
        ? `${own} is named as affected.`
        : `${own} is one of the ${range.versions.length} versions listed as affected.`
    case 'in range':
      return range !== undefined && isDefault(range)
        ? `Every version is affected that is not named otherwise, and ${own} is not.`
        : `${own} lies ${withOrder(range)}${range?.changes === undefined ? '' : ', where it is affected'}.`
    case 'stated unaffected':
      return range !== undefined && isDefault(range)
        ? `Every version is unaffected that is not named otherwise, and ${own} is not.`
        : `${own} is stated to be unaffected: ${withOrder(range)}.`
    case 'outside every range':
      return `${own} lies outside every range that is named.`
    case 'version missing':
      return `The inventory gives no version; the advisory speaks of ${withOrder(range)}.`
    case 'version not comparable':
      return `Whether ${own} lies ${withOrder(range)} cannot be said: the two cannot be compared.`
    case 'status unknown':
      return range?.release !== undefined && release === undefined
        ? `The advisory speaks of ${shown(space)} ${shown(range.release)}; which release runs here is not known.`
        : `The advisory leaves open whether ${own} is affected${status === 'unknown' ? '' : ' here'}.`
  }
}

function withOrder(range: Range | undefined): string {
  if (range === undefined) return 'in no range'
  const words = rangeInWords(range)
  const isOrdered = range.versions === undefined && !isExact(range) && words !== 'every version'
  return isOrdered ? `${words} (${orderOf(range.scheme)})` : words
}
