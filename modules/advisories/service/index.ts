import type { AdvisoriesDeps } from './deps.ts'
import { createForeseeing, type Foreseeing } from './foresee.ts'
import { type AdvisoryReading, createAdvisoryReading } from './read.ts'
import { createWriting, type Writing } from './write.ts'

export type Advisories = Writing & AdvisoryReading & Foreseeing

/** The advisories module, made once by the composition root. */
export const createAdvisories = (deps: AdvisoriesDeps): Advisories => ({
  ...createWriting(deps),
  ...createAdvisoryReading(deps),
  ...createForeseeing(deps),
})
