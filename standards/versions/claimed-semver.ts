import { genericOrder } from './generic.ts'
import { makeOrder, type VersionKey } from './order.ts'
import { semverKey, semverParts } from './semver.ts'

interface Claimed {
  /** Where it is a semantic version. */
  key: string | undefined
  /** Where it is a release: its numbers alone, which have the same place in both orders. */
  numbers: string | undefined
  /** Where it is no semantic version: its place in the natural order. */
  natural: VersionKey | undefined
}

/**
 * What calls itself `semver` (CVE records do, for Junos 21.2R3-S6 as well): semantic versions among themselves
 * by SemVer 2.0.0 §11, anything else by the generic order, which leaves open what it cannot tell.
 */
export const claimedSemverOrder = makeOrder<Claimed>(
  (text) => {
    const parts = semverParts(text)
    if (parts === undefined) {
      const natural = genericOrder.parse(text)
      return natural && { key: undefined, numbers: undefined, natural }
    }
    const numbers = parts.prerelease.length === 0 ? parts.numbers.join('.') : undefined
    return { key: semverKey(parts), numbers, natural: undefined }
  },
  (a, b) => {
    if (a.key !== undefined && b.key !== undefined) return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
    const [left, right] = [naturalOf(a), naturalOf(b)]
    return left === undefined || right === undefined ? undefined : genericOrder.compare(left, right)
  },
)

const naturalOf = ({ natural, numbers }: Claimed): VersionKey | undefined =>
  natural ?? (numbers === undefined ? undefined : genericOrder.parse(numbers))
