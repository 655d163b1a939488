import { textOrder } from './order.ts'
import { MARK, num, trimmedNums } from './sortable.ts'

const nums = (parts: readonly string[]): string => parts.map(num).join('')

/**
 * The VERS type `intdot`: whole numbers between dots, leading zeros ignored, read up to the first character
 * that is neither digit nor dot; fewer numbers come before more.
 */
export const intdotOrder = textOrder((text) => {
  const read = /^\d[\d.]*/.exec(text)?.[0]
  return read === undefined ? undefined : nums(read.split('.').filter((part) => part !== ''))
})

/** Hackage (Haskell Package Versioning Policy): numbers in order, fewer before more; tags have no order. */
export const hackageOrder = textOrder((text) =>
  /^\d+(?:\.\d+)*(?:-[0-9A-Za-z]+)*$/.test(text) ? nums(text.split('-')[0]!.split('.')) : undefined,
)

/** CRAN (R, package_version): numbers between dots and dashes alike, fewer before more. */
export const cranOrder = textOrder((text) =>
  /^\d+(?:[.-]\d+)*$/.test(text) ? nums(text.split(/[.-]/)) : undefined,
)

/**
 * CPAN (version.pm): a decimal has one dot, and its fraction is read in groups of three digits, so that 1.23 is
 * v1.230; with a `v` or more dots every number counts as it stands. Underscores do not count.
 */
export const cpanOrder = textOrder((text) => {
  const bare = text.replaceAll('_', '')
  if (/^(?:v\d+(?:\.\d+)*|\d+(?:\.\d+){2,})$/.test(bare))
    return trimmedNums(bare.replace('v', '').split('.')) + MARK[1]
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d*))?$/.exec(bare) ?? []
  if (whole === undefined) return undefined
  const groups = fraction.match(/\d{1,3}/g) ?? []
  return trimmedNums([whole, ...groups.map((group) => group.padEnd(3, '0'))]) + MARK[1]
})
