import type { AdvisorySummary } from '../../modules/advisories/schema.ts'
import type { ExposureCounts, ExposureSummary } from '../../modules/members/schema.ts'
import { isCve } from '../../standards/cve/identifiers.ts'
import type { ComponentTruth } from './format.ts'

/** What became of one member, as the public API shows it to that member. */
export interface MemberOutcome {
  id: string
  counts: Pick<ExposureCounts, 'components'>
  /** Those that are open, or of which nobody can tell. */
  exposures: readonly Pick<ExposureSummary, 'component' | 'vulnerability' | 'state'>[]
}

/** The scenario's closing figures about members. */
export interface MemberFigures {
  members: number
  components: number
  /** `correct` and `wrong` count pairs of a component and a published advisory whose answer the truth knows. */
  exposures: { found: number; correct: number; wrong: number }
}

/** A component that is exposed, or is not, otherwise than its truth says. */
export interface WrongExposure {
  member: string
  component: string
  vulnerability: string
  expected: 'exposed' | 'not exposed'
}

/**
 * Compares what members were shown with the truth, as far as advisories of the house were published: what was not
 * published can reach nobody.
 */
export function memberFigures(
  truth: Readonly<Record<string, readonly ComponentTruth[]>>,
  outcomes: readonly MemberOutcome[],
  advisories: readonly Pick<AdvisorySummary, 'number' | 'state' | 'identifiers' | 'packages'>[],
): { figures: MemberFigures; wrong: WrongExposure[] } {
  const published = advisories.filter(({ state }) => state === 'published')
  const wrong: WrongExposure[] = []
  let correct = 0
  for (const { id: member, exposures } of outcomes) {
    const shown = new Set(exposures.map(({ component, vulnerability }) => pair(component, vulnerability)))
    for (const { component, exposed, notExposed } of truth[member] ?? []) {
      const name = component.slice(0, component.lastIndexOf(' '))
      for (const advisory of published.filter(({ packages }) => packages.includes(name))) {
        const says = (ids: readonly string[]) => ids.some((id) => advisory.identifiers.includes(id))
        const expected = says(exposed) ? 'exposed' : says(notExposed) ? 'not exposed' : undefined
        if (expected === undefined) continue
        const vulnerability = shownAs(advisory)
        if (shown.has(pair(component, vulnerability)) === (expected === 'exposed')) correct += 1
        else wrong.push({ member, component, vulnerability, expected })
      }
    }
  }
  return {
    figures: {
      members: outcomes.length,
      components: outcomes.reduce((sum, { counts }) => sum + counts.components, 0),
      exposures: {
        found: outcomes.reduce((sum, { exposures }) => sum + exposures.length, 0),
        correct,
        wrong: wrong.length,
      },
    },
    wrong,
  }
}

/** Exposures are kept under the one CVE an advisory names, else under its number. */
function shownAs({ number, identifiers }: Pick<AdvisorySummary, 'number' | 'identifiers'>): string {
  const [cve, ...others] = identifiers.filter(isCve)
  return cve !== undefined && others.length === 0 ? cve : number
}

const pair = (name: string, id: string): string => JSON.stringify([name, id])
