import { describe, expect, it } from 'vitest'
import type { ReportTruth } from './format.ts'
import { groupingFigures, type Outcome, summarise } from './summary.ts'

const truth: Record<string, ReportTruth> = {
  a: { rootCause: 'one', expect: 'reproduced' },
  b: { rootCause: 'one', expect: null },
  c: { rootCause: 'two', expect: 'not reproduced' },
  d: { rootCause: 'three', expect: 'intermittent' },
  e: { rootCause: 'four', expect: 'out of threat model' },
  f: { rootCause: 'five', expect: 'reproduced' },
}
const outcome = (change: Partial<Outcome> = {}): Outcome => ({
  intake: new Map(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, { status: 'accepted', findingId: id }])),
  findings: new Map([
    ['a', { rootCauseId: '1', verdict: 'reproduced' }],
    ['b', { rootCauseId: '1', verdict: 'waiting' }],
    ['c', { rootCauseId: '2', verdict: 'not reproduced' }],
    ['d', { rootCauseId: '3', verdict: 'intermittent' }],
    ['e', { rootCauseId: '4', verdict: 'out of threat model' }],
    ['f', { rootCauseId: '5', verdict: 'waiting' }],
  ]),
  rootCauses: new Map([
    ['1', 'reproduced'],
    ['2', 'not reproduced'],
    ['3', 'intermittent'],
    ['4', 'out of threat model'],
    ['5', 'cannot run'],
    ['somebody else’s', 'reproduced'],
  ]),
  cases: 2,
  advisories: 1,
  members: { members: 2, components: 9, exposures: { found: 4, correct: 3, wrong: 1 } },
  seconds: 12,
  ...change,
})

describe('the closing summary', () => {
  it('counts root causes by their verdict, those of the scenario only', () => {
    expect(summarise(truth, outcome()).summary).toEqual({
      findings: 6,
      accepted: 6,
      duplicates: 0,
      rejected: 0,
      rootCauses: 5,
      reproduced: 1,
      notReproduced: 1,
      intermittent: 1,
      outOfThreatModel: 1,
      waiting: 1,
      cases: 2,
      advisories: 1,
      members: 2,
      components: 9,
      exposures: { found: 4, correct: 3, wrong: 1 },
      grouping: { precision: 1, recall: 1 },
      verdicts: { correct: 4, wrong: 0 },
      seconds: 12,
    })
  })

  it('names every verdict that differs from the truth', () => {
    const findings = new Map(outcome().findings).set('c', { rootCauseId: '2', verdict: 'reproduced' })
    const { summary, wrong } = summarise(truth, outcome({ findings }))
    expect(summary.verdicts).toEqual({ correct: 3, wrong: 1 })
    expect(wrong).toEqual([{ report: 'c', expected: 'not reproduced', got: 'reproduced' }])
  })

  it('names every report that is grouped otherwise than the truth says, and with whom', () => {
    expect(summarise(truth, outcome()).misplaced).toEqual([])
    const strayed = new Map(outcome().findings).set('b', { rootCauseId: '2', verdict: 'waiting' })
    expect(summarise(truth, outcome({ findings: strayed })).misplaced).toEqual([
      { report: 'b', label: 'one', with: ['two'] },
    ])
  })

  it('calls a proof that could not be run wrong when the truth says how it ends', () => {
    const findings = new Map(outcome().findings).set('a', { rootCauseId: '1', verdict: 'cannot run' })
    expect(summarise(truth, outcome({ findings })).summary.verdicts.wrong).toBe(1)
  })

  it('keeps findings = accepted + duplicates + rejected, and judges accepted ones alone', () => {
    const intake = new Map(outcome().intake)
      .set('e', { status: 'duplicate', findingId: 'a' })
      .set('f', { status: 'rejected' })
    const { summary } = summarise(truth, outcome({ intake }))
    expect(summary).toMatchObject({ findings: 6, accepted: 4, duplicates: 1, rejected: 1, rootCauses: 3 })
    expect(summary.verdicts).toEqual({ correct: 3, wrong: 0 })
  })

  it('treats findings that are not grouped as standing alone', () => {
    const findings = new Map(outcome().findings)
      .set('a', { rootCauseId: null, verdict: 'reproduced' })
      .set('b', { rootCauseId: null, verdict: 'waiting' })
    expect(summarise(truth, outcome({ findings })).summary.grouping).toEqual({ precision: 1, recall: 0 })
  })
})

describe('pairwise grouping figures', () => {
  const figures = (...items: [group: string, label: string][]) =>
    groupingFigures(items.map(([group, label]) => ({ group, label })))

  it('loses precision for what does not belong together', () => {
    expect(figures(['x', 'a'], ['x', 'a'], ['x', 'b'])).toEqual({ precision: 1 / 3, recall: 1 })
  })
  it('loses recall for what was kept apart', () => {
    expect(figures(['x', 'a'], ['x', 'a'], ['y', 'a'])).toEqual({ precision: 1, recall: 1 / 3 })
  })
  it('has nothing to get wrong without pairs', () => {
    expect(figures(['x', 'a'])).toEqual({ precision: 1, recall: 1 })
  })
})
