import type { Recipe } from '../../standards/judging/types.ts'
import type { FindingDocument } from '../../standards/report/document.ts'
import type { Authored, Flaw } from '../authored.ts'
import { toldComponent } from '../meant.ts'

/** A report in native form: only what its discoverer tells. */
export function nativeReport(
  report: Authored,
  flaw: Flaw | undefined,
  recipe: Recipe | undefined,
): FindingDocument {
  const component = toldComponent(report, flaw)
  return {
    title: report.title,
    description: report.text,
    ...(component === undefined ? {} : { component }),
    ...(report.identifiers?.length ? { identifiers: report.identifiers } : {}),
    ...(report.weakness === undefined ? {} : { weaknesses: [report.weakness] }),
    ...(report.sink === undefined ? {} : { sink: report.sink }),
    ...(report.location === undefined ? {} : { location: report.location }),
    ...(report.severity === undefined ? {} : { severity: report.severity }),
    ...(recipe === undefined ? {} : { recipe }),
    ...(report.credit === undefined ? {} : { credit: { name: report.credit, wish: 'named' as const } }),
  }
}
