import { asList, asText, type Loose, member } from '../report/loose.ts'
import { textAt, textOf } from '../vulnerability/record.ts'

/** One line of an advisory's table of vulnerable packages. */
export interface GhsaVulnerability {
  /** GitHub's word: `NPM` (GraphQL), `npm` (REST), … */
  ecosystem: string
  name: string
  /** `>= 1.0, < 1.2`, `= 1.1.6`, … */
  range: string | undefined
  firstPatched: string | undefined
}

/** A GitHub advisory, whichever interface it came from. Instants are as written. */
export interface GhsaAdvisory {
  id: string
  url: string
  identifiers: string[]
  summary: string
  description: string
  severity: string | undefined
  published: string | undefined
  updated: string | undefined
  withdrawn: string | undefined
  references: string[]
  /** `{cweId, …}` as GraphQL gives them; the REST interface's `cwe_id` is renamed. */
  weaknesses: Record<string, unknown>[]
  vectors: { vector: unknown; score: unknown }[]
  vulnerabilities: GhsaVulnerability[]
  credits: { name: string; type: string | undefined }[]
}

/** GraphQL wraps lists as `{nodes: […]}` and names in camelCase; REST does neither. */
const nodes = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? asList(value) : asList(member(value, 'nodes'))
const either = (value: unknown, camel: string, snake: string): unknown =>
  member(value, camel) ?? member(value, snake)
const eitherText = (value: unknown, camel: string, snake: string, max?: number): string | undefined =>
  textOf(either(value, camel, snake), max)

/** @param id the advisory's GHSA id, already found */
export function readAdvisory(document: Loose, id: string): GhsaAdvisory {
  const severities = either(document, 'cvssSeverities', 'cvss_severities')
  const scores = [
    either(severities, 'cvssV4', 'cvss_v4'),
    either(severities, 'cvssV3', 'cvss_v3'),
    member(document, 'cvss'),
  ]
  return {
    id,
    url: eitherText(document, 'permalink', 'html_url', 2048) ?? `https://github.com/advisories/${id}`,
    identifiers: nodes(member(document, 'identifiers')).flatMap((item) => textAt(item, 'value', 256) ?? []),
    summary: textAt(document, 'summary') ?? '',
    description: textAt(document, 'description', 1_048_576) ?? '',
    severity: textAt(document, 'severity', 64),
    published: eitherText(document, 'publishedAt', 'published_at'),
    updated: eitherText(document, 'updatedAt', 'updated_at'),
    withdrawn: eitherText(document, 'withdrawnAt', 'withdrawn_at'),
    references: nodes(member(document, 'references')).flatMap(
      (item) => textOf(item, 2048) ?? textAt(item, 'url', 2048) ?? [],
    ),
    weaknesses: nodes(member(document, 'cwes')).flatMap(weakness),
    vectors: scores.map((score) => ({
      vector: either(score, 'vectorString', 'vector_string'),
      score: member(score, 'score'),
    })),
    vulnerabilities: nodes(member(document, 'vulnerabilities')).flatMap(vulnerability),
    credits: nodes(member(document, 'credits')).flatMap((credit) => {
      const name = textAt(member(credit, 'user'), 'login') ?? textAt(credit, 'login')
      return name === undefined ? [] : [{ name, type: textAt(credit, 'type', 64) }]
    }),
  }
}

function weakness(item: unknown): Record<string, unknown>[] {
  if (typeof item !== 'object' || item === null) return []
  const { cwe_id: id, ...rest } = item as Record<string, unknown>
  return [id === undefined ? rest : { cweId: id, ...rest }]
}

function vulnerability(item: unknown): GhsaVulnerability[] {
  const named = member(item, 'package')
  const [ecosystem, name] = [textAt(named, 'ecosystem', 64), textAt(named, 'name')]
  if (ecosystem === undefined || name === undefined) return []
  const patched = either(item, 'firstPatchedVersion', 'first_patched_version')
  return [
    {
      ecosystem,
      name,
      range: eitherText(item, 'vulnerableVersionRange', 'vulnerable_version_range'),
      firstPatched: textOf(patched, 128) ?? asText(textAt(patched, 'identifier', 128)),
    },
  ]
}
