import { readFileSync } from 'node:fs'
import { Value } from 'typebox/value'
import { Scenario } from '../../demo/format.ts'
import { loadWriting } from '../../demo/load.ts'
import { renderScenario } from '../../demo/render.ts'
import { type Progress, type RunResult, runScenario, type ScenarioDoor } from '../../demo/run.ts'
import type { PipelineView } from '../../modules/oversight/index.ts'
import { fault } from '../../platform/errors/index.ts'
import type { House } from './compose.ts'
import type { Running } from './main.ts'

/** Name of the scenario that comes with the house. */
export const FIRST_RUN = 'first-run'

/**
 * The scenario of a file, or the one that comes with the house.
 * @throws Fault `invalid-input` when the file cannot be read or is not in the scenario format
 */
export function readScenario(file: string): Scenario {
  if (file === FIRST_RUN) return renderScenario(loadWriting())
  const value = parseFile(file)
  if (!Value.Check(Scenario, value)) {
    const errors = Value.Errors(Scenario, value).map(({ instancePath, message }) => ({
      path: instancePath || '/',
      message,
    }))
    const first = errors[0]
    throw fault(
      'invalid-input',
      `${file}${first?.path ?? ''}: ${first?.message ?? 'does not fit'}. docs/scenario-format.md describes the format.`,
      errors.slice(0, 20),
    )
  }
  const unknown = value.reports.find(({ id }) => !Object.hasOwn(value.truth.reports, id))
  if (unknown !== undefined)
    throw fault('invalid-input', `${file}: report ${unknown.id} has no entry in /truth/reports.`)
  return value
}

function parseFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw fault('invalid-input', `${file}: ${(error as Error).message}. Name a scenario file in JSON.`)
  }
}

/**
 * Plays a scenario in a running house and shows its progress on the watch floor.
 * @returns undefined when this house has played it to its end before
 */
export async function playScenario(
  running: Running,
  scenario: Scenario,
  onProgress: (progress: Progress) => void,
): Promise<RunResult | undefined> {
  const { name } = scenario
  if ((await played(running.url))?.name === name) return undefined
  let shown = Promise.resolve()
  let last = 0
  const show = (progress: Progress, summary: unknown) => {
    shown = shown.then(() => running.house.oversight.setScenario({ name, ...progress, summary }))
    return shown
  }
  const result = await runScenario(scenario, {
    server: running.url,
    door: doorOf(running.house),
    onProgress(progress) {
      onProgress(progress)
      // Every report is progress; the database hears of it once a second.
      if (Date.now() - last < 1000 || progress.phase === 'done') return
      last = Date.now()
      void show(progress, null)
    },
  })
  const total = scenario.reports.length
  await show({ phase: 'done', done: total, total }, result.summary)
  return result
}

async function played(server: string): Promise<{ name: string } | undefined> {
  const response = await fetch(new URL('/v1/pipeline', server))
  if (!response.ok) return undefined
  const { scenario } = (await response.json()) as PipelineView
  return scenario?.summary == null ? undefined : scenario
}

const doorOf = ({ access, reference }: House): ScenarioDoor => ({
  reference: (given) => reference.take(given),
  async key({ login, organisation, displayName, roles, scopes }) {
    const coordinator = roles.includes('coordinator')
    const id = await access.ensureAccount({
      organisation,
      login,
      displayName,
      roles,
      tlp: coordinator ? 'red' : 'amber',
    })
    // Keys of a scenario end with its day: nobody needs them afterwards.
    const tomorrow = new Date(Date.now() + 24 * 3600 * 1000)
    return (await access.createKey(id, 'scenario', scopes, tomorrow)).secret
  },
})
