import { digestOf } from '../judging/digest.ts'
import { asList, asObject, asText, type Loose, member } from '../report/loose.ts'
import { RecordError } from '../vulnerability/error.ts'
import { readInstant } from '../vulnerability/instant.ts'
import { LONG, Problems, present, readRecord, textAt } from '../vulnerability/record.ts'
import { productOf } from './product.ts'
import { VEX_LIMITS, type VexDocument, type VexProduct, type VexStatement, type VexStatus } from './types.ts'

/** CycloneDX impactAnalysisState → status. A false positive is a vulnerability that is not there. */
const STATES: Readonly<Record<string, VexStatus>> = {
  resolved: 'fixed',
  resolved_with_pedigree: 'fixed',
  exploitable: 'affected',
  in_triage: 'under_investigation',
  false_positive: 'not_affected',
  not_affected: 'not_affected',
}
/** CycloneDX affectedStatus of a version, where it says other than the analysis. */
const VERSIONS: Readonly<Record<string, VexStatus>> = {
  unaffected: 'not_affected',
  unknown: 'under_investigation',
}
const own = <T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined

/** Where the statements of a document come from, and what its references stand for. */
export interface CycloneDxContext {
  document: string
  author?: string
  /** ISO 8601, UTC. */
  timestamp?: string
  /** The component or service of a bom-ref or BOM-Link; undefined: not known here. */
  product(ref: string): VexProduct | undefined
}

/**
 * Reads the analyses of a CycloneDX 1.4–1.7 document (JSON). Vulnerabilities without an analysis are no
 * statements. References into other documents (BOM-Link) stay references unless `others` knows them.
 * @throws RecordError when it is no CycloneDX document
 */
export function readCycloneDxVex(
  input: unknown,
  others?: (ref: string) => VexProduct | undefined,
): VexDocument {
  const document = readRecord(input, 'VEX document', VEX_LIMITS.bytes)
  if (member(document, 'bomFormat') !== 'CycloneDX')
    throw new RecordError(
      'record-wrong-form',
      'This is no CycloneDX document: it needs "bomFormat": "CycloneDX".',
      '/bomFormat',
    )
  const problems = new Problems()
  const metadata = member(document, 'metadata')
  const serial = textAt(document, 'serialNumber', 256)
  const version = member(document, 'version')
  const head = present<Pick<VexDocument, 'id' | 'author' | 'timestamp' | 'version'>>({
    id: serial ?? `sha256:${digestOf(document)}`,
    author: authorOf(metadata),
    timestamp: readInstant(member(metadata, 'timestamp')),
    version: typeof version === 'number' ? String(version) : undefined,
  })
  const known = productsOf(document)
  const link =
    serial === undefined ? undefined : `urn:cdx:${serial.replace(/^urn:uuid:/, '')}/${head.version ?? 1}#`
  const context: CycloneDxContext = {
    document: head.id,
    ...(head.author === undefined ? {} : { author: head.author }),
    ...(head.timestamp === undefined ? {} : { timestamp: head.timestamp }),
    product: (ref) =>
      known.get(link !== undefined && ref.startsWith(link) ? decoded(ref.slice(link.length)) : ref) ??
      others?.(ref),
  }
  const vulnerabilities = asList(member(document, 'vulnerabilities'))
  const statements = cycloneDxStatements(vulnerabilities, context, problems)
  return { form: 'cyclonedx', ...head, statements, problems: problems.list, document }
}

/** The statements of `vulnerabilities` as a CycloneDX document holds them; for readers that have it in parts. */
export function cycloneDxStatements(
  vulnerabilities: Iterable<unknown>,
  context: CycloneDxContext,
  problems: Problems,
): VexStatement[] {
  const statements: VexStatement[] = []
  let at = 0
  for (const vulnerability of vulnerabilities) {
    const where = `/vulnerabilities/${at}`
    at += 1
    if (asObject(member(vulnerability, 'analysis')) === undefined) continue
    if (statements.length >= VEX_LIMITS.statements) {
      problems.add(`${where}: only the first ${VEX_LIMITS.statements} statements are read.`)
      break
    }
    statements.push(...statementsOf(vulnerability, where, context, problems))
  }
  return statements
}

