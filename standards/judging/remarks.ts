import type { Evidence } from './controls.ts'
import { list } from './text.ts'
import type { Recipe, RunOutcome, ThreatModel } from './types.ts'
import { weaknessFits } from './weakness.ts'

/** What a reader should know beside the verdict. */
export function remarks(
  recipe: Recipe,
  outcome: RunOutcome,
  evidence: Evidence,
  fell: boolean,
  threatModels: readonly ThreatModel[],
): string[] {
  const notes: string[] = []
  if (!fell) return notes
  const recordedOnly =
    recipe.oracle === 'marker' &&
    evidence.runs.vulnerable.every(({ run }) => !run.marked) &&
    outcome.driver === 'wasm'
  if (recordedOnly)
    notes.push(
      'This driver records commands and runs none: shown is that the sink was reached, not that a command ran.',
    )
  if (recipe.oracle === 'differential') {
    notes.push(
      'A difference shows that the builds behave differently; that the older behaviour is a flaw is for a person to confirm.',
    )
  }
  if (weaknessFits(recipe.weakness, recipe.oracle) === 'not in the table') {
    notes.push(
      `Whether a ${recipe.oracle} observation shows ${recipe.weakness} is not in the judge's table and is for a person to confirm.`,
    )
  }
  const stated = threatModels.some((model) => model.package === recipe.target.name)
  if (stated && (recipe.weakness === undefined || recipe.entryPoint === undefined)) {
    const lacking = [
      recipe.weakness === undefined ? 'weakness' : '',
      recipe.entryPoint === undefined ? 'entry point' : '',
    ]
    notes.push(
      `The project states a threat model; the recipe names no ${list(lacking.filter((word) => word !== ''))}, so it was compared only in part.`,
    )
  }
  return notes
}
