import { readTlp } from '../csaf/tlp.ts'
import { findIdentifiers } from '../cve/identifiers.ts'
import { findVectors, readVector } from '../cvss-text/vector.ts'
import { findWeaknesses } from '../cwe/identifiers.ts'
import { storable } from '../judging/text.ts'
import type { FindingDocument, Severity } from './document.ts'
import { saysExploited } from './exploited.ts'
import { findComponent } from './prose/component.ts'
import { findCredit, readHeader } from './prose/header.ts'
import { toMarkdown } from './prose/markup.ts'
import { findPrograms } from './prose/programs.ts'
import { makeRecipe } from './prose/recipe.ts'
import { findSeverity } from './prose/severity.ts'
import { cleanName, findLocation, findSink } from './prose/sink.ts'
import { readStructure } from './prose/structure.ts'
import { findTitle } from './prose/title.ts'
import { weaknessFromWords } from './prose/weakness-words.ts'
import { clip } from './text.ts'

export interface Explanation {
  document: FindingDocument
  /** What was understood, in sentences, so that the sender can correct it. */
  understood: string[]
  /** What a reproduction still lacks, each with how to mend it. Empty when the recipe is complete. */
  missing: string[]
}

/**
 * A report in free words, in Markdown or none, however badly written, as a finding with as much of a
 * recipe as it tells. Deterministic: the same text always reads the same.
 */
export function explainMarkdown(report: string): Explanation {
  const text = storable(report).replace(/\r\n?/g, '\n')
  const structure = readStructure(toMarkdown(text))
  const header = readHeader(structure.prose)
  const title = findTitle(structure.headings, header, structure.prose)
  const programs = findPrograms(structure)
  const code = structure.blocks.map((block) => block.text).join('\n')
  const proof = programs.proof?.source

  const { component, understood } = findComponent({ title, prose: structure.prose, code, proof, header })
  const identifiers = findIdentifiers(text)
  const weaknesses = weaknessesOf(header, structure.prose, title, code, understood)
  const sinkHeader =
    header.get('sink') ??
    header.get('function') ??
    header.get('vulnerable function') ??
    header.get('affected function')
  const sink =
    cleanName(sinkHeader, component?.name, []) ??
    findSink(title, structure.prose, proof ?? code, component?.name)
  const location = findLocation(
    `${header.get('file') ?? ''} ${header.get('location') ?? ''}\n${structure.prose}`,
  )
  const cvss = findVectors(text)
  const severity = worst(cvss) ?? findSeverity(header, structure.prose)
  const references = findUrls(text)
  const credit = findCredit(header)
  const tlp = readTlp(header.get('tlp') ?? /\bTLP:[A-Z]{3,6}(?:\+STRICT)?/i.exec(text)?.[0] ?? '')
  const exploited =
    /^(?:yes|true|now|active)/i.test(header.get('exploited') ?? '') || saysExploited(structure.prose)

  const made = makeRecipe({ component, programs, weaknesses, sink, oracleWords: header.get('oracle') })
  const document: FindingDocument = {
    title,
    description: clip(text, 200_000),
    ...(component === undefined ? {} : { component }),
    ...(identifiers.length > 0 ? { identifiers } : {}),
    ...(weaknesses.length > 0 ? { weaknesses } : {}),
    ...(sink === undefined ? {} : { sink }),
    ...(location === undefined ? {} : { location }),
    ...(severity === undefined ? {} : { severity }),
    ...(cvss.length > 0 ? { cvss } : {}),
    ...(made.recipe === undefined ? {} : { recipe: made.recipe }),
    ...(references.length > 0 ? { references } : {}),
    ...(credit === undefined ? {} : { credit }),
    ...(exploited ? { exploited } : {}),
    ...(tlp === undefined ? {} : { tlp }),
  }
  if (sink !== undefined) understood.push(`The flaw acts in ${sink}.`)
  return { document, understood: [...understood, ...made.understood], missing: made.missing }
}

function weaknessesOf(
  header: ReadonlyMap<string, string>,
  prose: string,
  title: string,
  code: string,
  understood: string[],
): string[] {
  const stated = findWeaknesses(
    `${header.get('cwe') ?? ''}\n${header.get('weakness') ?? ''}\n${title}\n${prose}`,
  )
  if (stated.length > 0) {
    understood.push(`Weakness ${stated.join(', ')}, as the report says.`)
    return stated
  }
  const bare = /^\s*(\d{1,5})\b/.exec(header.get('cwe') ?? '')?.[1]
  const guessed = bare === undefined ? weaknessFromWords(title, prose, code) : `CWE-${Number(bare)}`
  if (guessed === undefined || guessed === 'CWE-0') return []
  understood.push(`Weakness ${guessed}, from the report's words.`)
  return [guessed]
}

function worst(vectors: readonly string[]): Severity | undefined {
  const read = vectors.flatMap((vector) => readVector(vector) ?? [])
  return read.sort((a, b) => b.baseScore - a.baseScore)[0]?.severity
}

function findUrls(text: string): string[] {
  const urls = [...text.matchAll(/\bhttps?:\/\/[^\s<>"'`)\]}|\\^]{3,1900}/g)].map((match) =>
    match[0].replace(/[.,;:!?*_]+$/, ''),
  )
  return [...new Set(urls)].slice(0, 64)
}
