import type { Recipe, ThreatModel } from '../standards/judging/types.ts'
import type { Authored, Flaw } from './authored.ts'
import { SCENARIO_FORMAT, type Scenario, type ScenarioReport } from './format.ts'
import { csafReport } from './forms/csaf.ts'
import { markdownReport } from './forms/markdown.ts'
import { nativeReport } from './forms/native.ts'
import { sarifReport } from './forms/sarif.ts'
import { meantRecipe } from './meant.ts'
import type { ScenarioMember } from './members/format.ts'
import { exposureTruth } from './members/truth.ts'
import { arrivalOrder } from './order.ts'

export interface Writing {
  name: string
  description: string
  flaws: readonly Flaw[]
  reports: readonly Authored[]
  threatModels: readonly ThreatModel[]
  discoverers: Scenario['discoverers']
  members?: readonly ScenarioMember[]
  reference?: Scenario['reference']
}

/**
 * What was written for the demonstration, as a scenario anybody could have written: the reports in their
 * forms, in order of arrival, and the truth apart from them. Pure: the same writing gives the same bytes.
 * @throws Error naming a report whose flaw, proof or discoverer does not exist
 */
export function renderScenario(writing: Writing): Scenario {
  const { members = [] } = writing
  const flaws = new Map(writing.flaws.map((flaw) => [flaw.id, flaw]))
  const known = new Set(writing.discoverers.map(({ id }) => id))
  const ordered = arrivalOrder(writing.reports, flaws)
  for (const { id, discoverer, flaw } of ordered) {
    if (!known.has(discoverer)) throw new Error(`${id}: there is no discoverer ${discoverer}`)
    if (flaw !== null && !flaws.has(flaw)) throw new Error(`${id}: there is no flaw ${flaw}`)
  }
  return {
    format: SCENARIO_FORMAT,
    name: writing.name,
    description: writing.description,
    discoverers: writing.discoverers,
    threatModels: [...writing.threatModels],
    ...(members.length === 0 ? {} : { members: [...members] }),
    ...(writing.reference === undefined ? {} : { reference: writing.reference }),
    reports: ordered.map((report) => renderReport(report, flaws.get(report.flaw ?? ''))),
    truth: {
      reports: Object.fromEntries(
        ordered.map(({ id, truth }) => [id, { rootCause: truth.rootCause, expect: truth.expect }]),
      ),
      ...(members.length === 0 ? {} : { exposures: exposureTruth(members, writing.flaws) }),
    },
  }
}

/** One report in its form. */
export function renderReport(report: Authored, flaw: Flaw | undefined): ScenarioReport {
  const recipe = meantRecipe(report, flaw)
  const form = formOf(report, recipe)
  return { id: report.id, discoverer: report.discoverer, form, body: bodyOf(form, report, flaw, recipe) }
}

/** Free words carry no files: a proof against a target given as source is sent in native form. */
function formOf(report: Authored, recipe: Recipe | undefined): Authored['form'] {
  return report.form === 'markdown' && recipe?.target.kind === 'source' ? 'native' : report.form
}

function bodyOf(
  form: Authored['form'],
  report: Authored,
  flaw: Flaw | undefined,
  recipe: Recipe | undefined,
): string | object {
  switch (form) {
    case 'native':
      return nativeReport(report, flaw, recipe)
    case 'sarif':
      return sarifReport(report, flaw, recipe)
    case 'csaf':
      return csafReport(report, flaw, recipe)
    case 'markdown':
      return markdownReport(report, flaw, recipe)
  }
}
