import { textOrder } from './order.ts'
import { MARK, num } from './sortable.ts'

/** composer/semver, VersionParser: numbers or a date, then stability with its numbers, then `dev`. */
const STABILITY = String.raw`(?:[._-]?(?:(stable|beta|b|rc|alpha|a|patch|pl|p)([.-]?\d+(?:[.-]\d+)*)?))?([.-]?dev)?$`
const CLASSICAL = new RegExp(String.raw`^v?(\d{1,5})(\.\d+)?(\.\d+)?(\.\d+)?${STABILITY}`)
const DATED = new RegExp(String.raw`^v?(\d{4}(?:[.:-]?\d{2}){1,6}(?:[.:-]?\d{1,3}){0,2})${STABILITY}`)
const BRANCH = /^v?(\d+)(\.(?:\d+|[x*]))?(\.(?:\d+|[x*]))?(\.(?:\d+|[x*]))?(?:[.-]?dev)?$/

/** What a wildcard in a branch's name stands for. */
const HIGHEST = '9999999'

/** Order of PHP's version_compare: dev, alpha, beta, RC, the end, a number, a patch. */
const RANKS: Readonly<Record<string, string>> = {
  dev: MARK[1],
  alpha: MARK[2],
  beta: MARK[3],
  rc: MARK[4],
  end: MARK[5],
  number: MARK[6],
  p: MARK[7],
}
const FULL: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', pl: 'p', patch: 'p' }

/**
 * Composer: a version is normalised to four numbers (or a date) and a stability, and compared as PHP's
 * version_compare does. Metadata after `+` is ignored; `1.x-dev` is the head of its branch, above its releases.
 * @returns undefined for branches without a number (`dev-main`): they have no order
 */
export const composerOrder = textOrder((text) => {
  const bare = text.replace(/\+\S*$/, '').toLowerCase()
  const classical = CLASSICAL.exec(bare)
  if (classical !== null) {
    const numbers = classical.slice(1, 5).map((part) => part?.replace('.', '') ?? '0')
    return keyOf(numbers, classical[5], classical[6], classical[7])
  }
  const dated = DATED.exec(bare)
  if (dated !== null) return keyOf(dated[1]!.split(/\D/), dated[2], dated[3], dated[4])
  const branch = BRANCH.exec(bare)
  if (branch === null) return undefined
  const parts = branch.slice(1, 5).map((part) => part?.replace('.', '') ?? 'x')
  return keyOf(
    parts.map((part) => (part === 'x' || part === '*' ? HIGHEST : part)),
    undefined,
    undefined,
    'dev',
  )
})

function keyOf(
  numbers: readonly string[],
  stability: string | undefined,
  counts: string | undefined,
  dev: string | undefined,
): string {
  let key = numbers.map((number) => RANKS.number + num(number)).join('')
  if (stability !== undefined && stability !== 'stable') {
    key += RANKS[FULL[stability] ?? stability]
    for (const count of counts?.match(/\d+/g) ?? []) key += RANKS.number + num(count)
  }
  return key + (dev === undefined ? '' : RANKS.dev) + RANKS.end
}
