// Runs the conformance suites: the compiled program where there is one, else the sources through tsx.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiled = `${root}dist/testing/conformance/main.js`
const source = `${root}testing/conformance/main.ts`
const program = existsSync(compiled) ? [compiled] : ['--import', import.meta.resolve('tsx'), source]

const { status } = spawnSync(process.execPath, [...program, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
