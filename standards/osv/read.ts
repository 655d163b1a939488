import semver from 'semver'
import { findWeaknesses } from '../cwe/identifiers.ts'
import { asList, asObject, asText, type Loose, member } from '../report/loose.ts'
import { distinctCvss, readCvssStatement } from '../vulnerability/cvss.ts'
import { RecordError } from '../vulnerability/error.ts'
import { readInstant } from '../vulnerability/instant.ts'
import { LONG, Problems, present, readRecord, textAt, textsAt } from '../vulnerability/record.ts'
import type { CvssStatement, PublicCredit, PublicReference } from '../vulnerability/types.ts'
import type { OsvAffectedFacts, OsvFacts } from './facts.ts'
import { type CompareVersions, isInside, readCommits, readRanges } from './ranges.ts'

export type { OsvAffectedFacts, OsvCommits, OsvFacts } from './facts.ts'
export type { CompareVersions } from './ranges.ts'

/** The record as it came, for lossless re-export, and what it says. */
export interface OsvRead {
  document: Readonly<Record<string, unknown>>
  facts: OsvFacts
}

export interface OsvOptions {
  /** Knows which listed versions a range covers; without it only SemVer's order is known. */
  compare?: CompareVersions
}

const BY_SEMVER = new Set(['semver', 'npm', 'cargo', 'golang', 'hex', 'pub', 'swift'])

/** SemVer 2.0.0 §11; of other schemes nothing is known here. */
export const compareSemver: CompareVersions = (scheme, a, b) => {
  if (!BY_SEMVER.has(scheme) || a.length > 256 || b.length > 256) return undefined
  const [left, right] = [semver.parse(a), semver.parse(b)]
  return left === null || right === null ? undefined : left.compare(right)
}

/**
 * Reads an OSV record (OSV schema 1.x). The document is not changed; whatever is not of the expected kind
 * counts as absent, and what could not be read is named in `facts.problems`.
 * @param input text, bytes or an already parsed value; at most 16 MiB, 64 levels deep
 * @throws RecordError when it is no JSON object with an id
 */
export function readOsv(input: unknown, options: OsvOptions = {}): OsvRead {
  const document = readRecord(input, 'OSV record')
  return { document, facts: factsOf(document, options.compare ?? compareSemver) }
}

function factsOf(document: Loose, compare: CompareVersions): OsvFacts {
  const id = textAt(document, 'id', 256)
  if (id === undefined || !/^[\w.:/-]+$/.test(id)) {
    throw new RecordError(
      'record-no-identifier',
      'This is no OSV record: it needs an id without spaces, such as GHSA-… or PYSEC-….',
      '/id',
    )
  }
  const problems = new Problems()
  if (!Array.isArray(member(document, 'affected')) && member(document, 'withdrawn') === undefined)
    problems.add('The record names nothing as affected: "affected" is missing.')
  const provider = id.replace(/-.*$/s, '')
  const database = member(document, 'database_specific')
  return present<OsvFacts>({
    id,
    schemaVersion: textAt(document, 'schema_version'),
    modified: readInstant(member(document, 'modified')),
    published: readInstant(member(document, 'published')),
    withdrawn: readInstant(member(document, 'withdrawn')),
    aliases: textsAt(document, 'aliases', 1000, 256),
    related: textsAt(document, 'related', 1000, 256),
    upstream: textsAt(document, 'upstream', 1000, 256),
    summary: textAt(document, 'summary'),
    details: textAt(document, 'details', LONG),
    weaknesses: weaknessesOf(document),
    cvss: readSeverity(document, provider, problems),
    severityWord: textAt(database, 'severity', 64),
    affected: asList(member(document, 'affected')).flatMap((entry) =>
      asObject(entry) === undefined ? [] : [readAffected(entry, provider, compare, problems)],
    ),
    references: asList(member(document, 'references')).flatMap(readReference),
    credits: asList(member(document, 'credits')).flatMap(readCredit),
    problems: problems.list,
  })
}

function readAffected(
  entry: unknown,
  provider: string,
  compare: CompareVersions,
  problems: Problems,
): OsvAffectedFacts {
  const named = member(entry, 'package')
  const ecosystem = textAt(named, 'ecosystem')
  const intervals = readRanges(entry, ecosystem, compare, problems)
  const listed = textsAt(entry, 'versions', 100_000, 256)
  return present<OsvAffectedFacts>({
    ecosystem,
    name: textAt(named, 'name'),
    purl: textAt(named, 'purl', 2048),
    intervals,
    commits: readCommits(entry, problems),
    versions: listed.filter(
      (version) => !intervals.some((interval) => isInside(version, interval, compare) === true),
    ),
    cvss: readSeverity(entry, provider, problems),
  })
}

/** `severity[]`: CVSS vectors by type; other types (Ubuntu's word) are no CVSS and stay in the document. */
function readSeverity(holder: unknown, provider: string, problems: Problems): CvssStatement[] {
  return distinctCvss(
    asList(member(holder, 'severity'))
      .filter((entry) => /^CVSS_V[234]$/.test(asText(member(entry, 'type')) ?? ''))
      .map((entry) => readCvssStatement(member(entry, 'score'), provider, problems)),
  )
}

/** GitHub writes `cwe_ids`, PyPI and others `cwes: [{cweId}]`, here or in each affected package. */
function weaknessesOf(document: Loose): string[] {
  const holders = [document, ...asList(member(document, 'affected'))]
  const found = new Set<string>()
  for (const holder of holders) {
    const database = member(holder, 'database_specific')
    const words = [
      ...textsAt(database, 'cwe_ids', 100),
      ...asList(member(database, 'cwes')).flatMap((cwe) => textAt(cwe, 'cweId') ?? []),
    ]
    for (const id of words.flatMap(findWeaknesses)) found.add(id)
  }
  return [...found].slice(0, 100)
}

function readReference(item: unknown): PublicReference[] {
  const url = textAt(item, 'url', 2048)
  return url === undefined ? [] : [{ url, tags: [textAt(item, 'type', 64) ?? 'WEB'] }]
}

function readCredit(item: unknown): PublicCredit[] {
  const name = textAt(item, 'name')
  return name === undefined ? [] : [present<PublicCredit>({ name, type: textAt(item, 'type', 64) })]
}
