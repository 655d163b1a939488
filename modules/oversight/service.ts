import { system } from '../../platform/access/actor.ts'
import type { Database, Tx } from '../../platform/db/index.ts'
import type { Findings } from '../findings/index.ts'
import type { Validation } from '../validation/index.ts'
import { activity, TOLD } from './rules.ts'
import type { PipelineView } from './schema.ts'
import * as store from './store.ts'

/** Counts of cases and advisories, provided by their modules. */
export interface CaseCounts {
  cases: number
  casesLastHour: number
  waitingForPerson: { reason: string; count: number; href: string }[]
  advisories: number
  advisoriesLastHour: number
  oldestCaseSeconds: number | null
}

export interface OversightDeps {
  db: Database
  findings: Findings
  validation: Validation
  cases(tx: Tx): Promise<CaseCounts>
  /** What the house still has to do by itself, runs aside: grouping, replaying, opening cases. */
  background(tx: Tx): Promise<number>
  /** What is late, as sentences. */
  alarms(tx: Tx): Promise<string[]>
}

export type Scenario = NonNullable<PipelineView['scenario']>

export interface Oversight {
  /** The pipeline in counts: nothing in it tells what is reported, so that anybody may watch. */
  pipeline(): Promise<PipelineView>
  /** Progress of a scenario, shown on the watch floor. */
  setScenario(scenario: Scenario | null): Promise<void>
}

/** Counted at most once in this time, however many watch, milliseconds. */
const FRESH = 900
const ACTS_SHOWN = 12
/** Many events become one line when they say the same. */
const EVENTS_READ = 300

export function createOversight({
  db,
  findings,
  validation,
  cases,
  background,
  alarms,
}: OversightDeps): Oversight {
  let last: { at: number; view: Promise<PipelineView> } | undefined

  async function count(): Promise<PipelineView> {
    return db.as(system, async (tx) => {
      const { stages, verdicts } = await findings.counts(tx)
      const runs = await validation.counts(tx)
      const waiting = await validation.waiting(tx)
      const later = await cases(tx)
      const n = (value: string | undefined) => Number(value ?? 0)
      const attention = (reason: string, count: number, href: string) =>
        count > 0 ? [{ reason, count, href }] : []
      return {
        at: new Date().toISOString(),
        stages: [
          {
            stage: 'findings',
            count: n(stages?.findings),
            lastHour: n(stages?.findings_hour),
            waiting: [],
            oldestSeconds: stages?.ungrouped_oldest ?? null,
            medianSecondsToReach: null,
          },
          {
            stage: 'root causes',
            count: n(stages?.root_causes),
            lastHour: n(stages?.root_causes_hour),
            waiting: attention(
              'almost joined another root cause: look whether they are one',
              n(stages?.near_misses),
              '/root-causes',
            ),
            oldestSeconds: stages?.unjudged_oldest ?? null,
            medianSecondsToReach: null,
          },
          {
            stage: 'reproduced',
            count: n(stages?.reproduced),
            lastHour: n(stages?.reproduced_hour),
            waiting: [
              ...attention(
                'cannot be run here: attest it or ask for a proof',
                n(stages?.cannot_run),
                '/root-causes?verdict=cannot%20run',
              ),
              ...attention('have no proof to run yet', n(stages?.unproven), '/root-causes?verdict=waiting'),
            ],
            oldestSeconds: null,
            medianSecondsToReach: runs?.median_seconds ?? null,
          },
          {
            stage: 'cases',
            count: later.cases,
            lastHour: later.casesLastHour,
            waiting: later.waitingForPerson,
            oldestSeconds: later.oldestCaseSeconds,
            medianSecondsToReach: null,
          },
          {
            stage: 'advisories',
            count: later.advisories,
            lastHour: later.advisoriesLastHour,
            waiting: [],
            oldestSeconds: null,
            medianSecondsToReach: null,
          },
        ],
        verdicts,
        jobs: {
          queued: n(runs?.queued),
          running: n(runs?.running),
          waiting: waiting.reduce((sum, { count }) => sum + count, 0),
          waitingFor: waiting,
          background: await background(tx),
        },
        recent: activity(await store.recentEvents(tx, TOLD, EVENTS_READ), ACTS_SHOWN),
        alarms: await alarms(tx),
        scenario: (await store.readHouse<Scenario>(tx, 'scenario')) ?? null,
      }
    })
  }

  return {
    pipeline() {
      if (!last || Date.now() - last.at > FRESH) {
        last = { at: Date.now(), view: count() }
        last.view.catch(() => {
          last = undefined
        })
      }
      return last.view
    },
    setScenario: (scenario) => db.as(system, (tx) => store.writeHouse(tx, 'scenario', scenario)),
  }
}
