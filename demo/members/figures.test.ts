import { describe, expect, it } from 'vitest'
import { type MemberOutcome, memberFigures } from './figures.ts'

const truth = {
  one: [
    { component: '@s/left 1.0.0', exposed: ['CVE-2020-0001', 'GHSA-aaaa-bbbb-cccc'], notExposed: [] },
    { component: '@s/left 1.0.1', exposed: [], notExposed: ['CVE-2020-0001'] },
    { component: 'right 2.0.0', exposed: ['GHSA-xxxx-yyyy-zzzz'], notExposed: [] },
  ],
}
const advisories = [
  {
    number: 'TOCSIN-2026-0001',
    state: 'published' as const,
    identifiers: ['CVE-2020-0001', 'GHSA-aaaa-bbbb-cccc'],
    packages: ['@s/left'],
  },
  {
    number: 'TOCSIN-2026-0002',
    state: 'published' as const,
    identifiers: ['GHSA-xxxx-yyyy-zzzz'],
    packages: ['right'],
  },
]
const exposure = (component: string, vulnerability: string) => ({
  component,
  vulnerability,
  state: 'open' as const,
})
const outcome = (exposures: MemberOutcome['exposures']): MemberOutcome[] => [
  { id: 'one', counts: { components: 3 }, exposures },
]
const right = [exposure('@s/left 1.0.0', 'CVE-2020-0001'), exposure('right 2.0.0', 'TOCSIN-2026-0002')]

describe('figures about members', () => {
  it('counts each component against each advisory that its truth knows', () => {
    expect(memberFigures(truth, outcome(right), advisories)).toEqual({
      figures: { members: 1, components: 3, exposures: { found: 2, correct: 3, wrong: 0 } },
      wrong: [],
    })
  })

  it('names what was missed and what was found without reason', () => {
    const { wrong } = memberFigures(
      truth,
      outcome([exposure('@s/left 1.0.1', 'CVE-2020-0001'), right[1]!]),
      advisories,
    )
    expect(wrong).toEqual([
      {
        member: 'one',
        component: '@s/left 1.0.0',
        vulnerability: 'CVE-2020-0001',
        expected: 'exposed',
      },
      {
        member: 'one',
        component: '@s/left 1.0.1',
        vulnerability: 'CVE-2020-0001',
        expected: 'not exposed',
      },
    ])
  })

  it('asks nothing of what was not published, or of another package of the same identifier', () => {
    const drafts = advisories.map((one) => ({ ...one, state: 'draft' as const }))
    expect(memberFigures(truth, outcome([]), drafts).figures.exposures).toEqual({
      found: 0,
      correct: 0,
      wrong: 0,
    })
    const other = [{ ...advisories[0]!, packages: ['left'] }]
    expect(memberFigures(truth, outcome([]), other).figures.exposures.wrong).toBe(0)
  })
})
