import type { Scenario } from '../../demo/format.ts'
import { loadWriting } from '../../demo/load.ts'
import { renderScenario } from '../../demo/render.ts'

/**
 * What the walks meet, taken from the demonstration's writing: reports about targets of our own, which come
 * as source and so need no network. Root causes with several reports, one claim that is false.
 */
const REPORTS = {
  settings: ['pollution-b-092', 'pollution-b-093', 'pollution-b-094', 'pollution-b-095', 'pollution-b-096'],
  template: ['pollution-b-101', 'pollution-b-102', 'pollution-b-103', 'pollution-b-104'],
  query: ['pollution-b-098', 'pollution-b-099'],
  redirect: ['pollution-b-118', 'pollution-b-119'],
  fabricated: ['pollution-b-145'],
}

/** Package of the root cause the coordinator regroups. */
export const REGROUPED = 'tocsin-demo-settings'
/** Package of the root cause whose case is coordinated with a vendor; two discoverers reported it. */
export const COORDINATED = 'tocsin-demo-query'
/** Package of the root cause whose case goes all the way to its advisory. */
export const PUBLISHED = 'tocsin-demo-template'
/** Package of the root cause whose advisory reaches a member that runs it. */
export const DELIVERED = 'tocsin-demo-redirect'
/** Organisation of the demonstration's discoverer, who reported some of this. */
export const OWN_DISCOVERER = 'Argus Lab'

/** A scenario of a dozen reports. @throws Error naming a report the demonstration no longer has */
export function smallScenario(): Scenario {
  const writing = loadWriting()
  const wanted = new Set(Object.values(REPORTS).flat())
  const reports = writing.reports.filter(({ id }) => wanted.delete(id))
  if (wanted.size > 0) {
    throw new Error(`demo/reports no longer holds ${[...wanted].join(', ')}: choose others in scenario.ts.`)
  }
  const { reference, ...rest } = writing
  return renderScenario({
    ...rest,
    // Products that members run; what is said of the packages left out would be about nothing.
    reference: { records: reference?.records ?? [] },
    name: 'A dozen reports',
    description: 'A part of the demonstration that needs no network.',
    reports,
    threatModels: [],
  })
}

/** The recipe of a report: its target is given as source, so that trying it needs no network. */
export function offlineRecipe(scenario: Scenario): object {
  const body = scenario.reports.find(({ id }) => id === REPORTS.settings[0])?.body
  const recipe = typeof body === 'object' && 'recipe' in body ? body.recipe : undefined
  if (typeof recipe !== 'object' || recipe === null)
    throw new Error(`${REPORTS.settings[0]} brings no recipe: choose another in scenario.ts.`)
  return recipe
}
