import { compareNpm } from '../../../standards/versions/npm.ts'

export interface Range {
  introduced: string
  fixed?: string
  lastAffected?: string
}

/** One judged run set of a proof: where the target fell, and the fix it was tried against. */
export interface Shown {
  version: string
  fixed: string | undefined
  /** Whether that fix was shown to hold; undefined: not shown. */
  fixHolds: boolean | undefined
}

const order = (a: string, b: string): number => compareNpm(a, b) ?? (a < b ? -1 : a > b ? 1 : 0)
const sorted = (versions: Iterable<string>): string[] => [...new Set(versions)].sort(order)

/**
 * Affected ranges from what was shown, oldest first. A fix ends a range when the target fell below it and
 * the fix held; a version that fell above it starts another (fixes on several release lines). Versions
 * before the first that was tried are counted as affected, since nobody tried them.
 *
 * @param claimed the fix most reports name, used only where none was shown to hold
 */
export function affectedRanges(shown: readonly Shown[], claimed: string | undefined): Range[] {
  const fell = sorted(shown.map(({ version }) => version))
  const fixes = sorted(
    shown.flatMap(({ fixed, fixHolds }) => (fixed !== undefined && fixHolds === true ? [fixed] : [])),
  )
  const ranges: Range[] = []
  let introduced = '0'
  let rest = fell
  for (const fix of fixes) {
    const below = rest.filter((version) => order(version, fix) < 0)
    if (below.length === 0) continue
    ranges.push({ introduced, fixed: fix })
    rest = rest.filter((version) => order(version, fix) >= 0)
    // The next range starts where the flaw was seen again, not at the fix.
    introduced = rest[0] ?? ''
  }
  const last = rest.at(-1)
  if (ranges.length > 0 && last === undefined) return ranges
  if (claimed !== undefined && (last === undefined || order(last, claimed) < 0)) {
    return [...ranges, { introduced, fixed: claimed }]
  }
  if (last !== undefined) return [...ranges, { introduced, lastAffected: last }]
  return ranges
}

/** What most of the given answers say; the first of equals by order of appearance. Undefined when there is none. */
export function mostNamed(answers: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>()
  for (const answer of answers) {
    if (answer !== undefined && answer.trim() !== '')
      counts.set(answer.trim(), (counts.get(answer.trim()) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
