import type { FindingsDeps } from './deps.ts'
import { createEvidence, type Evidence } from './evidence.ts'
import { createGrouping, type Grouping } from './grouping.ts'
import { createIntake, type Intake } from './intake.ts'
import { createOutcomes, type Outcomes } from './outcomes.ts'
import { createPeople, type People } from './people.ts'
import { createFindingReading, type FindingReading } from './read.ts'
import { createRootCauseReading, type RootCauseReading } from './read-root-causes.ts'
import { createRefresh, type Refresh } from './refresh.ts'
import { createRegrouping, type Regrouping } from './regrouping.ts'
import { createIndexing, type Indexing } from './terms.ts'

export type Findings = Intake &
  Grouping &
  Regrouping &
  Indexing &
  FindingReading &
  RootCauseReading &
  People &
  Evidence &
  Outcomes &
  Refresh

/** The findings module, made once by the composition root. */
export const createFindings = (deps: FindingsDeps): Findings => ({
  ...createIntake(deps),
  ...createGrouping(deps),
  ...createRegrouping(deps),
  ...createIndexing(deps),
  ...createFindingReading(deps),
  ...createRootCauseReading(deps),
  ...createPeople(deps),
  ...createEvidence(deps),
  ...createOutcomes(),
  ...createRefresh(deps),
})
