import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import canonicalize from 'canonicalize'
import { asText, member } from '../../report/loose.ts'

/** Gives a schema file of the CycloneDX specification by the name it has in cyclonedx-library's `res/schema`. */
export type SchemaSource = (file: string) => Promise<object>

/** Schemas of a version by file name; versions up to 1.3 have a strict one, which the specification's tests mean. */
const SCHEMAS: Readonly<Record<string, string>> = {
  '1.2': 'bom-1.2-strict',
  '1.3': 'bom-1.3-strict',
  '1.4': 'bom-1.4',
  '1.5': 'bom-1.5',
  '1.6': 'bom-1.6',
  '1.7': 'bom-1.7',
}

/** Schemas that the others refer to. */
const SHARED = ['spdx', 'jsf-0.82', 'cryptography-defs']

/** Faults of one document that are named; a broken tool breaks every component alike. */
const MOST_FAULTS = 50

/**
 * Faults of a CycloneDX JSON document 1.2 to 1.7 by the schema of its version (ECMA-424 and its forerunners); empty
 * when there are none. The document must fit into memory. Schemas are compiled when they are first needed.
 * @param source where the schemas come from; without it the files that cyclonedx-library ships, found as modules are
 * @returns sentences `<JSON Pointer>: <what is wrong>`
 */
export async function schemaFaults(document: unknown, source: SchemaSource = fromLibrary): Promise<string[]> {
  const version = asText(member(document, 'specVersion'))
  const schema = version !== undefined && Object.hasOwn(SCHEMAS, version) ? SCHEMAS[version] : undefined
  if (schema === undefined) {
    const versions = Object.keys(SCHEMAS).join(', ')
    return [`/specVersion: must be one of ${versions}`]
  }
  const validate = await compiled(schema, source)
  if (validate(document)) return []
  return [...new Set((validate.errors ?? []).slice(0, MOST_FAULTS).map(sentence))]
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  const about = Object.values(params as object).find((value) => typeof value === 'string')
  return `${instancePath || '/'}: ${message ?? 'is not allowed'}${about === undefined ? '' : ` (${about})`}`
}

const validators = new WeakMap<SchemaSource, Map<string, Promise<ValidateFunction>>>()

function compiled(schema: string, source: SchemaSource): Promise<ValidateFunction> {
  const known = validators.get(source) ?? new Map<string, Promise<ValidateFunction>>()
  validators.set(source, known)
  const running = known.get(schema) ?? compile(schema, source)
  known.set(schema, running)
  return running
}

async function compile(schema: string, source: SchemaSource): Promise<ValidateFunction> {
  const [own, ...shared] = await Promise.all(
    [schema, ...SHARED].map((name) => source(`${name}.SNAPSHOT.schema.json`)),
  )
  // The schemas carry annotations (meta:enum, deprecated) that Ajv's strict mode refuses.
  const ajv = new Ajv({ strict: false, addUsedSchema: false })
  // Ajv compares every entry of a list with every other; a document of 100,000 components would take hours.
  ajv.removeKeyword('uniqueItems')
  ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', schemaType: 'boolean', validate: areUnique })
  addFormats.default(ajv)
  // Not among ajv-formats; what the schemas use them for is checked as loosely as cyclonedx-library does.
  ajv.addFormat('iri-reference', true)
  ajv.addFormat('idn-email', /^[^\s@]{1,64}@[^\s@]{1,255}$/)
  for (const [index, name] of SHARED.entries())
    ajv.addSchema(shared[index] as object, `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`)
  return ajv.compile(own as object)
}

function areUnique(wanted: boolean, list: readonly unknown[]): boolean {
  return !wanted || new Set(list.map(canonical)).size === list.length
}

/** Halves of surrogate pairs and numbers beyond the range have no canonical form (RFC 8785); they are compared as they stand. */
function canonical(value: unknown): string | undefined {
  try {
    return canonicalize(value)
  } catch {
    return JSON.stringify(value)
  }
}

/** As modules are found: the library's own folder, beside whatever program this runs in. Not for browsers. */
async function fromLibrary(file: string): Promise<object> {
  const library = import.meta.resolve('@cyclonedx/cyclonedx-library/package.json')
  const schema = new URL(`res/schema/${file}`, library).href
  const loaded: { default: object } = await import(/* @vite-ignore */ schema, { with: { type: 'json' } })
  return loaded.default
}
