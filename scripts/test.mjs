// npm test [-- FILTER …]: installs what is missing, runs every test and ends with one plain line.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { root, tool } from './lib/run.mjs'

await main(async () => {
  await ensureInstalled()
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-test-'))
  const report = join(dir, 'report.json')
  try {
    const code = await tool('vitest/vitest.mjs', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ])
    summarise(JSON.parse(readFileSync(report, 'utf8')))
    return code
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})

function summarise({
  numPassedTests: passed,
  numFailedTests,
  numPendingTests,
  numTodoTests = 0,
  testResults,
}) {
  for (const { name, assertionResults } of testResults) {
    const skipped = assertionResults.filter(({ status }) => ['pending', 'skipped', 'todo'].includes(status))
    if (skipped.length === 0) continue
    const groups = new Set(skipped.map(({ ancestorTitles }) => ancestorTitles[0] ?? 'top level'))
    console.log(`skipped: ${relative(root, name)}: ${[...groups].join('; ')} (${skipped.length})`)
  }
  // A file that could not be loaded holds no tests, yet it is a failure.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  for (const { name, message } of unloaded)
    console.log(`failed to load: ${relative(root, name)}: ${message?.split('\n')[0]}`)
  console.log(
    `${passed} passed, ${numFailedTests + unloaded.length} failed, ${numPendingTests + numTodoTests} skipped`,
  )
}
