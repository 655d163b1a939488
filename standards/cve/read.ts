import { findWeaknesses } from '../cwe/identifiers.ts'
import { asList, asObject, type Loose, member } from '../report/loose.ts'
import { RecordError } from '../vulnerability/error.ts'
import { readInstant } from '../vulnerability/instant.ts'
import { LONG, Problems, present, readRecord, textAt, textsAt } from '../vulnerability/record.ts'
import type { PublicCredit, PublicReference } from '../vulnerability/types.ts'
import { readAffected } from './affected.ts'
import { nameForm } from './form.ts'
import { readMetrics } from './metrics.ts'
import type { CveFacts } from './types.ts'

export type { CveAffected, CveFacts, CveKevMark } from './types.ts'

/** The record as it came, for lossless re-export, and what it says. */
export interface CveRead {
  document: Readonly<Record<string, unknown>>
  facts: CveFacts
}

const CVE = /^CVE-\d{4}-\d{4,19}$/
const STATES = ['PUBLISHED', 'REJECTED', 'RESERVED'] as const

/**
 * Reads a CVE record (CVE JSON 5.x). The document is not changed; whatever is not of the expected kind
 * counts as absent, and what could not be read is named in `facts.problems`.
 * @param input text, bytes or an already parsed value; at most 16 MiB, 64 levels deep
 * @throws RecordError when it is no JSON object with a CVE id
 */
export function readCve(input: unknown): CveRead {
  const document = readRecord(input, 'CVE record')
  return { document, facts: factsOf(document) }
}

function factsOf(document: Loose): CveFacts {
  const metadata = member(document, 'cveMetadata')
  const id = textAt(metadata, 'cveId')
  if (id === undefined || !CVE.test(id)) {
    throw new RecordError(
      'record-no-identifier',
      'This is no CVE record: cveMetadata.cveId must be an identifier such as CVE-2026-10001.',
      '/cveMetadata/cveId',
    )
  }
  const containers = member(document, 'containers')
  const cna = member(containers, 'cna')
  const all = [cna, ...asList(member(containers, 'adp')).slice(0, 100)].filter(
    (container) => asObject(container) !== undefined,
  )
  const problems = new Problems()
  nameForm(document, problems)
  const metrics = all.map((container) => readMetrics(container, providerOf(container), problems))
  const state = textAt(metadata, 'state')
  return present<CveFacts>({
    id,
    state: STATES.find((known) => known === state),
    dataVersion: textAt(document, 'dataVersion'),
    assigner: textAt(metadata, 'assignerShortName') ?? textAt(metadata, 'assignerOrgId'),
    reserved: readInstant(member(metadata, 'dateReserved')),
    published: readInstant(member(metadata, 'datePublished')),
    updated: readInstant(member(metadata, 'dateUpdated')),
    public: readInstant(member(cna, 'datePublic')),
    rejected: readInstant(member(metadata, 'dateRejected')),
    replacedBy: textsAt(cna, 'replacedBy').filter((other) => CVE.test(other)),
    tags: [...new Set(all.flatMap((container) => textsAt(container, 'tags')))],
    title: textAt(cna, 'title'),
    description: inEnglish(member(cna, 'descriptions')) ?? inEnglish(member(cna, 'rejectedReasons')),
    weaknesses: weaknessesOf(all),
    cvss: metrics.flatMap(({ cvss }) => cvss),
    ssvc: metrics.flatMap(({ ssvc }) => ssvc),
    kev: metrics.flatMap(({ kev }) => kev)[0],
    affected: all.flatMap((container) => readAffected(container, providerOf(container))),
    references: referencesOf(all),
    credits: all.flatMap(creditsOf),
    problems: problems.list,
  })
}

const providerOf = (container: unknown): string => {
  const metadata = member(container, 'providerMetadata')
  return textAt(metadata, 'shortName') ?? textAt(metadata, 'orgId') ?? 'unnamed provider'
}

/** CVE JSON 5 asks for one description in English (`en`, `en-US`, …); records break the rule. */
function inEnglish(descriptions: unknown): string | undefined {
  const items = asList(descriptions)
  const english = items.find((item) => /^en(?:[-_]|$)/i.test(textAt(item, 'lang') ?? ''))
  return textAt(english ?? items[0], 'value', LONG)
}

/** By `cweId`; where a CNA only writes words, by the ids these name (`CWE 311: Missing Encryption`). */
function weaknessesOf(containers: readonly unknown[]): string[] {
  const found = new Set<string>()
  for (const container of containers) {
    for (const type of asList(member(container, 'problemTypes'))) {
      for (const description of asList(member(type, 'descriptions'))) {
        const text = textAt(description, 'cweId') ?? textAt(description, 'description') ?? ''
        for (const id of findWeaknesses(text)) found.add(id)
      }
    }
  }
  return [...found].slice(0, 100)
}

/** Each address once; tags of all containers that name it. */
function referencesOf(containers: readonly unknown[]): PublicReference[] {
  const found = new Map<string, PublicReference>()
  for (const container of containers) {
    for (const item of asList(member(container, 'references'))) {
      const url = textAt(item, 'url', 2048)
      if (url === undefined) continue
      const known = found.get(url)
      const name = known?.name ?? textAt(item, 'name')
      const tags = [...new Set([...(known?.tags ?? []), ...textsAt(item, 'tags', 64)])]
      found.set(url, { url, ...(name === undefined || name === url ? {} : { name }), tags })
    }
  }
  return [...found.values()]
}

function creditsOf(container: unknown): PublicCredit[] {
  return asList(member(container, 'credits')).flatMap((credit) => {
    const name = textAt(credit, 'value')
    return name === undefined ? [] : [present<PublicCredit>({ name, type: textAt(credit, 'type') })]
  })
}
