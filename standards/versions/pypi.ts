import { parse } from '@renovatebot/pep440'
import { textOrder } from './order.ts'
import { MARK, num, trimmedNums } from './sortable.ts'

const PRE: Readonly<Record<string, string>> = { a: MARK[2], b: MARK[3], rc: MARK[4] }

/** The library counts in floating point; a longer number would be read as another one. */
const TOO_LONG = /\d{16}/

/** What the library's `parse` returns; its own types describe `explain`. */
interface Pep440 {
  epoch: number
  release: number[]
  pre: [string, number] | null
  post: [string, number] | null
  dev: [string, number] | null
}

/**
 * PEP 440, "Summary of permitted suffixes and relative ordering": epoch, release without zeros at its end,
 * then development release < alpha < beta < candidate < final < post release, local versions last.
 * @returns undefined for what is no PEP 440 version, or holds a number of 16 digits and more
 */
export const pypiOrder = textOrder((text) => {
  const [release = '', local] = text.split('+')
  const version = TOO_LONG.test(release) ? null : (parse(text) as Pep440 | null)
  if (version === null) return undefined
  const { pre, post, dev } = version
  const onlyDev = pre === null && post === null && dev !== null
  return (
    count(version.epoch) +
    trimmedNums(version.release.map(String)) +
    MARK[1] +
    (pre !== null ? PRE[pre[0]]! + count(pre[1]) : onlyDev ? MARK[1] : MARK[5]) +
    (post === null ? MARK[1] : MARK[2] + count(post[1])) +
    (dev === null ? MARK[2] : MARK[1] + count(dev[1])) +
    localKey(local)
  )
})

const count = (value: number): string => num(String(value))

/**
 * "Local version identifiers": segments of digits as numbers, after those with letters; more after fewer. Read
 * here: the library takes the letters of `1e5` for an exponent.
 */
function localKey(local: string | undefined): string {
  if (local === undefined) return MARK[1]
  const segments = local
    .toLowerCase()
    .split(/[._-]/)
    .map((segment) => (/^\d+$/.test(segment) ? MARK[3] + num(segment) : MARK[2] + segment + MARK[1]))
  return MARK[2] + segments.join('') + MARK[1]
}
