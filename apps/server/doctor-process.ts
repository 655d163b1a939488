import { parseArgs } from 'node:util'
import { type Config, loadConfig } from '../../platform/config/index.ts'
import { checkFeeds } from './doctor/feeds.ts'
import { checkDatabase, checkKeys } from './doctor/house.ts'
import { checkDataDirectory, checkNode, checkPort, checkProxies, checkTools } from './doctor/machine.ts'
import { checkMail } from './doctor/mail.ts'
import { checkRegistry } from './doctor/packages.ts'
import { checkSandbox } from './doctor/sandbox.ts'
import { type Check, problem } from './doctor/types.ts'

/** `tocsin doctor`: looks, changes nothing, and ends with 1 when something must be mended first. */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const SIGNS = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM' } as const

const checks: Check[] = []
for await (const check of examine()) {
  checks.push(check)
  if (!values.json) process.stdout.write(`${lineOf(check)}\n`)
}
const problems = checks.filter(({ status }) => status === 'problem').length
if (values.json) process.stdout.write(`${JSON.stringify({ ok: problems === 0, checks })}\n`)
else
  process.stdout.write(
    problems === 0 ? '\nTocsin can run here.\n' : `\n${problems} to mend before Tocsin can run here.\n`,
  )
process.exitCode = problems === 0 ? 0 : 1
if (process.connected) process.disconnect()

async function* examine(): AsyncGenerator<Check> {
  yield checkNode()
  const config = readConfig()
  if ('status' in config) {
    yield config
    return
  }
  yield* checkDataDirectory(config)
  yield checkKeys(config)
  yield* await checkDatabase(config)
  yield await checkPort(config)
  yield checkProxies(config)
  yield checkFeeds(config)
  yield* checkMail(config)
  yield* await checkSandbox()
  yield* checkTools()
  yield await checkRegistry()
}

function readConfig(): Config | Check {
  try {
    return loadConfig()
  } catch (error) {
    return problem('Configuration', (error as Error).message, 'Correct it as said, then ask again.')
  }
}

function lineOf({ what, status, found, mend }: Check): string {
  return `${SIGNS[status]}  ${what}: ${found}${mend === undefined ? '' : `\n           ${mend}`}`
}