function statementsOf(
  vulnerability: unknown,
  where: string,
  context: CycloneDxContext,
  problems: Problems,
): VexStatement[] {
  const analysis = member(vulnerability, 'analysis')
  const word = textAt(analysis, 'state', 64)
  const status = own(STATES, word)
  if (status === undefined)
    problems.add(`${where}/analysis: the state ${word === undefined ? 'is missing' : JSON.stringify(word)}.`)
  const products = affectedProducts(member(vulnerability, 'affects'), status, context, where, problems)
  if (products.size === 0) products.set(status, [])
  const references = asList(member(vulnerability, 'references')).slice(0, 1000)
  const ids = [textAt(vulnerability, 'id', 256), ...references.map((other) => textAt(other, 'id', 256))]
  const issued = readInstant(member(analysis, 'lastUpdated')) ?? readInstant(member(analysis, 'firstIssued'))
  return [...products].map(([said, named]) => {
    const statement = present<VexStatement>({
      document: context.document,
      where,
      vulnerabilities: [...new Set(ids.filter((id) => id !== undefined))],
      products: named,
      status: undefined,
      // Of versions that are said to be otherwise the analysis gives no reason.
      justification: said === status ? textAt(analysis, 'justification', 128) : undefined,
      impact: said === status && said !== 'affected' ? textAt(analysis, 'detail', LONG) : undefined,
      action: said === 'affected' ? actionOf(vulnerability, analysis) : undefined,
      author: context.author,
      timestamp: issued ?? context.timestamp,
      original: asObject(vulnerability),
    })
    statement.status = said
    return statement
  })
}

/** Products by what is said of them: a version may be stated otherwise than the analysis. */
function affectedProducts(
  affects: unknown,
  status: VexStatus | undefined,
  context: CycloneDxContext,
  where: string,
  problems: Problems,
): Map<VexStatus | undefined, VexProduct[]> {
  const found = new Map<VexStatus | undefined, VexProduct[]>()
  const add = (said: VexStatus | undefined, product: VexProduct): void => {
    const list = found.get(said) ?? []
    if (list.length < VEX_LIMITS.products) list.push(product)
    found.set(said, list)
  }
  for (const target of asList(affects)) {
    const ref = textAt(target, 'ref', 2048)
    const product = ref === undefined ? undefined : (context.product(ref) ?? productOf({ id: ref }))
    if (product === undefined) {
      problems.add(`${where}/affects: an entry has no "ref".`)
      continue
    }
    const versions = asList(member(target, 'versions'))
    if (versions.length === 0) add(status, product)
    for (const entry of versions) {
      const said = own(VERSIONS, textAt(entry, 'status', 32)) ?? status
      const version = textAt(entry, 'version', 256)
      const versionRange = textAt(entry, 'range')
      // The purl of the component names one version; the entry names another or several.
      const { version: _, purl, ...rest } = product
      add(said, {
        ...rest,
        ...(purl === undefined ? {} : { purl: purl.replace(/@[^@?#/]*(?=[?#]|$)/, '') }),
        ...(version === undefined ? {} : { version }),
        ...(versionRange === undefined ? {} : { versionRange }),
      })
    }
  }
  return found
}

const RESPONSES: Readonly<Record<string, string>> = {
  can_not_fix: 'It cannot be fixed.',
  will_not_fix: 'It will not be fixed.',
  update: 'Update to another release.',
  rollback: 'Go back to an earlier release.',
  workaround_available: 'There is a workaround.',
}

function actionOf(vulnerability: unknown, analysis: unknown): string | undefined {
  const sentences = [
    textAt(analysis, 'detail', LONG),
    textAt(vulnerability, 'recommendation', LONG),
    textAt(vulnerability, 'workaround', LONG),
    ...asList(member(analysis, 'response'))
      .slice(0, 10)
      .map((word) => own(RESPONSES, asText(word))),
  ]
  const said = sentences.filter((sentence) => sentence !== undefined)
  return said.length === 0 ? undefined : said.join(' ')
}

function authorOf(metadata: unknown): string | undefined {
  const who = ['supplier', 'manufacturer', 'manufacture'].map((key) => textAt(member(metadata, key), 'name'))
  return who.find((name) => name !== undefined) ?? textAt(asList(member(metadata, 'authors'))[0], 'name')
}

/** More components than fit into a document of this size. */
const MOST_COMPONENTS = 1_000_000

function productsOf(document: Loose): Map<string, VexProduct> {
  const found = new Map<string, VexProduct>()
  const waiting: unknown[] = [member(member(document, 'metadata'), 'component')]
  const open = (holder: unknown): void => {
    for (const key of ['components', 'services'])
      for (const inner of asList(member(holder, key))) waiting.push(inner)
  }
  open(document)
  for (let seen = 0; waiting.length > 0 && seen < MOST_COMPONENTS; seen += 1) {
    const component = waiting.pop()
    const ref = textAt(component, 'bom-ref', 2048)
    const product = ref === undefined ? undefined : cycloneDxProduct(component, ref)
    if (product !== undefined && !found.has(product.id)) found.set(product.id, product)
    open(component)
  }
  return found
}

/** A component or service as a product. */
const cycloneDxProduct = (component: unknown, ref: string): VexProduct | undefined => {
  const group = textAt(component, 'group')
  return productOf({
    id: ref,
    purl: member(component, 'purl'),
    cpes: [member(component, 'cpe')],
    vendor: textAt(member(component, 'supplier'), 'name') ?? textAt(component, 'publisher') ?? group,
    name: textAt(component, 'name'),
    version: member(component, 'version'),
  })
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
