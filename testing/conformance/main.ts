import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type ExpectedFailure, judge } from './expected.ts'
import expectedFailures from './expected-failures.json' with { type: 'json' }
import { hasFolder } from './files.ts'
import { printSuite, printTotal, type SuiteReport } from './print.ts'
import { SUITES } from './registry.ts'

const USAGE = `Usage: npm run conformance -- [--corpus DIR] [--suite NAME[,NAME]] [--json]

Runs the official test suites and real records of a corpus against this code.
The corpus is --corpus, else the environment variable TOCSIN_CORPUS.
Suites: ${SUITES.map((suite) => suite.name).join(', ')}
`

/** Exit code: 0 every suite holds, 1 one does not, 2 the command cannot run as asked. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${USAGE}`)
    return 2
  }
  if (options.help) {
    process.stdout.write(USAGE)
    return 0
  }
  const reports: SuiteReport[] = []
  for (const suite of options.suites) {
    if (!suite.folders.some((folder) => hasFolder(options.corpus, folder))) {
      reports.push({ suite, absent: true })
      if (!options.json) printSuite({ suite, absent: true })
      continue
    }
    const started = performance.now()
    const outcome = await suite.run(options.corpus)
    const judged = judge(suite.name, outcome, expectedFailures satisfies ExpectedFailure[])
    const holds = judged.unexpected.length === 0 && judged.mended.length === 0 && judged.share >= suite.bar
    const report = {
      suite,
      absent: false as const,
      outcome,
      judged,
      holds,
      milliseconds: performance.now() - started,
    }
    reports.push(report)
    if (!options.json) printSuite(report)
  }
  if (options.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`)
  else printTotal(reports)
  return reports.every((report) => report.absent || report.holds) ? 0 : 1
}

interface Options {
  corpus: string
  suites: typeof SUITES
  json: boolean
  help: boolean
}

function readOptions(args: string[]): Options | string {
  const flags = {
    corpus: { type: 'string' },
    suite: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const
  let values: { corpus?: string; suite?: string; json?: boolean; help?: boolean }
  try {
    values = parseArgs({ args, options: flags }).values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  if (values.help) return { corpus: '', suites: SUITES, json: false, help: true }
  const given = values.corpus ?? process.env.TOCSIN_CORPUS
  if (given === undefined || given === '') return 'No corpus: give --corpus DIR or set TOCSIN_CORPUS.'
  const corpus = resolve(given)
  if (!existsSync(corpus)) return `No corpus at ${corpus}.`
  const names = values.suite?.split(',').map((name) => name.trim())
  const unknown = names?.find((name) => !SUITES.some((suite) => suite.name === name))
  if (unknown !== undefined) return `No suite called ${unknown}.`
  const suites = names === undefined ? SUITES : SUITES.filter((suite) => names.includes(suite.name))
  return { corpus, suites, json: values.json ?? false, help: false }
}

process.exitCode = await main(process.argv.slice(2))
