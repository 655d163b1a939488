import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import type { Recipe } from '../standards/judging/types.ts'
import { readReport } from '../standards/report/read.ts'
import type { Authored } from './authored.ts'
import { Scenario, type ScenarioReport } from './format.ts'
import { loadWriting } from './load.ts'
import { meantRecipe } from './meant.ts'
import { renderScenario } from './render.ts'

const writing = loadWriting()
const flaws = new Map(writing.flaws.map((flaw) => [flaw.id, flaw]))
const authored = new Map(writing.reports.map((report) => [report.id, report]))
const scenario = renderScenario(writing)

const authorOf = (report: ScenarioReport): Authored => authored.get(report.id)!
const meant = (report: ScenarioReport) => {
  const { flaw } = authorOf(report)
  return meantRecipe(authorOf(report), flaw === null ? undefined : flaws.get(flaw))
}
const read = ({ form, body }: ScenarioReport) =>
  readReport(form, typeof body === 'string' ? body : structuredClone(body))

/** Free text is read without the blank lines around its programs. */
const trimmed = (recipe: Recipe) => ({
  target: recipe.target,
  oracle: recipe.oracle,
  proof: { ...recipe.proof, source: recipe.proof.source.trim() },
  benign: recipe.benign && { ...recipe.benign, source: recipe.benign.source.trim() },
})

describe('the rendered scenario', () => {
  it('is one in the portable format, and every report has its truth', () => {
    expect([...Value.Errors(Scenario, scenario)]).toEqual([])
    expect(Object.keys(scenario.truth.reports).sort()).toEqual(scenario.reports.map(({ id }) => id).sort())
  })

  it('renders the same bytes from the same writing, in whatever order it was read', () => {
    const again = renderScenario({ ...writing, reports: [...writing.reports].reverse() })
    expect(JSON.stringify(again)).toBe(JSON.stringify(scenario))
  })

  it('reads every report back into one finding', () => {
    const failures = scenario.reports.flatMap((report) => {
      const result = read(report)
      const [item] = result.items
      return result.items.length === 1 && item?.document !== undefined
        ? []
        : [{ id: report.id, result: result.documentError ?? item }]
    })
    expect(failures).toEqual([])
  })

  it('reads back exactly the recipe that was meant from the JSON forms', () => {
    for (const report of scenario.reports.filter(({ form }) => form !== 'markdown')) {
      const [item] = read(report).items
      expect(item?.document?.recipe, report.id).toEqual(meant(report))
      expect(item?.warnings, report.id).toEqual([])
    }
  })

  it('reads back target, programs, oracle, claimed class and told fix from free words', () => {
    for (const report of scenario.reports.filter(({ form }) => form === 'markdown')) {
      const recipe = meant(report)
      const got = read(report).items[0]?.document?.recipe
      if (recipe === undefined) {
        expect(got, report.id).toBeUndefined()
        continue
      }
      expect(got && trimmed(got), report.id).toEqual(trimmed(recipe))
      if (recipe.weakness !== undefined) expect(got?.weakness, report.id).toBe(recipe.weakness)
      const told = authorOf(report).fixedIn !== undefined || recipe.oracle === 'differential'
      if (told || got?.fixed !== undefined) expect(got?.fixed, report.id).toEqual(recipe.fixed)
    }
  })

  it('sends nothing of the truth', () => {
    for (const report of scenario.reports) {
      const { truth, flaw, package: name } = authorOf(report)
      const body = JSON.stringify(report.body)
      expect(body, report.id).not.toMatch(/"(?:truth|expect|rootCause)"/)
      // Some labels are part of a target's name, which a report of course tells.
      const names = [name, meant(report)?.target.name, flaws.get(flaw ?? '')?.target?.name]
      if (names.some((known) => known?.includes(truth.rootCause))) continue
      expect(body.includes(truth.rootCause), `${report.id} names ${truth.rootCause}`).toBe(false)
    }
  })

  it('begins with small proofs and mixes discoverers and forms', () => {
    const first = scenario.reports.slice(0, 40)
    expect(first.every((report) => meant(report) !== undefined)).toBe(true)
    expect(first.filter((report) => meant(report)?.oracle === 'cpu-time')).toEqual([])
    const later = scenario.reports.slice(40, 120)
    expect(new Set(later.map(({ discoverer }) => discoverer)).size).toBeGreaterThanOrEqual(6)
    expect(new Set(later.map(({ form }) => form)).size).toBe(4)
  })
})
