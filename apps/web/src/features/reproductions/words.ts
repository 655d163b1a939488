import type { ControlResult, Judgement, ReproductionView } from '../../api/types.ts'
import { ORACLES } from '../../ui/words.ts'

type Judged = Pick<ReproductionView, 'target' | 'recipe'> & { judgement: Judgement }

/** The verdict as one sentence a person can repeat to somebody else. */
export function verdictSentence({ target, recipe, judgement }: Judged): string {
  const { verdict, falls, runs } = judgement
  const flaw = ORACLES[recipe.oracle].label.toLowerCase()
  switch (verdict) {
    case 'reproduced':
      return `Reproduced. ${target} fell in ${falls} of ${runs} runs (${flaw}), and the controls held.`
    case 'intermittent':
      return `Intermittent. ${target} fell in ${falls} of ${runs} runs (${flaw}): it depends on something not yet known.`
    case 'out of threat model':
      return `Out of threat model. ${target} fell in ${falls} of ${runs} runs, but the project does not count this as a flaw.`
    case 'cannot run':
      return `Cannot run. No answer could be had from ${target}.`
    case 'not reproduced':
      return falls > 0
        ? `Not reproduced. ${target} fell in ${falls} of ${runs} runs, but a control objected.`
        : `Not reproduced. ${target} stood in all ${runs} runs (${flaw}).`
  }
}

/** What a fix was shown to do; undefined when none was named, or when nothing fell that it could have mended. */
export function fixSentence(judgement: Judgement, fixedVersion: string | undefined): string | undefined {
  if (fixedVersion === undefined) return undefined
  if (judgement.fixHolds === undefined) {
    return judgement.falls > 0 ? `Whether ${fixedVersion} mends it could not be decided.` : undefined
  }
  return judgement.fixHolds
    ? `Version ${fixedVersion} stands against the same proof and still works.`
    : `Version ${fixedVersion} does not mend it.`
}

export function controlSentence({ expected, observed, falls, runs }: ControlResult): string {
  const seen =
    observed === 'no answer'
      ? 'gave no answer'
      : observed === 'mixed'
        ? `fell in ${falls} of ${runs} runs`
        : observed === 'falls'
          ? runs > 1
            ? `fell, ${falls} of ${runs}`
            : 'fell'
          : runs > 1
            ? `stood, ${runs - falls} of ${runs}`
            : 'stood'
  return `expected to ${expected === 'falls' ? 'fall' : 'stand'}, ${seen}`
}
