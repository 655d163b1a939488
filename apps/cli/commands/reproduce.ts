import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { reproductionStatement } from '../../../standards/attest/reproduction.ts'
import { signStatement } from '../../../standards/attest/statement.ts'
import { type Bundle, readBundle } from '../../../standards/judging/bundle.ts'
import { judge } from '../../../standards/judging/judge.ts'
import { checkOutcome } from '../../../standards/judging/outcome.ts'
import {
  extendPlan,
  type PlanWithoutBuilds,
  planRuns,
  shouldExtend,
} from '../../../standards/judging/plan.ts'
import type { Build, Judgement, RunOutcome, RunPlan } from '../../../standards/judging/types.ts'
import { pipeThrough } from '../apps.ts'
import { failed, usage } from '../exit.ts'
import { readInput } from '../input.ts'
import { judgementText } from '../judgement.ts'
import type { Definition } from '../program.ts'
import { openSigningKey } from '../signing-key.ts'

interface Options {
  signKey?: string
  out?: string
}

/** The portable judge: recipe, controls and verdict with no server and no account. */
export const reproduce: Definition = {
  name: 'reproduce',
  summary: 'run and judge a bundle here, without a server, and sign what was seen',
  shape: (command) =>
    command
      .argument('<bundle>', 'tocsin-bundle/1 in JSON, or - for standard input')
      .option('--sign-key <file>', 'Ed25519 private key (PEM); made once in ~/.config/tocsin when not given')
      .option('--out <file>', 'write the signed statement (DSSE) here'),
  async run({ output }, file: string, { signKey, out }: Options) {
    const read = readBundle(await readInput(file))
    if (!read.ok) {
      const faults = read.errors.map(({ path, message }) => `  ${path || '/'}: ${message}`)
      throw usage(`${file} is no bundle:\n${faults.join('\n')}`)
    }
    const startedAt = new Date().toISOString()
    const { plan, outcome, judgement } = await runAndJudge(read.bundle)
    const { recipe } = read.bundle
    const signer = openSigningKey(signKey, output)
    const statement = signStatement(
      reproductionStatement({
        recipe,
        plan,
        outcome,
        judgement,
        startedAt,
        finishedAt: new Date().toISOString(),
      }),
      [signer],
    )
    if (out !== undefined) writeFileSync(out, `${JSON.stringify(statement)}\n`)
    const target = `${recipe.target.name}@${recipe.target.version}`
    const written = out === undefined ? '' : `\n\nstatement written to ${out}, signed by ${signer.keyid}`
    output.result({ judgement, statement }, `${judgementText(judgement, target)}${written}`)
    return judgement.verdict === 'reproduced' ? 0 : 1
  },
}

/** What a one-shot runner reads on its standard input; it checks it. */
interface OneShotJob {
  drivers: ('wasm' | 'bubblewrap')[]
  plan: RunPlan
  builds: Build[]
}

interface Judged {
  plan: RunPlan
  outcome: RunOutcome
  judgement: Judgement
}

/** Nonces are always new ones: a proof could have been written for those in the bundle. */
async function runAndJudge(bundle: Bundle): Promise<Judged> {
  const nonces = () => randomBytes(16).toString('hex')
  const first = await runPlan(bundle, planRuns(bundle.recipe, { nonces }))
  return shouldExtend(first.judgement) ? runPlan(bundle, extendPlan(bundle.recipe, { nonces })) : first
}

async function runPlan(bundle: Bundle, planned: PlanWithoutBuilds): Promise<Judged> {
  const { recipe, threatModels = [] } = bundle
  const builds = buildsOf(bundle)
  const plan: RunPlan = {
    ...planned,
    builds: {
      vulnerable: builds.vulnerable.digest,
      ...(builds.fixed === undefined ? {} : { fixed: builds.fixed.digest }),
    },
  }
  const isC = recipe.target.kind === 'source' && recipe.target.language === 'c'
  const job: OneShotJob = {
    drivers: isC ? ['bubblewrap'] : ['wasm', 'bubblewrap'],
    plan,
    builds: [builds.vulnerable, ...(builds.fixed === undefined ? [] : [builds.fixed])],
  }
  const { code, output } = await pipeThrough('runner/main', ['--once'], JSON.stringify(job))
  if (code !== 0) throw failed('The runner could not run the bundle; its reason stands above.')
  const checked = checkOutcome(plan, parse(output))
  if (!checked.ok) throw failed(`The runner's answer cannot be judged: ${checked.faults.join(' ')}`)
  return { plan, outcome: checked.outcome, judgement: judge(recipe, plan, checked.outcome, { threatModels }) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw failed('The runner answered something that is not JSON.')
  }
}

/** The plan says which build is which; without one their versions do. */
function buildsOf({ recipe, builds, plan }: Bundle): { vulnerable: Build; fixed?: Build } {
  const find = (digest: string | undefined, version: string | undefined) =>
    builds.find((build) =>
      digest === undefined
        ? build.name === recipe.target.name && build.version === version
        : build.digest === digest,
    )
  const vulnerable = find(plan?.builds.vulnerable, recipe.target.version)
  if (vulnerable === undefined) {
    throw usage(
      `The bundle holds no build of ${recipe.target.name}@${recipe.target.version}: export it again with its builds.`,
    )
  }
  if (recipe.fixed === undefined) return { vulnerable }
  const fixed = find(plan?.builds.fixed, recipe.fixed.version)
  if (fixed === undefined) {
    throw usage(
      `The bundle names the fixed version ${recipe.fixed.version} but holds no build of it: add it, or leave "fixed" out.`,
    )
  }
  return { vulnerable, fixed }
}
