import { asList, asObject, member } from '../report/loose.ts'
import { readLowerBound, readRangeExpression, readVersion } from '../vulnerability/expression.ts'
import { present, textAt, textOf, textsAt } from '../vulnerability/record.ts'
import { schemeOfVersionType } from '../vulnerability/scheme.ts'
import type { VersionInterval, VersionStatus } from '../vulnerability/types.ts'
import type { CveAffected } from './types.ts'

const STATUSES: readonly VersionStatus[] = ['affected', 'unaffected', 'unknown']
const statusOf = (value: unknown): VersionStatus => STATUSES.find((status) => status === value) ?? 'unknown'

/** Affected products of one container (CVE JSON 5, definition product). */
export function readAffected(container: unknown, provider: string): CveAffected[] {
  return asList(member(container, 'affected')).flatMap((entry) =>
    asObject(entry) === undefined ? [] : [readProduct(entry, provider)],
  )
}

function readProduct(entry: unknown, provider: string): CveAffected {
  const intervals: VersionInterval[] = []
  const unread: string[] = []
  for (const version of asList(member(entry, 'versions'))) {
    const interval = readInterval(version)
    if (interval !== undefined) intervals.push(interval)
    else {
      const text = textOf(wordsOf(version), 256)
      if (text !== undefined && unread.length < 1000) unread.push(text)
    }
  }
  return present<CveAffected>({
    vendor: textAt(entry, 'vendor'),
    product: textAt(entry, 'product'),
    packageName: textAt(entry, 'packageName'),
    collectionUrl: textAt(entry, 'collectionURL', 2048),
    packageUrl: textAt(entry, 'packageURL', 2048),
    repo: textAt(entry, 'repo', 2048),
    cpes: textsAt(entry, 'cpes'),
    platforms: textsAt(entry, 'platforms'),
    modules: textsAt(entry, 'modules'),
    files: textsAt(entry, 'programFiles'),
    routines: asList(member(entry, 'programRoutines'))
      .slice(0, 1000)
      .flatMap((routine) => textAt(routine, 'name') ?? []),
    defaultStatus: statusOf(member(entry, 'defaultStatus')),
    intervals,
    unread,
    provider,
  })
}

/**
 * One `versions` item: a version, or a range from `version` to `lessThan` or `lessThanOrEqual` (`*`: no end).
 * Many CNAs write the whole range into `version` instead (`>= 2.25.0, < 2.25.2`); that is read too.
 */
function readInterval(item: unknown): VersionInterval | undefined {
  const versionType = schemeOfVersionType(textAt(item, 'versionType'))
  const status = statusOf(member(item, 'status'))
  const version = textAt(item, 'version')
  const lessThan = textAt(item, 'lessThan')
  const lessThanOrEqual = textAt(item, 'lessThanOrEqual')
  if (lessThan === undefined && lessThanOrEqual === undefined) {
    return version === undefined ? undefined : readRangeExpression(version, versionType, status)
  }
  const introduced = readLowerBound(version)
  const end = upperBound(lessThan, lessThanOrEqual)
  if (introduced === undefined || end === undefined) return undefined
  const changes = asList(member(item, 'changes')).flatMap((change) => {
    const at = readVersion(textAt(change, 'at'))
    // Many records repeat the end of the range as a change; it changes nothing within the range.
    return at === undefined || at === end.lessThan ? [] : [{ at, status: statusOf(member(change, 'status')) }]
  })
  return { versionType, introduced, ...end, status, ...(changes.length > 0 ? { changes } : {}) }
}

/** `*` is no end at all. @returns undefined when the end is no version, so that the range is not made endless */
function upperBound(
  lessThan: string | undefined,
  lessThanOrEqual: string | undefined,
): Pick<VersionInterval, 'lessThan' | 'lessThanOrEqual'> | undefined {
  const given = lessThan ?? lessThanOrEqual
  if (given === '*') return {}
  const bound = readVersion(given)
  if (bound === undefined) return undefined
  // "lessThan: <= 4.5.0" says what is meant by itself.
  const inclusive = lessThan === undefined || /^<=/.test(lessThan)
  return inclusive ? { lessThanOrEqual: bound } : { lessThan: bound }
}

function wordsOf(item: unknown): string {
  return ['version', 'lessThan', 'lessThanOrEqual']
    .flatMap((key) => {
      const text = textAt(item, key)
      return text === undefined ? [] : [key === 'version' ? text : `${key} ${text}`]
    })
    .join(', ')
}
