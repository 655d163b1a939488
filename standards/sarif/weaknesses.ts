import { findWeaknesses } from '../cwe/identifiers.ts'
import { asList, asNumber, asObject, asText, itemAt, type Loose, member } from '../report/loose.ts'
import { type ResolvedRule, ruleId, type SarifRun } from './run.ts'

/**
 * Weaknesses of a result, from everything tools use: taxa and rule relationships into a CWE taxonomy
 * (SARIF §3.27.8, §3.49.15), tags (`external/cwe/cwe-079`, `CWE-79`), a `cwe` property, the rule's id.
 */
export function sarifWeaknesses(
  context: SarifRun,
  result: Loose,
  resolved: ResolvedRule | undefined,
): string[] {
  const words: string[] = []
  for (const properties of [result.properties, resolved?.rule.properties]) {
    words.push(...texts(member(properties, 'tags')))
    for (const key of ['cwe', 'CWE', 'cwes', 'cweId', 'cwe_id'])
      words.push(...numbered(member(properties, key)))
  }
  const relationships = asList(resolved?.rule.relationships).map((entry) => member(entry, 'target'))
  for (const reference of [...asList(result.taxa), ...relationships].slice(0, 256)) {
    const id = cweReference(context, reference)
    if (id !== undefined) words.push(id)
  }
  words.push(ruleId(result) ?? '', asText(resolved?.rule.helpUri) ?? '')
  return findWeaknesses(words.join('\n').replace(CWE_PAGE, 'CWE-$1'))
}

/** Address of a weakness at its home: …/data/definitions/91.html. */
const CWE_PAGE = /\bcwe\.mitre\.org\/data\/definitions\/(\d{1,5})\.html/g

function texts(value: unknown): string[] {
  const list = Array.isArray(value) ? value.slice(0, 256) : [value]
  return list.flatMap((entry) => (typeof entry === 'string' ? entry.slice(0, 500) : []))
}

/** Under a key that says CWE, a bare number is one. */
function numbered(value: unknown): string[] {
  const list = Array.isArray(value) ? value.slice(0, 256) : [value]
  return list.flatMap((entry) => {
    const text = typeof entry === 'number' ? String(entry) : asText(entry)?.slice(0, 500)
    if (text === undefined) return []
    return /^\d{1,5}$/.test(text) ? `CWE-${text}` : text
  })
}

function cweReference(context: SarifRun, reference: unknown): string | undefined {
  const own = asObject(reference)
  if (own === undefined) return undefined
  const taxonomy =
    asObject(itemAt(context.run.taxonomies, member(own.toolComponent, 'index'))) ?? onlyTaxonomy(context)
  const name = asText(member(own.toolComponent, 'name')) ?? asText(taxonomy?.name) ?? ''
  const id = asText(own.id) ?? asText(member(itemAt(taxonomy?.taxa, own.index), 'id'))
  if (id === undefined) return asNumber(own.id) === undefined ? undefined : `CWE-${own.id}`
  return /cwe/i.test(name) && /^\d{1,5}$/.test(id) ? `CWE-${id}` : id
}

function onlyTaxonomy(context: SarifRun): Loose | undefined {
  const taxonomies = asList(context.run.taxonomies)
  return taxonomies.length === 1 ? asObject(taxonomies[0]) : undefined
}
