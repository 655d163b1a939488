import { parseArgs } from 'node:util'
import { loadConfig } from '../../platform/config/index.ts'
import { type Running, serve } from './main.ts'
import { fail, runProcess, tell } from './process.ts'
import { playScenario, readScenario } from './scenario.ts'

/**
 * `tocsin serve` and `tocsin demo`.
 *   --scenario FILE|first-run   plays a scenario once the house is open
 *   --exit                      closes when it has been played
 */
const { values } = parseArgs({
  options: { scenario: { type: 'string' }, exit: { type: 'boolean', default: false } },
})

await runProcess(async () => {
  const scenario = values.scenario === undefined ? undefined : readScenario(values.scenario)
  const running = await serve(loadConfig())
  tell({ event: 'listening', url: running.url })
  if (!process.connected) process.stdout.write(`Tocsin listens at ${running.url}\n`)
  if (scenario !== undefined) void play(running, scenario)
  return running
})

async function play(running: Running, scenario: ReturnType<typeof readScenario>): Promise<void> {
  let code = 0
  try {
    const result = await playScenario(running, scenario, (progress) =>
      tell({ event: 'progress', ...progress }),
    )
    if (result === undefined) tell({ event: 'played before' })
    else tell({ event: 'summary', ...result })
  } catch (error) {
    code = 1
    fail(error)
  }
  if (!values.exit) return
  await running.close()
  process.exit(code)
}
