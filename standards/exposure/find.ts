import type { AdvisoryIndex } from '../matching/advisory-index.ts'
import type { Runs } from '../matching/component-index.ts'
import { type Match, matchAll } from '../matching/engine.ts'
import type { Verdict } from '../matching/types.ts'
import { rangeInWords } from '../matching/words.ts'
import type { CompareVersions } from '../osv/ranges.ts'
import type { Face, Found, Opinion } from './types.ts'

/** Among records one that could compare goes before one that could not; both are kept and shown. */
const AMONG: Record<Verdict['status'], number> = { affected: 2, 'not affected': 1, unknown: 0 }

interface Judged {
  face: Face
  verdict: Verdict
}

/**
 * Everything said of things that run, by vulnerability. It does not know where its two sides come from: a server's
 * tables, or an inventory and a bundle on somebody's laptop.
 *
 * Affected is what any record says is affected. Where none does and one can tell that it is not, it is not; where no
 * record can tell, it is unknown, which is never read as not affected.
 *
 * @param index records by what they name, under their `ref`
 * @param faceOf what else a record says; undefined: it is left out
 * @param compare order of versions, one that remembers
 * @returns only components something is said of, in the order given
 */
export function* findExposures<Ref>(
  components: Iterable<Runs<Ref>>,
  index: AdvisoryIndex,
  faceOf: (ref: string) => Face | undefined,
  compare: CompareVersions,
): Generator<{ ref: Ref; found: Found[] }> {
  let current: { ref: Ref; matches: Match<Ref>[] } | undefined
  for (const match of matchAll(components, index, { all: true, compare })) {
    if (current !== undefined && current.ref !== match.component) {
      yield { ref: current.ref, found: foundIn(current.matches, faceOf, compare) }
      current = undefined
    }
    current ??= { ref: match.component, matches: [] }
    current.matches.push(match)
  }
  if (current !== undefined) yield { ref: current.ref, found: foundIn(current.matches, faceOf, compare) }
}

/** What an exposure goes by: its vulnerability, CVEs, and the records that speak of it. */
export const identifiersOf = ({
  vulnerability,
  cves,
  said,
}: Pick<Found, 'vulnerability' | 'cves' | 'said'>): string[] => [
  ...new Set([vulnerability, ...cves, ...said.map(({ ref }) => ref.slice(ref.indexOf('/') + 1))]),
]

function foundIn<Ref>(
  matches: readonly Match<Ref>[],
  faceOf: (ref: string) => Face | undefined,
  compare: CompareVersions,
): Found[] {
  const found = new Map<string, Judged[]>()
  for (const { advisory, verdict } of matches) {
    const face = faceOf(advisory)
    if (face === undefined) continue
    const judged = found.get(face.vulnerability)
    if (judged) judged.push({ face, verdict })
    else found.set(face.vulnerability, [{ face, verdict }])
  }
  return [...found].map(([vulnerability, judged]) => foundFrom(vulnerability, judged, compare))
}

function foundFrom(vulnerability: string, judged: Judged[], compare: CompareVersions): Found {
  // The same whatever order records came in.
  judged.sort(
    (a, b) =>
      AMONG[b.verdict.status] - AMONG[a.verdict.status] ||
      (a.face.ref < b.face.ref ? -1 : a.face.ref > b.face.ref ? 1 : 0),
  )
  const { verdict } = judged[0]!
  const fix = highestFix(judged, compare)
  return {
    vulnerability,
    title: judged.find(({ face }) => face.title !== '')?.face.title ?? vulnerability,
    status: verdict.status,
    rule: verdict.rule,
    because: verdict.because,
    fixedIn: fix?.version,
    scheme: fix?.scheme,
    cves: [...new Set(judged.flatMap(({ face }) => face.cves))].sort(),
    said: judged.map(opinion),
  }
}

const opinion = ({ face, verdict }: Judged): Opinion => ({
  ref: face.ref,
  href: face.href,
  verdict: verdict.status,
  rule: verdict.rule,
  range: verdict.range === undefined ? null : rangeInWords(verdict.range),
  because: verdict.because,
  fixedIn: verdict.fixedIn ?? null,
})

/** Records that name different fixes are all satisfied by the highest; where two cannot be compared the first stands. */
function highestFix(
  judged: readonly Judged[],
  compare: CompareVersions,
): { version: string; scheme: string } | undefined {
  let highest: { version: string; scheme: string } | undefined
  for (const { verdict } of judged) {
    if (verdict.status !== 'affected' || verdict.fixedIn === undefined) continue
    const scheme = verdict.range?.scheme ?? 'generic'
    if (highest === undefined || (compare(scheme, highest.version, verdict.fixedIn) ?? 0) < 0)
      highest = { version: verdict.fixedIn, scheme }
  }
  return highest
}
