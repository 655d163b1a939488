import type { Oracle, Recipe } from '../../api/types.ts'

/** The form's fields as typed: all text. */
export type Draft = {
  name: string
  version: string
  fixed: string
  oracle: Oracle
  weakness: string
  proof: string
  benign: string
}

export const EMPTY_DRAFT: Draft = {
  name: '',
  version: '',
  fixed: '',
  oracle: 'prototype-pollution',
  weakness: '',
  proof: '',
  benign: '',
}

/** `import` or `export` at the start of a line makes a program an ES module; otherwise it is CommonJS. */
export function formatOf(source: string): 'commonjs' | 'module' {
  return /^\s*(import\s*['"{*]|import\s+\w|export\s)/m.test(source) ? 'module' : 'commonjs'
}

const program = (source: string) => ({ language: 'javascript' as const, format: formatOf(source), source })

export type DraftFaults = Partial<Record<keyof Draft, string>>

/** The recipe a draft describes, or what to mend first, field by field. */
export function recipeFrom(draft: Draft): { recipe: Recipe } | { faults: DraftFaults } {
  const text = {
    name: draft.name.trim(),
    version: draft.version.trim(),
    fixed: draft.fixed.trim(),
    weakness: draft.weakness.trim().toUpperCase(),
  }
  const faults: DraftFaults = {}
  if (text.name === '') faults.name = 'Name the package, for instance lodash.'
  if (text.version === '') faults.version = 'Give one exact version, for instance 4.17.11.'
  if (draft.proof.trim() === '') faults.proof = 'Paste the program that makes it misbehave.'
  if (text.weakness !== '' && !/^CWE-[1-9][0-9]*$/.test(text.weakness)) {
    faults.weakness = 'Write it like CWE-1321, or leave it empty.'
  }
  if (draft.oracle === 'differential' && text.fixed === '') {
    faults.fixed = 'This way of judging compares with a fixed version: name one.'
  }
  if (draft.oracle === 'cpu-time' && draft.benign.trim() === '') {
    faults.benign = 'Time is judged against a harmless input of the same length: paste one.'
  }
  if (Object.keys(faults).length > 0) return { faults }
  return {
    recipe: {
      target: { kind: 'npm', name: text.name, version: text.version },
      ...(text.fixed === '' ? {} : { fixed: { version: text.fixed } }),
      proof: program(draft.proof),
      ...(draft.benign.trim() === '' ? {} : { benign: program(draft.benign) }),
      oracle: draft.oracle,
      ...(text.weakness === '' ? {} : { weakness: text.weakness }),
    },
  }
}

/** The form filled in from what was understood of a report, or from an earlier try. Only npm packages fit the form. */
export function draftFrom(recipe: Recipe): Draft | undefined {
  if (recipe.target.kind !== 'npm') return undefined
  return {
    name: recipe.target.name,
    version: recipe.target.version,
    fixed: recipe.fixed?.version ?? '',
    oracle: recipe.oracle,
    weakness: recipe.weakness ?? '',
    proof: recipe.proof.source,
    benign: recipe.benign?.source ?? '',
  }
}

/** The same recipe against another version of its target. */
export function againstVersion(recipe: Recipe, version: string): Recipe {
  return { ...recipe, target: { ...recipe.target, version } }
}
