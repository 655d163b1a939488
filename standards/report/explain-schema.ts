import type { ReadError } from './limits.ts'
import { nearest } from './nearest.ts'
import { escapePointer } from './pointer.ts'

/** The keywords of JSON Schema that the report contracts use. */
export interface ReportSchema {
  type?: string
  properties?: Record<string, ReportSchema>
  required?: string[]
  additionalProperties?: unknown
  patternProperties?: Record<string, ReportSchema>
  items?: ReportSchema
  anyOf?: ReportSchema[]
  const?: unknown
  pattern?: string
  minLength?: number
  maxLength?: number
  maxItems?: number
  minimum?: number
  maximum?: number
}

/**
 * The first thing about `value` that does not fit, in words a sender can act on. A validator's own list
 * names every branch of every union; this follows the branch that was meant, by its literal members.
 * @returns undefined when nothing it knows about is wrong.
 */
export function explainSchema(schema: ReportSchema, value: unknown, path = ''): ReadError | undefined {
  if (schema.anyOf !== undefined) return explainUnion(schema.anyOf, value, path)
  if (schema.const !== undefined) {
    return value === schema.const ? undefined : invalid(path, `must be ${JSON.stringify(schema.const)}`)
  }
  switch (schema.type) {
    case 'object':
      return explainObject(schema, value, path)
    case 'array':
      return explainArray(schema, value, path)
    case 'string':
      return explainString(schema, value, path)
    case 'integer':
    case 'number':
      return explainNumber(schema, value, path)
    case 'boolean':
      return typeof value === 'boolean'
        ? undefined
        : invalid(path, `must be true or false, not ${kind(value)}`)
    default:
      return undefined
  }
}

function explainObject(schema: ReportSchema, value: unknown, path: string): ReadError | undefined {
  if (!isObject(value)) return invalid(path, `must be an object, not ${kind(value)}`)
  const known = schema.properties ?? {}
  const pattern = Object.values(schema.patternProperties ?? {})[0]
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(value, name)) {
      return { code: 'finding-missing-member', path, message: `${place(path)} lacks "${name}". Add it.` }
    }
  }
  for (const [name, member] of Object.entries(value)) {
    const at = `${path}/${escapePointer(name)}`
    const inner = Object.hasOwn(known, name) ? known[name] : pattern
    if (inner === undefined) {
      if (schema.additionalProperties === false) return unknownMember(name, at, Object.keys(known))
      continue
    }
    const error = explainSchema(inner, member, at)
    if (error !== undefined) return error
  }
  return undefined
}

function explainArray(schema: ReportSchema, value: unknown, path: string): ReadError | undefined {
  if (!Array.isArray(value)) return invalid(path, `must be an array, not ${kind(value)}`)
  if (schema.maxItems !== undefined && value.length > schema.maxItems) {
    return invalid(path, `has ${value.length} items; at most ${schema.maxItems} are taken`)
  }
  for (const [index, item] of value.entries()) {
    const error = explainSchema(schema.items ?? {}, item, `${path}/${index}`)
    if (error !== undefined) return error
  }
  return undefined
}

function explainString(schema: ReportSchema, value: unknown, path: string): ReadError | undefined {
  if (typeof value !== 'string') return invalid(path, `must be text, not ${kind(value)}`)
  if (value.length < (schema.minLength ?? 0)) return invalid(path, 'must not be empty; leave it out instead')
  if (schema.maxLength !== undefined && value.length > schema.maxLength) {
    return invalid(path, `has ${value.length} characters; at most ${schema.maxLength} are taken`)
  }
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
    return invalid(path, `must match ${schema.pattern}, which ${quote(value)} does not`)
  }
  return undefined
}

function explainNumber(schema: ReportSchema, value: unknown, path: string): ReadError | undefined {
  if (typeof value !== 'number') return invalid(path, `must be a number, not ${kind(value)}`)
  if (schema.type === 'integer' && !Number.isInteger(value)) return invalid(path, 'must be a whole number')
  const { minimum = -Infinity, maximum = Infinity } = schema
  if (value < minimum || value > maximum) return invalid(path, `must be between ${minimum} and ${maximum}`)
  return undefined
}

/** Literals: one of a list. Objects: the branch whose literal members (such as `kind`) agree. */
function explainUnion(branches: ReportSchema[], value: unknown, path: string): ReadError | undefined {
  const literals = branches.flatMap((branch) => (typeof branch.const === 'string' ? [branch.const] : []))
  if (literals.length === branches.length) {
    if (typeof value === 'string' && literals.includes(value)) return undefined
    const close = typeof value === 'string' ? nearest(value, literals) : undefined
    const hint = close === undefined ? '' : `. Did you mean "${close}"?`
    const given = typeof value === 'string' ? quote(value) : kind(value)
    return invalid(path, `must be one of ${literals.join(', ')}, not ${given}${hint}`)
  }
  if (!isObject(value)) return invalid(path, `must be an object, not ${kind(value)}`)
  const meant = branches.find((branch) =>
    Object.entries(branch.properties ?? {}).every(
      ([name, member]) => member.const === undefined || member.const === value[name],
    ),
  )
  if (meant !== undefined) return explainObject(meant, value, path)
  const name = Object.entries(branches[0]?.properties ?? {}).find(
    ([, member]) => member.const !== undefined,
  )?.[0]
  const allowed = branches.map((branch) => JSON.stringify(branch.properties?.[name ?? '']?.const))
  return invalid(`${path}/${name}`, `must be one of ${allowed.join(', ')}`)
}

function unknownMember(name: string, path: string, known: string[]): ReadError {
  const close = nearest(name, known)
  const mend =
    close === undefined ? `Known members: ${known.join(', ')}` : `The nearest known member is "${close}"`
  return {
    code: 'finding-unknown-member',
    path: path.slice(0, 1024),
    message: `${quote(name)} is no member here. ${mend}. Rename or remove it.`,
  }
}

function invalid(path: string, what: string): ReadError {
  return { code: 'finding-invalid-member', path, message: `${place(path)} ${what}.` }
}

function place(path: string): string {
  return path === '' ? 'The finding' : path
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}

function kind(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'string') return 'text'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
