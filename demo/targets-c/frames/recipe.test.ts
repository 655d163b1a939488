import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sourceBuild } from '../../../platform/packages/index.ts'
import { bubblewrapDriver } from '../../../platform/sandbox/index.ts'
import { judge } from '../../../standards/judging/judge.ts'
import { planRuns } from '../../../standards/judging/plan.ts'
import { framesRecipe } from './recipe.ts'

const recipe = framesRecipe()
if (recipe.target.kind !== 'source' || !recipe.fixed?.files) throw new Error('frames is a source target')
const vulnerable = sourceBuild(recipe.target)
const fixed = sourceBuild({ ...recipe.target, version: recipe.fixed.version, files: recipe.fixed.files })
const plan = {
  ...planRuns(recipe, { nonces: () => randomBytes(16).toString('hex') }),
  builds: { vulnerable: vulnerable.digest, fixed: fixed.digest },
}
const builds = new Map([vulnerable, fixed].map((build) => [build.digest, build]))
const driver = bubblewrapDriver()
const outcome = await driver.run(plan, builds).catch(() => undefined)
await driver.close()

describe.skipIf(!outcome)('the frames target', () => {
  it('is reproduced, and its repaired version holds', () => {
    const judgement = judge(recipe, plan, outcome)
    expect(judgement.verdict, judgement.reasons.join(' ')).toBe('reproduced')
    expect(judgement.fixHolds).toBe(true)
  })
})
