import type { AdvisoriesDeps } from './deps.ts'
import { type AdvisoryReading, createAdvisoryReading } from './read.ts'
import { createWriting, type Writing } from './write.ts'

export type Advisories = Writing & AdvisoryReading

/** The advisories module, made once by the composition root. */
export const createAdvisories = (deps: AdvisoriesDeps): Advisories => ({
  ...createWriting(deps),
  ...createAdvisoryReading(deps),
})
