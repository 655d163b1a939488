// Runs the conformance suites: the compiled program when it is newer than every source, else the sources.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiled = join(root, 'dist/testing/conformance/main.js')
const source = join(root, 'testing/conformance/main.ts')

/** A program compiled before the last edit would vouch for code that is no longer there. */
function isStale(program) {
  const made = statSync(program).mtimeMs
  return ['standards', 'testing/conformance'].some((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => /\.(?:ts|json)$/.test(name))
      .some((name) => statSync(join(root, folder, name)).mtimeMs > made),
  )
}

const isUsable = existsSync(compiled) && !(existsSync(source) && isStale(compiled))
const program = isUsable ? [compiled] : ['--import', import.meta.resolve('tsx'), source]
const { status } = spawnSync(process.execPath, [...program, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exitCode = status ?? 1
