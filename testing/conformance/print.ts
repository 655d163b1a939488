import type { Judged } from './expected.ts'
import type { Suite, SuiteOutcome } from './suite.ts'

export type SuiteReport =
  | { suite: Suite; absent: true }
  | {
      suite: Suite
      absent: false
      outcome: SuiteOutcome
      judged: Judged
      holds: boolean
      milliseconds: number
    }

/** Failures shown in full; the rest is counted. */
const MOST_SHOWN = 20

export function printSuite(report: SuiteReport): void {
  const { suite } = report
  if (report.absent) {
    line(`${suite.name}: not in this corpus, skipped`)
    return
  }
  const { outcome, judged } = report
  line(`${suite.name} (${(report.milliseconds / 1000).toFixed(1)} s)`)
  const folderOf = (name: string) => {
    const within = suite.folders.filter(
      (folder) => name.startsWith(`${folder}/`) || name.startsWith(`${folder}#`),
    )
    return within.sort((a, b) => b.length - a.length)[0] ?? 'made here'
  }
  const count = (names: readonly string[], folder: string) =>
    names.filter((name) => folderOf(name) === folder).length
  for (const folder of [...suite.folders, 'made here']) {
    const passed = count(outcome.passed, folder)
    const failed = count(
      outcome.failed.map((note) => note.case),
      folder,
    )
    const skipped = count(
      outcome.skipped.map((note) => note.case),
      folder,
    )
    if (passed + failed + skipped > 0)
      line(`  ${folder}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
  }
  for (const note of judged.unexpected.slice(0, MOST_SHOWN)) line(`  FAILED ${note.case}: ${note.why}`)
  const more = judged.unexpected.length - MOST_SHOWN
  if (more > 0) line(`  and ${more} more; --json shows all`)
  if (judged.expected > 0) line(`  ${judged.expected} failed as expected-failures.json says`)
  for (const name of judged.mended) line(`  MENDED ${name}: take it off expected-failures.json`)
  if (judged.share < suite.bar) {
    line(`  BELOW ITS BAR: ${percent(judged.share)} of the cases passed, at least ${percent(suite.bar)} must`)
  }
}

export function printTotal(reports: readonly SuiteReport[]): void {
  const run = reports.filter((report) => !report.absent)
  const sum = (pick: (report: (typeof run)[number]) => number) =>
    run.reduce((total, report) => total + pick(report), 0)
  const broken = run.filter((report) => !report.holds).map((report) => report.suite.name)
  line(
    `total: ${sum((report) => report.judged.passed)} passed, ${sum((report) => report.judged.unexpected.length)} failed, ` +
      `${sum((report) => report.judged.expected)} failed as expected, ${sum((report) => report.judged.skipped)} skipped`,
  )
  line(broken.length === 0 ? 'every suite holds' : `does not hold: ${broken.join(', ')}`)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

function line(text: string): void {
  process.stdout.write(`${text}\n`)
}
