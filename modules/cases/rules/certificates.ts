import type { Judgement, Recipe } from '../../../standards/judging/types.ts'
import { gradePatch, type PatchGrading } from './patch.ts'

/** One judged reproduction of a root cause, as certificates need it. */
export interface Tried {
  reproductionId: string
  recipe: Recipe
  judgement: Judgement
}

export interface Certificate extends PatchGrading {
  candidate: string
  reproductionId: string
  /** Every reproduction it rests on. */
  restsOn: string[]
  /** What was derived from the proof and tried; nothing does that yet. */
  variants: { tried: number; stopped: number } | undefined
}

const FELL: readonly string[] = ['reproduced', 'intermittent']

const candidateOf = ({ target, fixed }: Recipe): string | undefined => {
  if (fixed === undefined) return undefined
  return target.kind === 'npm'
    ? `upgrade ${target.name} to ${fixed.version}`
    : `use ${target.name} ${fixed.version}`
}

/** What tells proofs apart: not their white space. */
const written = ({ recipe }: Tried): string => recipe.proof.source.replace(/\s+/g, ' ').trim()

/**
 * One certificate for each repair that was tried on a root cause. Differently written proofs of the same
 * root cause, tried against the same repair, stand beside each other; they are no variants, which would be
 * made to come around the repair. The project's own tests are not run.
 */
export function certificatesOf(tried: readonly Tried[]): Certificate[] {
  const byCandidate = new Map<string, Tried[]>()
  for (const entry of tried) {
    const candidate = candidateOf(entry.recipe)
    if (candidate === undefined || !FELL.includes(entry.judgement.verdict)) continue
    byCandidate.set(candidate, [...(byCandidate.get(candidate) ?? []), entry])
  }
  return [...byCandidate].map(([candidate, entries]) => {
    // A proof that still works decides; then one that is known to be stopped.
    const rank = ({ judgement }: Tried): number => [false, true, undefined].indexOf(judgement.fixHolds)
    const distinct = [...new Map(entries.map((entry) => [written(entry), entry])).values()]
    const [proof, ...others] = [...distinct].sort((a, b) => rank(a) - rank(b)) as [Tried, ...Tried[]]
    const shown = others.filter(({ judgement }) => judgement.fixHolds !== undefined)
    const otherProofs =
      shown.length === 0
        ? undefined
        : {
            tried: shown.length,
            stopped: shown.filter(({ judgement }) => judgement.fixHolds === true).length,
          }
    const { verdict, falls, runs, fixHolds, reasons } = proof.judgement
    const grading = gradePatch({
      reproduction: { verdict, falls, runs, fixHolds, reasons },
      otherProofs,
      variants: undefined,
      tests: undefined,
    })
    return {
      candidate,
      ...grading,
      reproductionId: proof.reproductionId,
      restsOn: [proof, ...shown].map(({ reproductionId }) => reproductionId),
      variants: undefined,
    }
  })
}
