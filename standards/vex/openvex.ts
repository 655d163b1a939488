import { digestOf } from '../judging/digest.ts'
import { asList, asObject, type Loose, member } from '../report/loose.ts'
import { RecordError } from '../vulnerability/error.ts'
import { readInstant } from '../vulnerability/instant.ts'
import { LONG, Problems, present, readRecord, textAt, textOf, textsAt } from '../vulnerability/record.ts'
import { productOf } from './product.ts'
import { VEX_LIMITS, VEX_STATUSES, type VexDocument, type VexProduct, type VexStatement } from './types.ts'

/** OpenVEX 0.2.0, "Document": fixed until 1.0; versioned since 0.2.0. */
export const OPENVEX_CONTEXT = 'https://openvex.dev/ns/v0.2.0'
const CONTEXT = /^https:\/\/openvex\.dev\/ns(?:\/|$)/

/**
 * Reads an OpenVEX document (OpenVEX specification 0.2.0; vulnerabilities and products written as plain text,
 * as 0.0.1 had them, are read too). Each statement of the document is one here, with whatever it lacks named
 * in `problems`.
 * @param input text, bytes or an already parsed value; at most 32 MiB, 64 levels deep
 * @throws RecordError when it is no OpenVEX document
 */
export function readOpenVex(input: unknown): VexDocument {
  const document = readRecord(input, 'VEX document', VEX_LIMITS.bytes)
  const statements = member(document, 'statements')
  const context = member(document, '@context')
  const isOurs = asList(Array.isArray(context) ? context : [context]).some(
    (one) => typeof one === 'string' && CONTEXT.test(one),
  )
  if (!Array.isArray(statements) || (!isOurs && context !== undefined))
    throw new RecordError(
      'record-wrong-form',
      `This is no OpenVEX document: it needs the "@context" ${OPENVEX_CONTEXT} and a list "statements".`,
      Array.isArray(statements) ? '/@context' : '/statements',
    )
  if (statements.length > VEX_LIMITS.statements)
    throw new RecordError(
      'record-too-large',
      `The document holds ${statements.length} statements; at most ${VEX_LIMITS.statements} are read. Send it in parts.`,
      '/statements',
    )
  const problems = new Problems()
  const head = headOf(document, problems)
  if (context === undefined) problems.add('The document has no "@context".')
  return {
    form: 'openvex',
    ...head,
    statements: statements.map((item, at) => readStatement(item, `/statements/${at}`, head, problems)),
    problems: problems.list,
    document,
  }
}

type Head = Pick<VexDocument, 'id' | 'author' | 'timestamp' | 'version'>

/** What a document says of itself. */
export function headOf(document: Loose, problems: Problems): Head {
  const version = member(document, 'version')
  const author = textAt(document, 'author')
  const timestamp = readInstant(member(document, 'timestamp'))
  if (author === undefined) problems.add('The document has no "author".')
  if (timestamp === undefined) problems.add('The document has no "timestamp" that is one.')
  return present<Head>({
    id: textAt(document, '@id', 2048) ?? `sha256:${digestOf(document)}`,
    author,
    timestamp,
    version: typeof version === 'number' ? String(version) : textOf(version, 64),
  })
}

/** One statement; its object may be anything. */
export function readStatement(item: unknown, where: string, head: Head, problems: Problems): VexStatement {
  const word = textAt(item, 'status', 64)
  const status = VEX_STATUSES.find((known) => known === word)
  const statement = present<VexStatement>({
    document: head.id,
    where,
    vulnerabilities: vulnerabilitiesOf(item),
    products: productsOf(member(item, 'products'), where, problems),
    status: undefined,
    justification: textAt(item, 'justification', 128),
    impact: textAt(item, 'impact_statement', LONG),
    action: textAt(item, 'action_statement', LONG),
    author: head.author,
    timestamp: readInstant(member(item, 'timestamp')) ?? head.timestamp,
    original: asObject(item),
  })
  statement.status = status
  const says = (sentence: string): void => problems.add(`${where}: ${sentence}`)
  if (status === undefined) says(`the status ${word === undefined ? 'is missing' : JSON.stringify(word)}.`)
  if (statement.vulnerabilities.length === 0) says('no vulnerability is named.')
  if (statement.products.length === 0) says('no product is named, so it holds for none here.')
  if (status === 'not_affected' && !statement.justification && !statement.impact)
    says('"not_affected" needs a justification or an impact_statement.')
  if (status === 'affected' && !statement.action) says('"affected" needs an action_statement.')
  return statement
}

function vulnerabilitiesOf(item: unknown): string[] {
  const value = member(item, 'vulnerability')
  const plain = textOf(value, 256)
  // Before 0.2.0 the identifier stood there as text; an object without a name may still have an @id.
  const name = plain ?? textAt(value, 'name', 256) ?? textAt(value, '@id', 256)
  return [...new Set([...(name === undefined ? [] : [name]), ...textsAt(value, 'aliases', 1000, 256)])]
}

function productsOf(value: unknown, where: string, problems: Problems): VexProduct[] {
  const items = asList(value)
  if (items.length > VEX_LIMITS.products)
    problems.add(`${where}: it names ${items.length} products; the first ${VEX_LIMITS.products} are read.`)
  return items.slice(0, VEX_LIMITS.products).flatMap((item, at) => {
    const product = componentOf(item, true)
    if (product === undefined) problems.add(`${where}/products/${at}: the product has no name that is read.`)
    return product ?? []
  })
}

/** The specification writes `cpe23`, its JSON schema `@cpe23`: both are written by tools. */
const CPES = ['cpe23', '@cpe23', 'cpe22', '@cpe22']

function componentOf(item: unknown, withParts: boolean): VexProduct | undefined {
  const id = typeof item === 'string' ? item : member(item, '@id')
  const identifiers = member(item, 'identifiers')
  const parts = withParts ? asList(member(item, 'subcomponents')).slice(0, 1000) : []
  return productOf({
    id,
    purl: member(identifiers, 'purl') ?? id,
    cpes: CPES.map((key) => member(identifiers, key)),
    subcomponents: parts.flatMap((part) => componentOf(part, false) ?? []),
  })
}
