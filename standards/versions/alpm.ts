import { makeOrder } from './order.ts'
import { compareDigits } from './sortable.ts'

interface Alpm {
  epoch: string
  version: string
  release: string | undefined
}

/**
 * Arch Linux, vercmp(8): `[epoch:]version[-pkgrel]`. The package release is compared only where both versions
 * have one, so 1.5 equals 1.5-1 and 1.5-2 although these differ: the tool's own rule, and no strict order.
 */
export const alpmOrder = makeOrder<Alpm>(
  (text) => {
    const [, epoch = '0', version, release] = /^(?:(\d*):)?([^:\s-]+)(?:-([^:\s-]+))?$/.exec(text) ?? []
    return version === undefined ? undefined : { epoch, version, release }
  },
  (a, b) =>
    compareDigits(a.epoch, b.epoch) ||
    compareParts(a.version, b.version) ||
    (a.release === undefined || b.release === undefined ? 0 : compareParts(a.release, b.release)),
)

const SEGMENT = /([^0-9A-Za-z]*)([0-9]+|[A-Za-z]+)/g
const SEPARATORS = /^[^0-9A-Za-z]+/

/** Segment by segment; the count of separators before a segment weighs more than the segment. */
function compareParts(a: string, b: string): number {
  if (a === b) return 0
  const left = [...a.matchAll(SEGMENT)]
  const right = [...b.matchAll(SEGMENT)]
  const shared = Math.min(left.length, right.length)
  let [endA, endB] = [0, 0]
  for (let at = 0; at < shared; at++) {
    const [wholeA, gapA = '', segmentA = ''] = left[at]!
    const [wholeB, gapB = '', segmentB = ''] = right[at]!
    const order = gapA.length - gapB.length || compareSegments(segmentA, segmentB)
    if (order !== 0) return order
    endA += wholeA.length
    endB += wholeB.length
  }
  return compareRests(a.slice(endA), b.slice(endB))
}

const isNumber = (segment: string): boolean => /^\d/.test(segment)

function compareSegments(a: string, b: string): number {
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? 1 : -1
  if (isNumber(a)) return compareDigits(a, b)
  return a < b ? -1 : a > b ? 1 : 0
}

/** A word left over makes a version older, anything else newer. At most one of the two holds segments. */
function compareRests(a: string, b: string): number {
  const both = a !== '' && b !== ''
  const restA = both ? a.replace(SEPARATORS, '') : a
  const restB = both ? b.replace(SEPARATORS, '') : b
  if (restA === restB) return 0
  if (restA === '') return /^[A-Za-z]/.test(restB) ? 1 : -1
  return /^[A-Za-z]/.test(restA) ? -1 : 1
}
