import { asList, asObject, asText, member } from '../report/loose.ts'
import { type Problems, textAt } from '../vulnerability/record.ts'
import { schemeOfEcosystem } from '../vulnerability/scheme.ts'
import type { VersionInterval } from '../vulnerability/types.ts'
import type { OsvCommits } from './facts.ts'

/** Order of two versions by scheme: negative, 0 or positive; undefined when it is not known. */
export type CompareVersions = (scheme: string, a: string, b: string) => number | undefined

type Kind = 'introduced' | 'fixed' | 'last_affected' | 'limit'
interface Event {
  kind: Kind
  version: string
}
const KINDS: readonly Kind[] = ['introduced', 'fixed', 'last_affected', 'limit']

function eventsOf(range: unknown): Event[] {
  return asList(member(range, 'events')).flatMap((event) => {
    const object = asObject(event)
    const kind = object === undefined ? undefined : KINDS.find((key) => Object.hasOwn(object, key))
    const version = kind === undefined ? undefined : textAt(event, kind, 256)
    return kind === undefined || version === undefined ? [] : [{ kind, version }]
  })
}

/** SEMVER ranges are SemVer 2.0 whatever the ecosystem; ECOSYSTEM ranges follow the ecosystem's own order. */
const schemeOf = (type: string | undefined, ecosystem: string | undefined): string =>
  type === 'SEMVER' ? 'semver' : schemeOfEcosystem(ecosystem ?? '')

/** Intervals of the SEMVER and ECOSYSTEM ranges of one affected package. */
export function readRanges(
  affected: unknown,
  ecosystem: string | undefined,
  compare: CompareVersions,
  problems: Problems,
): VersionInterval[] {
  return asList(member(affected, 'ranges')).flatMap((range) => {
    const type = asText(member(range, 'type'))
    if (type === 'GIT') return []
    const scheme = schemeOf(type, ecosystem)
    return intervalsOf(inOrder(eventsOf(range), scheme, compare), scheme, problems)
  })
}

/**
 * OSV evaluates events in the order of their versions, whatever order they are written in. Where the order
 * of a scheme is not known the written order stands, which is the usual one; so it does at one version.
 */
function inOrder(events: readonly Event[], scheme: string, compare: CompareVersions): Event[] {
  const order = (a: Event, b: Event): number | undefined => {
    if (a.version === b.version) return 0
    if (a.version === '0') return -1
    if (b.version === '0') return 1
    return compare(scheme, a.version, b.version)
  }
  const isSorted = events.every((event, at) => at === 0 || (order(events[at - 1]!, event) ?? 0) <= 0)
  if (isSorted || events.length > 1000) return [...events]
  const isKnown = events.every((event) => order(events[0]!, event) !== undefined)
  return isKnown ? [...events].sort((a, b) => order(a, b) ?? 0) : [...events]
}

function intervalsOf(events: readonly Event[], versionType: string, problems: Problems): VersionInterval[] {
  const intervals: VersionInterval[] = []
  let open: string | undefined
  const close = (end: Pick<VersionInterval, 'lessThan' | 'lessThanOrEqual'>): void => {
    if (open === undefined)
      problems.add(`A range ends at ${Object.values(end)[0]} without having begun: it has no "introduced".`)
    else if (open === end.lessThan) problems.add(`A range begins and ends at ${open}: nothing is in it.`)
    else intervals.push({ versionType, introduced: open, ...end, status: 'affected' })
    open = undefined
  }
  for (const { kind, version } of events) {
    if (kind === 'introduced') open ??= version
    else if (kind === 'fixed') close({ lessThan: version })
    else if (kind === 'last_affected') close({ lessThanOrEqual: version })
    else if (open !== undefined && version !== '*') close({ lessThan: version })
  }
  if (open !== undefined) intervals.push({ versionType, introduced: open, status: 'affected' })
  return intervals
}

/** GIT ranges: commits before and after which a repository is affected. */
export function readCommits(affected: unknown, problems: Problems): OsvCommits[] {
  return asList(member(affected, 'ranges')).flatMap((range) => {
    if (member(range, 'type') !== 'GIT') return []
    const events = eventsOf(range)
    const of = (kind: Kind): string[] =>
      events.filter((event) => event.kind === kind).map(({ version }) => version)
    const repo = textAt(range, 'repo', 2048)
    if (of('introduced').length === 0)
      problems.add(`A range of commits of ${repo ?? 'an unnamed repository'} has no "introduced".`)
    for (const commit of of('introduced').filter((hash) => of('fixed').includes(hash)))
      problems.add(`The commit ${commit} is said both to introduce and to fix it.`)
    return [
      {
        ...(repo === undefined ? {} : { repo }),
        introduced: of('introduced'),
        fixed: of('fixed'),
        lastAffected: of('last_affected'),
        limit: of('limit'),
      },
    ]
  })
}

/**
 * Is the version inside the interval?
 * @returns undefined when the order of its scheme is not known: unknown is not "not affected"
 */
export function isInside(
  version: string,
  interval: VersionInterval,
  compare: CompareVersions,
): boolean | undefined {
  const against = (bound: string): number | undefined =>
    version === bound ? 0 : compare(interval.versionType, version, bound)
  const from = interval.introduced === '0' ? 1 : against(interval.introduced)
  const end = interval.lessThan ?? interval.lessThanOrEqual
  const to = end === undefined ? -1 : against(end)
  // A range holds the bounds it counts in, whatever the order: unless both ends are known and contradict.
  const isLower = from === 0 && interval.introducedExcluded !== true
  const isUpper = to === 0 && interval.lessThan === undefined
  if ((isLower && to === undefined) || (isUpper && from === undefined)) return true
  if (from !== undefined && !(isLower || from > 0)) return false
  if (to !== undefined && !(isUpper || to < 0)) return false
  return from === undefined || to === undefined ? undefined : true
}
