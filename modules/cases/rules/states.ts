import type { CaseState } from '../schema/index.ts'
import { type EmbargoTerms, embargoIsOver } from './embargo.ts'

/** Who asks, as far as the state machine cares. */
export interface Mover {
  coordinator: boolean
  /** Of an organisation that is a maintainer party of this case. */
  maintainer: boolean
}

interface Step {
  to: CaseState
  by: readonly (keyof Mover)[]
  /** A step back, or out of the usual way: the timeline must say why. */
  note: boolean
}

/** The life of a case. What is not here cannot be done. */
const STEPS: Record<CaseState, readonly Step[]> = {
  open: [
    { to: 'coordinating', by: ['coordinator'], note: false },
    { to: 'closed', by: ['coordinator'], note: true },
  ],
  coordinating: [
    { to: 'fix ready', by: ['coordinator', 'maintainer'], note: false },
    // Without a fix: when a vendor stays silent or the flaw is exploited.
    { to: 'published', by: ['coordinator'], note: true },
    { to: 'closed', by: ['coordinator'], note: true },
  ],
  'fix ready': [
    { to: 'published', by: ['coordinator'], note: false },
    { to: 'coordinating', by: ['coordinator', 'maintainer'], note: true },
    { to: 'closed', by: ['coordinator'], note: true },
  ],
  published: [{ to: 'closed', by: ['coordinator'], note: false }],
  closed: [{ to: 'coordinating', by: ['coordinator'], note: true }],
}

export interface CaseFacts {
  state: CaseState
  embargo: EmbargoTerms | null
  rootCauses: readonly { verdict: string; evidenceLevel: string }[]
  /** The case's advisory and its faults; null when none was drafted. */
  advisory: { faults: readonly string[] } | null
}

const SHOWN: readonly string[] = ['reproduced', 'intermittent']
const VOUCHED: readonly string[] = ['attested', 'maintainer-confirmed']

/** Why a case may not be published now, as sentences; empty when it may. */
export function publishObstacles(facts: CaseFacts, now: Date): string[] {
  const obstacles: string[] = []
  if (!embargoIsOver(facts.embargo, now)) {
    obstacles.push(
      `The embargo runs until ${facts.embargo?.endsAt}: wait, or agree on an earlier end with the parties.`,
    )
  }
  const unproven = facts.rootCauses.filter(
    ({ verdict, evidenceLevel }) => !SHOWN.includes(verdict) && !VOUCHED.includes(evidenceLevel),
  ).length
  if (facts.rootCauses.length === 0) obstacles.push('The case has no root cause.')
  if (unproven > 0) {
    obstacles.push(
      `${unproven} of ${facts.rootCauses.length} root causes are neither reproduced nor attested: reproduce or attest them first.`,
    )
  }
  if (facts.advisory === null) obstacles.push('There is no advisory yet: draft it first.')
  else if (facts.advisory.faults.length > 0) {
    obstacles.push(`The advisory has ${facts.advisory.faults.length} faults: mend them first.`)
  }
  return obstacles
}

export type MoveFault =
  | { code: 'case-state-unreachable'; detail: string }
  | { code: 'not-allowed'; detail: string }
  | { code: 'case-note-missing'; detail: string }
  | { code: 'case-not-publishable'; detail: string }

/** Why this move may not be made; undefined when it may. */
export function moveFault(
  facts: CaseFacts,
  to: CaseState,
  mover: Mover,
  note: string | undefined,
  now: Date,
): MoveFault | undefined {
  const step = STEPS[facts.state].find((candidate) => candidate.to === to)
  if (step === undefined) {
    const ways = STEPS[facts.state].map((candidate) => `“${candidate.to}”`).join(', ')
    return {
      code: 'case-state-unreachable',
      detail: `A case that is “${facts.state}” can become ${ways}, not “${to}”.`,
    }
  }
  if (!step.by.some((role) => mover[role])) {
    return { code: 'not-allowed', detail: `Moving this case to “${to}” is for its ${step.by.join(' or ')}.` }
  }
  const obstacles = to === 'published' ? publishObstacles(facts, now) : []
  if (obstacles.length > 0) return { code: 'case-not-publishable', detail: obstacles.join(' ') }
  if (step.note && (note === undefined || note.trim() === '')) {
    return {
      code: 'case-note-missing',
      detail: `Say in a note why the case goes from “${facts.state}” to “${to}”.`,
    }
  }
  return undefined
}

/** States this mover may choose now; a note that is still to be written does not count as missing. */
export const mayMoveTo = (facts: CaseFacts, mover: Mover, now: Date): CaseState[] =>
  STEPS[facts.state]
    .map(({ to }) => to)
    .filter((to) => moveFault(facts, to, mover, 'a note', now) === undefined)
