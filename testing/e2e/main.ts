import { mkdirSync } from 'node:fs'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import type { Browser } from 'playwright-core'
import { findChromium, launchChromium } from './chromium.ts'
import { openHouse } from './house.ts'
import { offlineRecipe, smallScenario } from './scenario.ts'
import { enter, type Visitor } from './visitor.ts'
import type { Stage, Walk } from './walk.ts'
import { WALKS } from './walks/index.ts'

/** A walk that hangs in spite of the timeouts of its waits. */
const WALKED_WITHIN_MS = 180_000

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Exit code: 0 every walk arrived or was skipped, 1 one did not, 2 the command cannot run as asked. */
async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { shots: { type: 'string' } },
  })
  const chosen = WALKS.filter(
    ({ name }) => positionals.length === 0 || positionals.some((filter) => name.includes(filter)),
  )
  if (chosen.length === 0) {
    process.stderr.write(`No walk is called that. There are: ${WALKS.map(({ name }) => name).join(', ')}\n`)
    return 2
  }
  const executable = findChromium()
  if (executable === undefined) {
    for (const { name, title } of chosen) say(`skipped ${name}: ${title}`)
    say('There is no Chromium here. Install it, or name one in the environment variable TOCSIN_CHROMIUM.')
    say(`0 passed, 0 failed, ${WALKS.length} skipped`)
    return 0
  }
  if (values.shots !== undefined) mkdirSync(values.shots, { recursive: true })
  const scenario = smallScenario()
  const house = await openHouse(scenario)
  try {
    const browser = await launchChromium(executable)
    let passed = 0
    for (const walk of chosen) {
      const stage = { browser, url: house.url, shots: values.shots, offlineRecipe: offlineRecipe(scenario) }
      if (await goes(walk, stage)) passed += 1
    }
    await browser.close()
    say(`${passed} passed, ${chosen.length - passed} failed, ${WALKS.length - chosen.length} skipped`)
    return passed === chosen.length ? 0 : 1
  } finally {
    await house.close()
  }
}

interface Setting {
  browser: Browser
  url: string
  shots: string | undefined
  offlineRecipe: object
}

/** Goes one walk and says how it went. */
async function goes(walk: Walk, { browser, url, shots, offlineRecipe }: Setting): Promise<boolean> {
  const started = performance.now()
  const visitors: Visitor[] = []
  const stage: Stage = {
    offlineRecipe,
    async enter() {
      const visitor = await enter(browser, url, shots)
      visitors.push(visitor)
      return visitor
    },
  }
  const faults: string[] = []
  await within(walk.run(stage)).catch((error: unknown) => faults.push(messageOf(error)))
  // What the console said often explains why a walk did not arrive.
  for (const visitor of visitors)
    await visitor.leave().catch((error: unknown) => faults.push(messageOf(error)))
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say(`${faults.length === 0 ? 'passed' : 'FAILED'} ${walk.name}: ${walk.title} (${seconds} s)`)
  for (const fault of faults) say(fault.replaceAll(/^/gm, '    '))
  return faults.length === 0
}

async function within(walking: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`The walk did not end in ${WALKED_WITHIN_MS / 1000} s.`)
    timer = setTimeout(() => reject(error), WALKED_WITHIN_MS)
  })
  await Promise.race([walking, late]).finally(() => clearTimeout(timer))
}

/** Of Playwright's log of attempts only the first line, which names what was looked for. */
function messageOf(error: unknown): string {
  const text = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  const [words = '', log = ''] = text.split('\nCall log:\n')
  return `${words}${log === '' ? '' : `\n${log.split('\n', 1)[0]}`}`
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`)
  return 2
})
