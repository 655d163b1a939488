import type { FindingsDeps } from './deps.ts'
import { createEvidence, type Evidence } from './evidence.ts'
import { createGrouping, type Grouping } from './grouping.ts'
import { createIntake, type Intake } from './intake.ts'
import { createPeople, type People } from './people.ts'
import { createReading, type Reading } from './read.ts'
import { createRefresh, type Refresh } from './refresh.ts'

export type Findings = Intake & Grouping & Reading & People & Evidence & Refresh

/** The findings module, made once by the composition root. */
export const createFindings = (deps: FindingsDeps): Findings => ({
  ...createIntake(deps),
  ...createGrouping(deps),
  ...createReading(deps),
  ...createPeople(deps),
  ...createEvidence(deps),
  ...createRefresh(deps),
})
