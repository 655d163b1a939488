import type { BuildName, Control, Limits, Oracle, PlannedRun, Program, Recipe, RunPlan } from './types.ts'

/** A plan before the builds are fetched: the service adds `builds`. */
export type PlanWithoutBuilds = Omit<RunPlan, 'builds'>

/** Vulnerable runs when nobody asks for more, and when the first ones disagree. */
export const DEFAULT_REPEATS = 3
export const EXTENDED_REPEATS = 12

/** What each control runs against what; the judge holds a plan to this table. */
export const CONTROLS: Record<Control, { build: BuildName; program: 'proof' | 'benign' }> = {
  vulnerable: { build: 'vulnerable', program: 'proof' },
  benign: { build: 'vulnerable', program: 'benign' },
  stub: { build: 'stub', program: 'proof' },
  fixed: { build: 'fixed', program: 'proof' },
  'fixed-benign': { build: 'fixed', program: 'benign' },
}

/** Limits of one run. The cpu-time oracle stops early: its decision needs 400 ms, not the end of the attack. */
export function limitsFor(oracle: Oracle): Limits {
  const cpu = oracle === 'cpu-time'
  return { wallMs: cpu ? 8000 : 15_000, cpuMs: cpu ? 700 : 5000, memoryMiB: 128, outputBytes: 65_536 }
}

/** The recipe's benign program, or "load the target and do nothing else" (docs/proofs.md). */
export function benignProgram(recipe: Recipe): Program {
  if (recipe.benign !== undefined) return recipe.benign
  // A C target reads standard input; one newline is the least it can be given.
  if (recipe.proof.language === 'bytes') return { language: 'bytes', source: 'Cg==' }
  const name = JSON.stringify(recipe.target.name)
  const format = recipe.proof.format ?? 'commonjs'
  return {
    language: 'javascript',
    format,
    source: format === 'module' ? `import ${name}\n` : `require(${name})\n`,
  }
}

/**
 * The runs of one reproduction: N vulnerable, one benign, one stub, and one fixed and one fixed-benign when
 * a fix is named. A discoverer's own `repeats` may ask for more than the default, never for less.
 *
 * @param options.nonces gives 32 fresh hexadecimal characters a call
 * @param options.repeats vulnerable runs, overriding the recipe; 1…20
 */
export function planRuns(
  recipe: Recipe,
  options: { nonces: () => string; repeats?: number; fixedRepeats?: number },
): PlanWithoutBuilds {
  const repeats = options.repeats ?? Math.max(DEFAULT_REPEATS, recipe.repeats ?? DEFAULT_REPEATS)
  const fixed = recipe.fixed === undefined ? 0 : (options.fixedRepeats ?? 1)
  const counts: [Control, number][] = [
    ['vulnerable', repeats],
    ['benign', 1],
    ['stub', 1],
    ['fixed', fixed],
    ['fixed-benign', fixed === 0 ? 0 : 1],
  ]
  const runs: PlannedRun[] = []
  for (const [control, count] of counts) {
    for (let i = 1; i <= count; i++) {
      runs.push({ id: `${control}-${i}`, control, ...CONTROLS[control], nonce: options.nonces() })
    }
  }
  return {
    proof: recipe.proof,
    benign: benignProgram(recipe),
    oracle: recipe.oracle,
    runs,
    limits: limitsFor(recipe.oracle),
  }
}

/**
 * The larger plan for a proof whose first runs disagreed: twelve vulnerable runs, and as many fixed ones,
 * because one standing run says little about a flaw that only sometimes falls. All nonces are new.
 */
export function extendPlan(recipe: Recipe, options: { nonces: () => string }): PlanWithoutBuilds {
  const repeats = Math.max(EXTENDED_REPEATS, recipe.repeats ?? 0)
  return planRuns(recipe, { nonces: options.nonces, repeats, fixedRepeats: EXTENDED_REPEATS })
}

/** The first runs disagreed and there were few of them: worth running {@link extendPlan}. */
export const shouldExtend = (judgement: { verdict: string; runs: number }): boolean =>
  judgement.verdict === 'intermittent' && judgement.runs < EXTENDED_REPEATS
