import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Value } from 'typebox/value'
import { cachedBuild, sourceBuild } from '../../platform/packages/index.ts'
import { bubblewrapDriver, wasmDriver } from '../../platform/sandbox/index.ts'
import { judge } from '../../standards/judging/judge.ts'
import { planRuns } from '../../standards/judging/plan.ts'
import { type Build, Recipe } from '../../standards/judging/types.ts'

/** Fetches what a recipe names, runs its controls and prints one JSON line per run and one for the verdict. */
async function tryRecipe(file: string, driverName: string | undefined): Promise<void> {
  const { recipe } = JSON.parse(await readFile(file, 'utf8')) as { recipe: unknown }
  if (!Value.Check(Recipe, recipe)) {
    const [first] = Value.Errors(Recipe, recipe)
    throw new Error(`${file}: /recipe${first?.instancePath ?? ''} ${first?.message ?? 'is not a recipe'}`)
  }
  const vulnerable = await buildOf(recipe)
  const fixed = recipe.fixed && (await buildOf(recipe, recipe.fixed))
  const builds = { vulnerable: vulnerable.digest, ...(fixed ? { fixed: fixed.digest } : {}) }
  const plan = { ...planRuns(recipe, { nonces: () => randomBytes(16).toString('hex') }), builds }
  const given = new Map([vulnerable, ...(fixed ? [fixed] : [])].map((build) => [build.digest, build]))
  const driver =
    driverName === 'bubblewrap' || vulnerable.language === 'c' ? bubblewrapDriver() : wasmDriver()
  const outcome = await driver.run(plan, given)
  await driver.close()
  for (const run of outcome.runs) say(run)
  const judgement = judge(recipe, plan, outcome)
  for (const { control, expected, observed, holds, detail } of judgement.controls) {
    say({ control, expected, observed, holds, detail })
  }
  say({ verdict: judgement.verdict, fixHolds: judgement.fixHolds, reasons: judgement.reasons })
}

function buildOf({ target }: Recipe, fixed?: Recipe['fixed']): Promise<Build> | Build {
  const version = fixed?.version ?? target.version
  if (target.kind === 'npm') return cachedBuild({ name: target.name, version })
  if (target.kind === 'source')
    return sourceBuild({ ...target, version, files: fixed?.files ?? target.files })
  throw new Error('no driver runs model endpoints yet')
}

const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)

const [file, driverName] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: try.ts RECIPE.json [bubblewrap]')
await tryRecipe(file, driverName)
