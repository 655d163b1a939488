import type { Recipe, ThreatModel } from './types.ts'

export interface OutOfScope {
  source: string
  /** The project's own words. */
  words: string
}

/** `merge()` and `merge` are one entry point; nothing else is guessed. */
const entryName = (text: string): string => text.trim().replace(/\(\s*\)$/, '')

/**
 * The statement of the target's own project that puts this recipe outside its threat model, if there is one.
 * Every condition a statement gives must match what the recipe claims; a statement without conditions
 * matches nothing, or one careless line would silence every report about a package.
 */
export function outOfScope(recipe: Recipe, threatModels: readonly ThreatModel[]): OutOfScope | undefined {
  for (const model of threatModels) {
    if (model.package !== recipe.target.name) continue
    for (const line of model.outOfScope) {
      const conditions: boolean[] = []
      if (line.weakness !== undefined) conditions.push(line.weakness === recipe.weakness)
      if (line.oracle !== undefined) conditions.push(line.oracle === recipe.oracle)
      if (line.entryPoint !== undefined) {
        conditions.push(
          recipe.entryPoint !== undefined && entryName(line.entryPoint) === entryName(recipe.entryPoint),
        )
      }
      if (conditions.length > 0 && conditions.every(Boolean))
        return { source: model.source, words: line.words }
    }
  }
  return undefined
}
