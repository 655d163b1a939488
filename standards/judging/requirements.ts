import { isStorable } from './text.ts'
import type { Recipe } from './types.ts'

/**
 * What a recipe lacks so that no run could ever show its claim. Asked before running (to tell the
 * discoverer at once) and again by the judge.
 * @returns sentences that say how to mend it; empty when it can be run
 */
export function whatIsMissing(recipe: Recipe): string[] {
  const missing: string[] = []
  const { target, oracle } = recipe
  if (target.kind === 'model-endpoint') {
    missing.push('No driver runs model endpoints yet: ask the coordinator to have it attested instead.')
  }
  const isC = target.kind === 'source' && target.language === 'c'
  if (isC && recipe.proof.language !== 'bytes') {
    missing.push(
      'A C target reads its proof from standard input: give the proof as base64 with language "bytes".',
    )
  }
  if (!isC && recipe.proof.language === 'bytes') {
    missing.push('A JavaScript target needs a JavaScript proof: give the source with language "javascript".')
  }
  if (isC && oracle !== 'sanitizer' && oracle !== 'cpu-time') {
    missing.push(
      'A C target is watched by the sanitizer or by CPU time: choose oracle "sanitizer" or "cpu-time".',
    )
  }
  if (!isC && oracle === 'sanitizer') {
    missing.push(
      'A sanitizer watches C targets only: choose the oracle that can see this flaw in JavaScript.',
    )
  }
  if (recipe.benign !== undefined && recipe.benign.language !== recipe.proof.language) {
    missing.push('Give the benign program in the language of the proof.')
  }
  if (oracle === 'cpu-time' && recipe.benign === undefined) {
    missing.push(
      'CPU time is judged against a normal input: add a benign program whose input has the length of the attack.',
    )
  }
  if (oracle === 'differential' && recipe.fixed === undefined) {
    missing.push('A difference is seen against a repaired build: name the fixed version.')
  }
  if (target.kind === 'source' && !Object.hasOwn(target.files, target.entry)) {
    missing.push(`The target's entry file is not among its files: add it, or correct "entry".`)
  }
  if (target.kind === 'source' && recipe.fixed !== undefined && recipe.fixed.files === undefined) {
    missing.push('The target is given as source, so its fixed build must be too: add "files" to "fixed".')
  }
  const texts = [
    recipe.proof.source,
    recipe.benign?.source ?? '',
    ...(target.kind === 'source' ? Object.values(target.files) : []),
    ...Object.values(recipe.fixed?.files ?? {}),
  ]
  if (!texts.every(isStorable)) {
    missing.push(
      'A program or file holds a NUL or half a surrogate pair: save it as UTF-8 text, with escapes for such characters.',
    )
  }
  return missing
}
