import type { VerdictOrWaiting } from '../modules/findings/schema.ts'
import type { ReportTruth } from './format.ts'
import type { MemberFigures } from './members/figures.ts'

/** What became of the scenario, as the public API shows it. */
export interface Outcome {
  /** By report id: how intake answered. A rejected report has no finding. */
  intake: ReadonlyMap<string, { status: 'accepted' | 'duplicate' | 'rejected'; findingId?: string }>
  /** By finding id. `rootCauseId` is null while it is not grouped. */
  findings: ReadonlyMap<string, { rootCauseId: string | null; verdict: VerdictOrWaiting }>
  /** Verdict by root cause id; root causes of other findings may be among them. */
  rootCauses: ReadonlyMap<string, VerdictOrWaiting>
  cases: number
  advisories: number
  members: MemberFigures
  seconds: number
}

/** The scenario's closing figures; the keys are public (README, `demo --json`). */
export interface Summary extends MemberFigures {
  findings: number
  accepted: number
  duplicates: number
  rejected: number
  rootCauses: number
  reproduced: number
  notReproduced: number
  intermittent: number
  outOfThreatModel: number
  waiting: number
  cases: number
  advisories: number
  grouping: { precision: number; recall: number }
  verdicts: { correct: number; wrong: number }
  seconds: number
}

/** A report whose proof was judged otherwise than its truth says. */
export interface WrongVerdict {
  report: string
  expected: string
  got: VerdictOrWaiting
}

/** A report grouped otherwise than its truth says: apart from most of its own, or with others. */
export interface Misplaced {
  report: string
  /** What the truth says it is about. */
  label: string
  /** The truths of those it was put together with; its own is among them when only others joined it. */
  with: string[]
}

/**
 * Compares the outcome with the truth. Root causes are counted by their own verdict; one that cannot be
 * run, or was not judged yet, waits. A report that still waits has no verdict, so it is neither right nor
 * wrong.
 */
export function summarise(
  truth: Readonly<Record<string, ReportTruth>>,
  outcome: Outcome,
): { summary: Summary; wrong: WrongVerdict[]; misplaced: Misplaced[] } {
  const count = (status: string) =>
    [...outcome.intake.values()].filter((entry) => entry.status === status).length
  const accepted = acceptedReports(truth, outcome)
  const rootCauses = new Set(accepted.flatMap(({ rootCauseId }) => rootCauseId ?? []))
  const verdicts = [...rootCauses].map((id) => outcome.rootCauses.get(id) ?? 'waiting')
  const having = (...wanted: VerdictOrWaiting[]) =>
    verdicts.filter((verdict) => wanted.includes(verdict)).length
  const grouped = accepted.map(({ report, rootCauseId, truth: { rootCause } }) => ({
    report,
    // A finding that is not grouped yet stands alone.
    group: rootCauseId ?? `alone ${report}`,
    label: rootCause,
  }))
  const judged = accepted.filter(({ truth: { expect }, verdict }) => expect !== null && verdict !== 'waiting')
  const wrong = judged.filter(({ truth: { expect }, verdict }) => expect !== verdict)
  const summary: Summary = {
    findings: outcome.intake.size,
    accepted: count('accepted'),
    duplicates: count('duplicate'),
    rejected: count('rejected'),
    rootCauses: rootCauses.size,
    reproduced: having('reproduced'),
    notReproduced: having('not reproduced'),
    intermittent: having('intermittent'),
    outOfThreatModel: having('out of threat model'),
    waiting: having('waiting', 'cannot run'),
    cases: outcome.cases,
    advisories: outcome.advisories,
    ...outcome.members,
    grouping: groupingFigures(grouped),
    verdicts: { correct: judged.length - wrong.length, wrong: wrong.length },
    seconds: outcome.seconds,
  }
  return {
    summary,
    wrong: wrong.map(({ report, truth: { expect }, verdict }) => ({
      report,
      expected: expect ?? 'none',
      got: verdict,
    })),
    misplaced: misplacedReports(grouped),
  }
}

interface AcceptedReport {
  report: string
  truth: ReportTruth
  rootCauseId: string | null
  verdict: VerdictOrWaiting
}

function acceptedReports(
  truth: Readonly<Record<string, ReportTruth>>,
  { intake, findings }: Outcome,
): AcceptedReport[] {
  return [...intake].flatMap(([report, { status, findingId }]) => {
    const own = Object.hasOwn(truth, report) ? truth[report] : undefined
    if (status !== 'accepted' || findingId === undefined || own === undefined) return []
    const finding = findings.get(findingId) ?? { rootCauseId: null, verdict: 'waiting' as const }
    return [{ report, truth: own, ...finding }]
  })
}

/**
 * Pairwise precision and recall: of the pairs put together, how many belong together; of the pairs that
 * belong together, how many were put together. Without a pair there is nothing to get wrong: 1.
 */
export function groupingFigures(items: readonly { group: string; label: string }[]): {
  precision: number
  recall: number
} {
  const together = pairs(items.map(({ group }) => group))
  const belonging = pairs(items.map(({ label }) => label))
  const right = pairs(items.map(({ group, label }) => JSON.stringify([group, label])))
  return {
    precision: together === 0 ? 1 : right / together,
    recall: belonging === 0 ? 1 : right / belonging,
  }
}

/** Reports outside the group that holds most of their label, and those that share a group with a larger label. */
export function misplacedReports(
  items: readonly { report: string; group: string; label: string }[],
): Misplaced[] {
  const size = (group: string, label: string) =>
    items.filter((item) => item.group === group && item.label === label).length
  const home = new Map<string, string>()
  for (const { group, label } of items) {
    const known = home.get(label)
    if (known === undefined || size(group, label) > size(known, label)) home.set(label, group)
  }
  // A group is its largest label's; of two alike, that of the label which is at home in it.
  const weight = (group: string, label: string) => size(group, label) + (home.get(label) === group ? 0.5 : 0)
  const owner = new Map<string, string>()
  for (const { group, label } of items) {
    const known = owner.get(group)
    if (known === undefined || weight(group, label) > weight(group, known)) owner.set(group, label)
  }
  return items
    .filter(({ group, label }) => home.get(label) !== group || owner.get(group) !== label)
    .map(({ report, group, label }) => ({
      report,
      label,
      with: [
        ...new Set(
          items
            .filter((other) => other.group === group && other.report !== report)
            .map((other) => other.label),
        ),
      ],
    }))
}

function pairs(keys: readonly string[]): number {
  const sizes = new Map<string, number>()
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}
