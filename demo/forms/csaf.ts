import { identifierSystem, isCve } from '../../standards/cve/identifiers.ts'
import { weaknessName } from '../../standards/cwe/names.ts'
import type { Recipe } from '../../standards/judging/types.ts'
import type { Authored, Flaw } from '../authored.ts'
import { toldComponent } from '../meant.ts'

const PUBLISHERS: Record<string, { category: string; name: string; namespace: string; prefix: string }> = {
  'harbor-cert': {
    category: 'coordinator',
    name: 'Harbor Regional CERT',
    namespace: 'https://harbor-cert.example',
    prefix: 'HRC',
  },
  depwatch: {
    category: 'other',
    name: 'Depwatch',
    namespace: 'https://depwatch.example',
    prefix: 'DEPW',
  },
}

/** Drafts of the scenario carry one date: nothing in it depends on the day it is run. */
const DATE = '2026-11-16T09:00:00.000Z'

/** A CSAF 2.0 draft as a coordinator sends it before an embargo ends. */
export function csafReport(report: Authored, flaw: Flaw | undefined, recipe: Recipe | undefined): object {
  const { prefix, ...publisher } = PUBLISHERS[report.discoverer] ?? {
    category: 'other',
    name: report.discoverer,
    namespace: `https://${report.discoverer}.example`,
    prefix: report.discoverer.toUpperCase().slice(0, 4),
  }
  return {
    document: {
      category: 'csaf_base',
      csaf_version: '2.0',
      lang: 'en',
      title: report.title,
      publisher,
      distribution: { tlp: { label: 'AMBER' } },
      ...(report.severity === undefined ? {} : { aggregate_severity: { text: report.severity } }),
      tracking: {
        id: `${prefix}-2026-${draftNumber(report.id)}`,
        status: 'draft',
        version: '0.1.0',
        initial_release_date: DATE,
        current_release_date: DATE,
        revision_history: [{ date: DATE, number: '0.1.0', summary: 'Draft for coordination' }],
      },
    },
    ...productTree(report, flaw),
    vulnerabilities: [vulnerability(report, recipe)],
  }
}

/** A number without meaning, so that a draft's id tells nothing about its report's place here. */
function draftNumber(id: string): string {
  let hash = 2166136261
  for (const char of id) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619)
  return String((hash >>> 0) % 100_000).padStart(5, '0')
}

function productTree(report: Authored, flaw: Flaw | undefined): object {
  const component = toldComponent(report, flaw)
  if (component === undefined) return {}
  const { purl, name = 'unnamed component', version, affected, fixedIn } = component
  const product = (id: string, at: string | undefined) => ({
    name: at === undefined ? name : `${name} ${at}`,
    product_id: id,
    ...(purl === undefined
      ? {}
      : { product_identification_helper: { purl: at === undefined ? purl : `${purl}@${at}` } }),
  })
  const ofVersion = (id: string, at: string) => ({
    category: 'product_version',
    name: at,
    product: product(id, at),
  })
  const branches = [
    ...(version === undefined ? [] : [ofVersion('CSAFPID-1', version)]),
    ...(affected === undefined
      ? []
      : [
          {
            category: 'product_version_range',
            name: affected,
            product: product('CSAFPID-2', undefined),
          },
        ]),
    ...(fixedIn === undefined ? [] : [ofVersion('CSAFPID-3', fixedIn)]),
  ]
  const bare = version === undefined && affected === undefined
  return {
    product_tree: {
      ...(branches.length === 0 ? {} : { branches: [{ category: 'product_name', name, branches }] }),
      ...(bare ? { full_product_names: [product('CSAFPID-0', undefined)] } : {}),
    },
  }
}

function vulnerability(report: Authored, recipe: Recipe | undefined): object {
  const [cve] = (report.identifiers ?? []).filter(isCve)
  const ids = (report.identifiers ?? [])
    .filter((id) => id !== cve)
    .map((id) => ({ system_name: identifierSystem(id), text: id }))
  const affected = [
    ...(report.version === undefined ? [] : ['CSAFPID-1']),
    ...(report.affected === undefined ? [] : ['CSAFPID-2']),
    ...(report.version === undefined && report.affected === undefined && hasComponent(report)
      ? ['CSAFPID-0']
      : []),
  ]
  const where = whereText(report)
  return {
    title: report.title,
    ...(cve === undefined ? {} : { cve }),
    ...(ids.length === 0 ? {} : { ids }),
    ...(report.weakness === undefined
      ? {}
      : { cwe: { id: report.weakness, name: weaknessName(report.weakness) ?? report.weakness } }),
    notes: [
      { category: 'description', title: 'Description', text: report.text },
      ...(where === '' ? [] : [{ category: 'details', title: 'Location', text: where }]),
      ...(recipe === undefined
        ? []
        : [{ category: 'other', title: 'tocsin-recipe', text: JSON.stringify(recipe) }]),
    ],
    ...(affected.length === 0 && report.fixedIn === undefined
      ? {}
      : {
          product_status: {
            ...(affected.length === 0 ? {} : { known_affected: affected }),
            ...(report.fixedIn === undefined ? {} : { fixed: ['CSAFPID-3'] }),
          },
        }),
    ...(report.fixedIn === undefined
      ? {}
      : {
          remediations: [
            {
              category: 'vendor_fix',
              details: `Update to ${report.fixedIn}.`,
              ...(affected.length === 0 ? {} : { product_ids: affected }),
            },
          ],
        }),
    ...(report.credit === undefined ? {} : { acknowledgments: [{ names: [report.credit] }] }),
  }
}

const hasComponent = (report: Authored): boolean =>
  report.package !== undefined || report.fixedIn !== undefined

function whereText({ sink, location, text }: Authored): string {
  const parts = [
    ...(sink === undefined || text.includes(sink) ? [] : [`Affected function: ${sink}.`]),
    ...(location === undefined || text.includes(location.path)
      ? []
      : [`${location.path}${location.line === undefined ? '' : `, line ${location.line}`}.`]),
  ]
  return parts.join(' ')
}
