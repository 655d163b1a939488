import type { OsvFacts } from '../osv/facts.ts'
import { type OsvOptions, readOsv } from '../osv/read.ts'
import { member } from '../report/loose.ts'
import { distinctCvss, readCvssStatement } from '../vulnerability/cvss.ts'
import { RecordError } from '../vulnerability/error.ts'
import { Problems, readRecord, textOf } from '../vulnerability/record.ts'
import { readAdvisory } from './advisory.ts'
import { ghsaToOsv } from './convert.ts'

export interface GhsaRead {
  /** As it came, for lossless re-export. */
  document: Readonly<Record<string, unknown>>
  /** The same as an OSV record; the document itself when it already is one. */
  osv: Readonly<Record<string, unknown>>
  facts: OsvFacts
}

const GHSA = /^GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}$/

/**
 * Reads a GitHub advisory: of the GraphQL interface (`ghsaId`, `vulnerabilities.nodes`), the REST interface
 * (`ghsa_id`, `vulnerabilities[]`), or the advisory-database repository, which is OSV.
 * @param input text, bytes or an already parsed value; at most 16 MiB, 64 levels deep
 * @throws RecordError when it is no JSON object with a GHSA id
 */
export function readGhsa(input: unknown, options: OsvOptions = {}): GhsaRead {
  const document = readRecord(input, 'GitHub advisory')
  const id = textOf(member(document, 'ghsaId') ?? member(document, 'ghsa_id'), 64)
  if (id === undefined && GHSA.test(String(member(document, 'id')))) {
    return { document, osv: document, facts: readOsv(document, options).facts }
  }
  if (id === undefined || !GHSA.test(id)) {
    throw new RecordError(
      'record-no-identifier',
      'This is no GitHub advisory: it needs a member ghsaId, ghsa_id or id such as GHSA-2345-6789-cfgh.',
      '/ghsaId',
    )
  }
  const advisory = readAdvisory(document, id)
  const osv = ghsaToOsv(advisory)
  const { facts } = readOsv(osv, options)
  const problems = new Problems()
  for (const problem of facts.problems) problems.add(problem)
  for (const line of advisory.vulnerabilities) {
    if (line.range === undefined) problems.add(`No version range is given for ${line.name}.`)
  }
  const cvss = distinctCvss(
    advisory.vectors.map(({ vector, score }) => readCvssStatement(vector, 'GHSA', problems, score)),
  )
  return {
    document,
    osv,
    facts: {
      ...facts,
      cvss,
      ...(advisory.severity === undefined ? {} : { severityWord: advisory.severity }),
      credits: advisory.credits.map(({ name, type }) => ({ name, ...(type === undefined ? {} : { type }) })),
      problems: problems.list,
    },
  }
}
