import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { FindingDocument } from './document.ts'
import { explainSchema, type ReportSchema } from './explain-schema.ts'
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

/** The native form of a finding. */
export const checkFinding = checker(FindingDocument)
