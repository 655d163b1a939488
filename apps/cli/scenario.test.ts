import { describe, expect, it } from 'vitest'
import { type Closing, exitCodeOf } from './scenario.ts'

const closing = (wrong: number, wrongExposures = 0): Pick<Closing, 'summary'> => ({
  summary: {
    findings: 3,
    accepted: 3,
    duplicates: 0,
    rejected: 0,
    rootCauses: 2,
    reproduced: 1,
    notReproduced: 1,
    intermittent: 0,
    outOfThreatModel: 0,
    waiting: 0,
    cases: 1,
    advisories: 1,
    members: 1,
    components: 2,
    exposures: { found: 1, correct: 2 - wrongExposures, wrong: wrongExposures },
    grouping: { precision: 1, recall: 1 },
    verdicts: { correct: 3 - wrong, wrong },
    seconds: 4,
  },
})

describe('the exit code of a demonstration', () => {
  it('is 0 when every verdict is as the truth says', () => expect(exitCodeOf(closing(0))).toBe(0))
  it('is 1 as soon as one is not', () => expect(exitCodeOf(closing(1))).toBe(1))
  it('is 1 too when a member was told otherwise', () => expect(exitCodeOf(closing(0, 1))).toBe(1))
})
