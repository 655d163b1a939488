import { textOrder } from './order.ts'
import { MARK, num } from './sortable.ts'

const EVR = /^(?:(\d+):)?([^\s:-]+)(?:-([^\s:-]+))?$/

/**
 * RPM versions, `[epoch:]version[-release]` (rpm-version(7)): epoch as a number, then version and release
 * segment by segment. A version without a release comes before the same version with any.
 */
export const rpmOrder = textOrder((text) => {
  const [, epoch = '0', version, release] = EVR.exec(text) ?? []
  return version === undefined ? undefined : num(epoch) + segmentsKey(version) + segmentsKey(release ?? '')
})

/** Digits, letters, `~` and `^`; everything else only separates. */
const SEGMENT = /[0-9]+|[A-Za-z]+|[~^]/g

/**
 * rpmvercmp: `~` comes before the end, `^` after the end and before everything else, letters before numbers,
 * numbers by their size.
 */
function segmentsKey(text: string): string {
  let key = ''
  for (const [segment] of text.matchAll(SEGMENT)) {
    if (segment === '~') key += MARK[1]
    else if (segment === '^') key += MARK[3]
    else key += segment[0]! <= '9' ? MARK[5] + num(segment) : MARK[4] + segment + MARK[1]
  }
  return key + MARK[2]
}
