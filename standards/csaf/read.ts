import type { FindingDocument } from '../report/document.ts'
import { madeSafe } from '../report/hygiene.ts'
import type { ReadError, ReadLimits, ReadResult } from '../report/limits.ts'
import { asList, asObject, asText, member } from '../report/loose.ts'
import { readProductTree } from './product-tree.ts'
import { readVulnerability } from './vulnerability.ts'

const CLEANED = 'Members called __proto__, NULs and halves of surrogate pairs were left out.'

/**
 * Every entry of `vulnerabilities` of a CSAF 2.0 document as a finding. The form a coordinator or vendor
 * sends before an embargo ends: a draft that the CSAF rules would still refuse is read all the same.
 * CSAF 2.1 documents are read for what they share with 2.0.
 */
export function readCsaf(value: unknown, limits: ReadLimits): ReadResult<FindingDocument> {
  const root = asObject(value)
  const document = asObject(root?.document)
  const refusal = refuse(document)
  if (root === undefined || document === undefined || refusal !== undefined) {
    return { items: [], documentWarnings: [], ...(refusal ? { documentError: refusal } : {}) }
  }
  const documentWarnings: string[] = []
  if (madeSafe(root).changes > 0) documentWarnings.push(CLEANED)
  const entries = asList(root.vulnerabilities)
  if (entries.length > limits.items) {
    const message = `The document holds ${entries.length} vulnerabilities; at most ${limits.items} are read at once.`
    return {
      items: [],
      documentWarnings,
      documentError: { code: 'report-too-many-items', path: '/vulnerabilities', message },
    }
  }
  if (entries.length === 0)
    documentWarnings.push('The document names no vulnerability, so there is no finding in it.')

  const products = readProductTree(root.product_tree)
  const items = entries.map((entry, index) => {
    const vulnerability = asObject(entry)
    const path = `/vulnerabilities/${index}`
    if (vulnerability === undefined) {
      const error: ReadError = { code: 'finding-invalid-member', path, message: `${path} must be an object.` }
      return { position: index + 1, error, warnings: [] }
    }
    return { position: index + 1, ...readVulnerability(document, vulnerability, products, path) }
  })
  return { items, documentWarnings }
}

function refuse(document: unknown): ReadError | undefined {
  if (document === undefined) {
    const message = 'A CSAF document is a JSON object with the member "document".'
    return { code: 'report-wrong-form', path: '/document', message }
  }
  const version = member(document, 'csaf_version')
  if (version === '2.0' || version === '2.1') return undefined
  const given = asText(version) ?? 'none'
  const message = `CSAF version ${JSON.stringify(given.slice(0, 20))} is not read. Export CSAF 2.0.`
  return { code: 'report-unsupported-version', path: '/document/csaf_version', message }
}
