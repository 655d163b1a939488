import type { CompareVersions } from '../osv/ranges.ts'
import type { Advisory, AdvisoryIndex } from './advisory-index.ts'
import type { ComponentIndex, Runs } from './component-index.ts'
import { evaluate } from './evaluate.ts'
import { explained } from './judge.ts'
import { createOrder } from './order.ts'
import type { Range, Subject, Verdict } from './types.ts'

/** What one advisory says of one component, under the name that decides it. */
export interface Match<Ref> {
  component: Ref
  advisory: string
  subject: Subject
  verdict: Verdict
}

export interface MatchOptions {
  /** Also those found not affected although the name is known; else affected and unknown alone. */
  all?: boolean
  /** Order of versions; the house's own, with parsed versions remembered, unless given. */
  compare?: CompareVersions
}

/**
 * Every component against every advisory. A component of several names has one verdict of each advisory: the
 * worst of them (affected, then unknown, then not affected), of equals that of its first name. An advisory
 * that says nothing of a component's release is no match. Streams: memory does not grow with the components.
 *
 * @param index not to be changed while this runs
 */
export function* matchAll<Ref>(
  components: Iterable<Runs<Ref>>,
  index: AdvisoryIndex,
  options: MatchOptions = {},
): Generator<Match<Ref>> {
  const judged = remembered(index, options)
  const { all = false } = options
  for (const { ref, subjects } of components) {
    const named: Named[] = []
    for (const subject of subjects) {
      const verdicts = judged(subject)
      if (verdicts.length > 0) named.push({ subject, verdicts })
    }
    // Under one name an advisory has one verdict.
    const found = named.length < 2 ? named : worstOfEach(named)
    for (const { subject, verdicts } of found)
      for (const { advisory, verdict } of verdicts)
        if (all || verdict.status !== 'not affected')
          yield { component: ref, advisory: index.idOf(advisory), subject, verdict }
  }
}

/** A name and what advisories say under it. */
interface Named {
  subject: Subject
  verdicts: readonly Judged[]
}

/** One verdict of each advisory that says something of any of the names. */
function worstOfEach(named: readonly Named[]): Named[] {
  const found = new Map<number, Named>()
  for (const { subject, verdicts } of named)
    for (const judged of verdicts) {
      const best = found.get(judged.advisory)?.verdicts[0]
      if (best === undefined || rankOf(judged.verdict) > rankOf(best.verdict))
        found.set(judged.advisory, { subject, verdicts: [judged] })
    }
  return [...found.values()]
}

/**
 * One advisory against every component: the same verdicts that matchAll gives for it.
 * @param components not to be changed while this runs
 */
export function* matchAdvisory<Ref>(
  advisory: Advisory,
  components: ComponentIndex<Ref>,
  options: MatchOptions = {},
): Generator<Match<Ref>> {
  const compare = options.compare ?? createOrder()
  const found = new Map<number, { subject: Subject; position: number; verdict: Verdict }>()
  for (const ranges of byName(advisory.ranges)) {
    const { kind, space, name } = ranges[0]!
    const known = new Map<string, Verdict | undefined>()
    for (const { component, position, subject } of components.under(kind, space, name)) {
      const key = placeOf(subject)
      let verdict = known.get(key)
      if (verdict === undefined && !known.has(key)) {
        verdict = judgedBy(subject, ranges, options, compare)
        if (known.size >= MOST_REMEMBERED) known.clear()
        known.set(key, verdict)
      }
      if (verdict === undefined) continue
      const best = found.get(component)
      const better = best === undefined ? 1 : rankOf(verdict) - rankOf(best.verdict)
      if (best === undefined || better > 0 || (better === 0 && position < best.position))
        found.set(component, { subject, position, verdict })
    }
  }
  for (const [component, { subject, verdict }] of found)
    if (options.all || verdict.status !== 'not affected')
      yield { component: components.refOf(component), advisory: advisory.id, subject, verdict }
}

const RANKS: Readonly<Record<Verdict['status'], number>> = { affected: 2, unknown: 1, 'not affected': 0 }
const rankOf = (verdict: Verdict): number => RANKS[verdict.status]

/** Release and version as one text that no other two make. */
const placeOf = ({ release, version }: Subject): string =>
  `${release === undefined ? '' : `${release.length}:${release}`}@${version === undefined ? '' : `=${version}`}`

/** Verdicts kept because inventories hold the same versions over and over; about 300 bytes each. */
const MOST_REMEMBERED = 50_000

interface Judged {
  advisory: number
  verdict: Verdict
}

/** All verdicts on a subject, remembered by name, release and version. */
function remembered(index: AdvisoryIndex, options: MatchOptions): (subject: Subject) => readonly Judged[] {
  const compare = options.compare ?? createOrder()
  const known = new Map<string, readonly Judged[]>()
  let size = 0
  return (subject) => {
    const name = index.find(subject.kind, subject.space, subject.name)
    if (name === undefined) return NOTHING
    const key = `${name} ${placeOf(subject)}`
    const before = known.get(key)
    if (before !== undefined) return before
    const judged: Judged[] = []
    for (const { advisory, ranges } of index.under(name)) {
      const verdict = judgedBy(subject, ranges, options, compare)
      if (verdict !== undefined) judged.push({ advisory, verdict })
    }
    if (size >= MOST_REMEMBERED) {
      known.clear()
      size = 0
    }
    known.set(key, judged)
    size += judged.length + 1
    return judged
  }
}

const NOTHING: readonly Judged[] = []

/** Words are made only where somebody will read them. */
function judgedBy(
  subject: Subject,
  ranges: readonly Range[],
  { all = false }: MatchOptions,
  compare: CompareVersions,
): Verdict | undefined {
  const outcome = evaluate(subject, ranges, compare)
  if (!all && outcome?.status === 'not affected') return NOT_AFFECTED
  return outcome && explained(subject, ranges, outcome, compare)
}

/** In place of a verdict nobody asks for; it still weighs against those under other names. */
const NOT_AFFECTED: Verdict = {
  status: 'not affected',
  rule: 'outside every range',
  range: undefined,
  because: '',
  fixedIn: undefined,
}

function byName(ranges: readonly Range[]): Range[][] {
  const found = new Map<string, Range[]>()
  for (const range of ranges) {
    const key = JSON.stringify([range.kind, range.space, range.name])
    const list = found.get(key)
    if (list === undefined) found.set(key, [range])
    else list.push(range)
  }
  return [...found.values()]
}
