import type { AdvisoryModel } from '../advisory/model.ts'
import { identifierSystem, isCve } from '../cve/identifiers.ts'
import { weaknessName } from '../cwe/names.ts'
import { renderProducts } from './render-products.ts'
import { renderScores } from './render-scores.ts'
import { distribution } from './tlp.ts'

type Json = Record<string, unknown>
interface Note {
  category: string
  text: string
  title?: string
}

/**
 * An advisory as a CSAF 2.0 document of the profile csaf_security_advisory (CSAF 2.0 §4.4).
 * Faithful to what the model says: an address that is no URL stays in and is reported by validateCsaf.
 */
export function renderCsaf(model: AdvisoryModel): Json {
  const products = renderProducts(model.content.affected)
  return {
    document: documentPart(model),
    product_tree: { branches: products.branches },
    vulnerabilities: [vulnerability(model, products)],
  }
}

function documentPart(model: AdvisoryModel): Json {
  const { content, publisher } = model
  const notes: Note[] = [{ category: 'summary', title: 'Summary', text: content.summary || content.title }]
  if (content.evidence !== '') notes.push({ category: 'details', title: 'Evidence', text: content.evidence })
  const references = [
    ...(model.url === undefined
      ? []
      : [{ category: 'self', summary: `${model.number} as published`, url: model.url }]),
    ...content.references.map(({ url, summary }) => ({
      category: 'external',
      summary: summary || 'Reference',
      url,
    })),
  ]
  return {
    category: 'csaf_security_advisory',
    csaf_version: '2.0',
    title: content.title,
    lang: 'en',
    ...(content.severity === 'unknown' ? {} : { aggregate_severity: { text: content.severity } }),
    distribution: distribution(model.tlp),
    notes,
    publisher: {
      category: publisher.category ?? 'coordinator',
      name: publisher.name,
      namespace: publisher.namespace,
      ...(publisher.contact === undefined ? {} : { contact_details: publisher.contact }),
    },
    ...(references.length > 0 ? { references } : {}),
    ...(content.credits.length > 0
      ? { acknowledgments: content.credits.map((name) => ({ names: [name] })) }
      : {}),
    tracking: tracking(model),
  }
}

function tracking(model: AdvisoryModel): Json {
  const history = model.revisions.map(({ number, date, summary }) => ({
    date,
    number: String(number),
    summary: summary || 'Published',
  }))
  return {
    id: model.number,
    status: 'final',
    version: String(model.revisions.at(-1)?.number ?? 1),
    initial_release_date: model.published,
    current_release_date: model.updated,
    revision_history: history,
    generator: { engine: { name: 'Tocsin' } },
  }
}

function vulnerability(model: AdvisoryModel, products: ReturnType<typeof renderProducts>): Json {
  const { content } = model
  const cve = content.identifiers.find(isCve)
  const others = content.identifiers.filter((id) => id !== cve)
  const weakness = content.weaknesses[0]
  const { scores, elsewhere } = renderScores(content.cvss, products.affected)
  return {
    title: content.title,
    ...(cve === undefined ? {} : { cve }),
    ...(others.length > 0
      ? { ids: others.map((text) => ({ system_name: identifierSystem(text), text })) }
      : {}),
    // Test 6.1.11 wants the CWE list's own spelling; the author's words serve for ids the list lacks.
    ...(weakness === undefined
      ? {}
      : { cwe: { id: weakness.id, name: weaknessName(weakness.id) ?? weakness.name } }),
    notes: vulnerabilityNotes(model, elsewhere),
    product_status: {
      known_affected: products.affected,
      ...(products.fixed.length > 0 ? { fixed: products.fixed } : {}),
    },
    remediations: remediations(content.remediation, products),
    ...(scores.length > 0 ? { scores } : {}),
  }
}

function vulnerabilityNotes({ content }: AdvisoryModel, vectors: string[]): Note[] {
  const notes: Note[] = [{ category: 'description', text: content.summary || content.title }]
  // CSAF 2.0 holds one weakness a vulnerability; the others are told rather than lost.
  const further = content.weaknesses
    .slice(1)
    .map(({ id, name }) => `${id} ${weaknessName(id) ?? name}`.trim())
  if (further.length > 0) {
    notes.push({ category: 'other', title: 'Further weaknesses', text: further.join('\n') })
  }
  if (vectors.length > 0) notes.push({ category: 'other', title: 'Further CVSS', text: vectors.join('\n') })
  return notes
}

function remediations(words: string, products: ReturnType<typeof renderProducts>): Json[] {
  const fixed = products.fixed.length > 0
  const category = fixed ? 'vendor_fix' : words === '' ? 'none_available' : 'mitigation'
  const details = words || (fixed ? 'Update to a fixed version.' : 'No fix is available yet.')
  return [{ category, details, product_ids: products.affected }]
}
