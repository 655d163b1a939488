import { type Actor, hasRole, system } from '../../platform/access/actor.ts'
import type { Database, Tx } from '../../platform/db/index.ts'
import { fault } from '../../platform/errors/index.ts'
import type { Advisories } from '../advisories/index.ts'
import type { Cases } from '../cases/index.ts'
import type { Findings } from '../findings/index.ts'
import { mayReadOutcomes } from './policy.ts'
import type { OutcomesView } from './schema.ts'

export interface OutcomesDeps {
  db: Database
  findings: Pick<Findings, 'reportedBy' | 'reportsOf'>
  cases: Pick<Cases, 'caseStates' | 'waitingForMaintainers'>
  advisories: Pick<Advisories, 'publishedOf'>
}

export interface OutcomesReading {
  /**
   * What became of a discoverer's reports. Collisions are told of root causes in cases alone: before that, a count
   * of others would let a discoverer ask by reporting who else knows. @throws Fault `not-allowed`, `discoverer-unknown`
   */
  outcomes(actor: Actor, discoverer: string): Promise<OutcomesView>
}

/** Entries of each list; the counts are of all. */
const LISTED = 20

export function createOutcomesReading({ db, findings, cases, advisories }: OutcomesDeps): OutcomesReading {
  return {
    async outcomes(actor, discoverer) {
      if (!mayReadOutcomes(actor, discoverer))
        throw fault(
          'not-allowed',
          'What became of reports is read by coordinators, overseers and the discoverer itself, with the scope findings:read.',
        )
      const reported = await db.as(system, (tx) => findings.reportedBy(tx, discoverer))
      if (!reported) throw fault('discoverer-unknown', `no organisation here is called "${discoverer}"`)
      const { organisationId, relations, causes } = reported
      // An overseer may read no case, and is given counts: the house counts for it.
      const counted = <T>(work: (tx: Tx) => Promise<T>) =>
        db.as(hasRole(actor, 'overseer') ? system : actor, work)
      const caseIds = [...new Set(causes.map(({ caseId }) => caseId))]
      const states = await counted((tx) => cases.caseStates(tx, caseIds))
      const told = causes.filter(({ caseId }) => states.has(caseId))
      const waiting = await db.as(system, (tx) =>
        cases.waitingForMaintainers(
          tx,
          told.map(({ rootCauseId }) => rootCauseId),
        ),
      )
      const { findingIds, published } = await db.as(actor, async (tx) => ({
        findingIds: await findings.reportsOf(tx, organisationId, waiting),
        published: await advisories.publishedOf(tx, caseIds),
      }))
      const collided = told.filter(({ collisionCount }) => collisionCount > 1)
      return {
        discoverer,
        relations,
        cases: {
          open: 0,
          coordinating: 0,
          'fix ready': 0,
          published: 0,
          closed: 0,
          ...tally([...states.values()]),
        },
        rootCausesInCases: told.length,
        collisions: {
          rootCauses: collided.length,
          mostDiscoverers: Math.max(0, ...collided.map(({ collisionCount }) => collisionCount)),
        },
        waiting: { rootCauses: waiting.length, findingIds: findingIds.slice(0, LISTED) },
        published: { advisories: published.length, latest: published.slice(0, LISTED) },
      }
    },
  }
}

/** How often each word occurs. */
function tally<Word extends string>(words: readonly Word[]): Partial<Record<Word, number>> {
  const counts: Partial<Record<Word, number>> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
