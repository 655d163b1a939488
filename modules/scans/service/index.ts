import { createTaking, type Taking } from './claims.ts'
import { type CoverageReading, createCoverage } from './coverage.ts'
import type { ScansDeps } from './deps.ts'
import { createHolding, type Holding } from './holding.ts'
import { createJoins, type Joins } from './joins.ts'
import { createNames, type Names } from './names.ts'
import { createProjects, type Projects } from './projects.ts'
import { type ClaimReading, createClaimReading } from './read.ts'
import { createWishes, type Wishes } from './wishes.ts'

export type Scans = Taking & Holding & Joins & ClaimReading & CoverageReading & Wishes & Projects & Names

/** The scans module, made once by the composition root. */
export const createScans = (deps: ScansDeps): Scans => ({
  ...createTaking(deps),
  ...createHolding(deps),
  ...createJoins(deps),
  ...createClaimReading(deps),
  ...createCoverage(deps),
  ...createWishes(deps),
  ...createProjects(deps),
  ...createNames(deps),
})
