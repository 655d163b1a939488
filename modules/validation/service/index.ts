import { type Builds, createBuilds } from './builds.ts'
import { type Claims, createClaims } from './claims.ts'
import { type Cross, createCross } from './cross.ts'
import type { ValidationDeps } from './deps.ts'
import { createJudging, type Judging } from './judge.ts'
import { createPrepare, type Prepare } from './prepare.ts'
import { createValidationReading, type ValidationReading } from './read.ts'

export type Validation = Builds & Prepare & Claims & Judging & Cross & ValidationReading

/** The validation module, made once by the composition root. */
export function createValidation(deps: ValidationDeps): Validation {
  const builds = createBuilds(deps)
  const prepare = createPrepare(deps, builds)
  return {
    ...builds,
    ...prepare,
    ...createClaims(deps),
    ...createJudging(deps, builds),
    ...createCross(deps, prepare),
    ...createValidationReading(deps, builds),
  }
}
