// Packages: installed when they are missing or no longer those of the lock file.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm, root, say } from './run.mjs'

const lock = join(root, 'package-lock.json')
const installed = join(root, 'node_modules', '.package-lock.json')
/** Hash of the lock file that was installed last: times of files change in checkouts and copies. */
const mark = join(root, 'node_modules', '.tocsin-installed')

/** Installs what is missing. @throws Error that says how to mend it */
export async function ensureInstalled() {
  checkNode()
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex')
  if (isInstalled(wanted)) return
  say('Installing packages (npm ci) …')
  const code = await npm(['ci', '--include=dev'], { out: 'stderr' })
  if (code !== 0) {
    throw new Error(
      'npm ci failed; its reason stands above. Check the network and the npm configuration, then try again.',
    )
  }
  writeFileSync(mark, wanted)
}

function isInstalled(wanted) {
  if (!existsSync(installed)) return false
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return true
  // Somebody ran npm by hand: npm writes its own record last.
  if (statSync(installed).mtimeMs < statSync(lock).mtimeMs) return false
  writeFileSync(mark, wanted)
  return true
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(
    `Node ${process.versions.node} is too old: install Node 20.19 or newer from https://nodejs.org.`,
  )
}
