import { type Assessing, createAssessing } from './assess.ts'
import type { CasesDeps } from './deps.ts'
import { createHandling, type Handling } from './handle.ts'
import { createHouse, type House } from './house.ts'
import { createOpening, type Opening } from './open.ts'
import { type CaseReading, createCaseReading } from './read.ts'

export type Cases = Opening & Handling & Assessing & CaseReading & House

/** The cases module, made once by the composition root. */
export const createCases = (deps: CasesDeps): Cases => ({
  ...createOpening(deps),
  ...createHandling(deps),
  ...createAssessing(deps),
  ...createCaseReading(deps),
  ...createHouse(deps),
})
