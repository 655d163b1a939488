import { canonicalJson } from '../judging/digest.ts'
import { formatPurl, parsePurl } from '../purl/purl.ts'
import { type Loose, member } from '../report/loose.ts'
import { Problems } from '../vulnerability/record.ts'
import { headOf, OPENVEX_CONTEXT, readStatement } from './openvex.ts'
import type { VexDocument, VexProduct, VexStatement } from './types.ts'

/** Members of the model that are one member in OpenVEX, with its name there. */
const HEAD = { id: '@id', author: 'author', timestamp: 'timestamp', version: 'version' } as const
const STATEMENT = {
  status: 'status',
  justification: 'justification',
  impact: 'impact_statement',
  action: 'action_statement',
  timestamp: 'timestamp',
} as const

/** A written document, and what it could not hold. */
export interface WrittenOpenVex {
  document: Loose
  /** Sentences about what OpenVEX has no place for; at most 100. */
  problems: string[]
}

/**
 * A document in OpenVEX 0.2.0. One that came as OpenVEX comes out as it came but for what was changed in it;
 * members that are not understood stay. One of another format keeps what OpenVEX has a place for: a product
 * whose versions are an expression is left out and named, for without its bounds it would say too much.
 */
export function writeOpenVex(vex: VexDocument): WrittenOpenVex {
  const problems = new Problems()
  const isOwn = vex.form === 'openvex'
  const before = isOwn ? headOf(vex.document, new Problems()) : undefined
  const head = changed(before, vex, HEAD)
  const document = {
    ...(isOwn ? without(vex.document, removed(before, vex, HEAD)) : { '@context': OPENVEX_CONTEXT }),
    ...head,
    ...(head.version === undefined ? {} : { version: wholeNumber(head.version) }),
    ...(isOwn || head.version !== undefined ? {} : { version: 1 }),
    statements: vex.statements.flatMap((statement) =>
      isOwn ? [writeStatement(statement, vex)] : expressible(statement, vex, problems),
    ),
  }
  return { document, problems: problems.list }
}

function expressible(statement: VexStatement, vex: VexDocument, problems: Problems): Loose[] {
  const { where, products, status } = statement
  const kept = products.filter(({ versionRange }) => versionRange === undefined)
  for (const { id, versionRange } of products)
    if (versionRange !== undefined)
      problems.add(
        `${where}: OpenVEX has no place for the versions ${versionRange} of ${id}; it was left out.`,
      )
  if (status === undefined) problems.add(`${where}: a statement without a known status was left out.`)
  const isEmpty = status === undefined || (kept.length === 0 && products.length > 0)
  return isEmpty ? [] : [writeStatement({ ...statement, products: kept }, vex)]
}

/** A revision label that is no number cannot stand in OpenVEX, which counts its versions. */
const wholeNumber = (text: unknown): number =>
  typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 1

function writeStatement(statement: VexStatement, vex: VexDocument): Loose {
  const original = vex.form === 'openvex' ? statement.original : undefined
  const before = original && readStatement(original, statement.where, vex, new Problems())
  const { justification, impact } = statement
  const label = original === undefined ? openVexLabel(justification) : justification
  const now = {
    ...statement,
    justification: label,
    // A label OpenVEX does not have is kept as words: its reader must not lose the reason.
    impact: label === undefined && justification !== undefined ? wordsOf(justification, impact) : impact,
  }
  const isSame = (key: 'vulnerabilities' | 'products') =>
    before !== undefined && canonicalJson(before[key]) === canonicalJson(now[key])
  return {
    ...(original && without(original, removed(before, now, STATEMENT))),
    ...(isSame('vulnerabilities') ? {} : { vulnerability: vulnerabilityOf(now.vulnerabilities) }),
    ...(isSame('products') ? {} : { products: now.products.map(componentOf) }),
    ...changed(before, now, STATEMENT),
  }
}

type Names = Readonly<Record<string, string>>

/** Members whose value differs from what was read, under their names in OpenVEX. */
const changed = (before: object | undefined, now: object, names: Names): Loose =>
  Object.fromEntries(
    Object.entries(names)
      .filter(([key]) => member(now, key) !== undefined && member(now, key) !== member(before, key))
      .map(([key, name]) => [name, member(now, key)]),
  )

/** Names of members that were there and are no more. */
const removed = (before: object | undefined, now: object, names: Names): ReadonlySet<string> =>
  new Set(
    Object.entries(names)
      .filter(([key]) => member(before, key) !== undefined && member(now, key) === undefined)
      .map(([, name]) => name),
  )

const without = (object: Loose, names: ReadonlySet<string>): Loose =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.has(name)))

const vulnerabilityOf = ([name = 'unnamed', ...aliases]: readonly string[]): Loose => ({
  name,
  ...(aliases.length === 0 ? {} : { aliases }),
})

function componentOf({ id, purl: named, version, cpes, subcomponents }: VexProduct): Loose {
  const purl = named === undefined || version === undefined ? named : atVersion(named, version)
  const cpe23 = cpes.find((cpe) => cpe.startsWith('cpe:2.3:'))
  const cpe22 = cpes.find((cpe) => cpe.startsWith('cpe:/'))
  const identifiers = {
    ...(purl === undefined || purl === id ? {} : { purl }),
    ...(cpe23 === undefined ? {} : { cpe23 }),
    ...(cpe22 === undefined ? {} : { cpe22 }),
  }
  return {
    '@id': id,
    ...(Object.keys(identifiers).length === 0 ? {} : { identifiers }),
    ...(subcomponents.length === 0 ? {} : { subcomponents: subcomponents.map(componentOf) }),
  }
}

function atVersion(purl: string, version: string): string {
  const read = parsePurl(purl)
  return read === undefined || read.version !== undefined ? purl : formatPurl({ ...read, version })
}

/** Labels of OpenVEX, CSAF's flags (the same) and those of CycloneDX that mean one of them. */
const LABELS: Readonly<Record<string, string>> = {
  component_not_present: 'component_not_present',
  vulnerable_code_not_present: 'vulnerable_code_not_present',
  vulnerable_code_not_in_execute_path: 'vulnerable_code_not_in_execute_path',
  vulnerable_code_cannot_be_controlled_by_adversary: 'vulnerable_code_cannot_be_controlled_by_adversary',
  inline_mitigations_already_exist: 'inline_mitigations_already_exist',
  code_not_present: 'vulnerable_code_not_present',
  code_not_reachable: 'vulnerable_code_not_in_execute_path',
}
const openVexLabel = (label: string | undefined): string | undefined =>
  label !== undefined && Object.hasOwn(LABELS, label) ? LABELS[label] : undefined

const wordsOf = (label: string, impact: string | undefined): string =>
  impact === undefined ? label.replaceAll('_', ' ') : `${label.replaceAll('_', ' ')}: ${impact}`
