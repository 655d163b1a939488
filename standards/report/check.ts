import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Recipe } from '../judging/types.ts'
import { FindingDocument } from './document.ts'
import { explainSchema, type ReportSchema } from './explain-schema.ts'
import { findUnsafe } from './hygiene.ts'
import type { ReadError } from './limits.ts'

type Checked<T> = { ok: true; value: T } | { ok: false; error: ReadError }

/** A check of one contract, compiled on first use. The error's path starts at `path`. */
export function checker<Schema extends TSchema>(
  schema: Schema,
): (value: unknown, path?: string) => Checked<Static<Schema>> {
  let compiled: ReturnType<typeof Compile<Schema>> | undefined
  return (value, path = '') => {
    compiled ??= Compile(schema)
    if (compiled.Check(value)) return { ok: true, value }
    // TypeBox schemas are JSON Schema objects; their static types hide the keywords read here.
    const error = explainSchema(schema as ReportSchema, value, path) ?? {
      code: 'finding-invalid-member',
      path: `${path}${compiled.Errors(value)[0]?.instancePath ?? ''}`,
      message: 'This does not fit the schema of a finding.',
    }
    return { ok: false, error }
  }
}

const checkShape = checker(FindingDocument)
const checkRecipeShape = checker(Recipe)

/** The native form of a finding. */
export function checkFinding(value: unknown, path = ''): Checked<FindingDocument> {
  const checked = checkShape(value, path)
  const recipe = checked.ok ? checked.value.recipe : undefined
  return (recipe === undefined ? undefined : refuseFiles(recipe, `${path}/recipe`)) ?? checked
}

/** A recipe on its own, as other forms carry it. */
export function checkRecipe(value: unknown, path = ''): Checked<Recipe> {
  const checked = checkRecipeShape(value, path)
  if (!checked.ok) return checked
  const unsafe = findUnsafe(value)
  if (unsafe === undefined) return refuseFiles(checked.value, path) ?? checked
  const at = `${path}${unsafe.path}`
  const message = `${at} is or holds ${unsafe.what}. Rename or remove it.`
  return { ok: false, error: { code: 'finding-invalid-member', path: at, message } }
}

/** TypeBox checks a record's values only under keys its pattern `^.*$` matches: not under those with line breaks. */
function refuseFiles(recipe: Recipe, path: string): Checked<never> | undefined {
  const target = recipe.target.kind === 'source' ? recipe.target.files : {}
  for (const [where, files] of [
    ['target', target],
    ['fixed', recipe.fixed?.files ?? {}],
  ] as const) {
    if (!Object.keys(files).some((name) => /[\r\n\u2028\u2029]/.test(name))) continue
    const at = `${path}/${where}/files`
    const message = `${at} has a file name with a line break. Rename it.`
    return { ok: false, error: { code: 'finding-invalid-member', path: at, message } }
  }
  return undefined
}
