import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmdirSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import type { Config } from '../../../platform/config/index.ts'
import { type Check, ok, problem, warning } from './types.ts'

/** Node.js: the engines field of package.json. */
export function checkNode(version = process.versions.node): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return ok('Node.js', version)
  return problem('Node.js', `${version} is too old`, 'Install Node.js 20.19 or newer.')
}

const GiB = 1024 ** 3

/** The data directory can be written, and has room. */
export function checkDataDirectory({ dataDir }: Config): Check[] {
  const what = 'Data directory'
  const isNew = !existsSync(dataDir)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    return [
      problem(
        what,
        `${dataDir} cannot be written: ${(error as Error).message}`,
        'Give its user the right to write there, or choose another with TOCSIN_DATA_DIR.',
      ),
    ]
  }
  const { bavail, bsize } = statfsSync(dataDir)
  const free = (bavail * bsize) / GiB
  // Looking must not leave anything behind.
  if (isNew && readdirSync(dataDir).length === 0) rmdirSync(dataDir)
  const room =
    free < 1
      ? warning(
          'Disk space',
          `${free.toFixed(1)} GiB free`,
          'Make room: below 1 GiB a flood of reports may fill it.',
        )
      : ok('Disk space', `${free.toFixed(1)} GiB free`)
  return [ok(what, `${dataDir}${isNew ? ' (made on first start)' : ''}`), room]
}

/** The port is free, or taken by somebody. */
export async function checkPort({ host, port }: Config): Promise<Check> {
  const what = 'Port'
  if (port === 0) return ok(what, 'any free one')
  const server = createServer()
  const code = await new Promise<string | undefined>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
    server.listen(port, host, () => resolve(undefined))
  })
  await new Promise((resolve) => server.close(resolve))
  if (code === undefined) return ok(what, `${host}:${port} is free`)
  if (code === 'EADDRINUSE') {
    return warning(
      what,
      `${host}:${port} is taken, maybe by this house itself`,
      'If it is another program, choose another port with TOCSIN_PORT.',
    )
  }
  return problem(what, `${host}:${port}: ${code}`, 'Choose another address with TOCSIN_HOST and TOCSIN_PORT.')
}

/** Whether visitors behind a proxy can be told apart: limits count by address. */
export function checkProxies({ publicUrl, trustedProxies }: Config): Check {
  const what = 'Trusted proxies'
  if (trustedProxies.length > 0)
    return ok(what, `${trustedProxies.join(', ')}; forwarded headers of others count for nothing`)
  if (publicUrl === undefined) return ok(what, 'none: every request counts under the address it comes from')
  return warning(
    what,
    `none, and people reach the house as ${publicUrl}: behind a proxy they all share one rate limit`,
    'If a proxy stands before it, set TOCSIN_TRUSTED_PROXIES to its address.',
  )
}

interface Tool {
  what: string
  names: string[]
  gives: string
  install: string
}
const TOOLS: readonly Tool[] = [
  {
    what: 'bubblewrap',
    names: ['bwrap'],
    gives: 'real Node.js and C targets in a hardened sandbox',
    install: 'Linux: install the package "bubblewrap".',
  },
  {
    what: 'C compiler',
    names: ['clang', 'gcc', 'cc'],
    gives: 'C targets under AddressSanitizer',
    install: 'Install gcc or clang with its sanitizer libraries.',
  },
  {
    what: 'Chromium',
    names: ['chromium', 'chromium-browser', 'google-chrome'],
    gives: '`npm run e2e`',
    install: 'Install chromium; only those who change the screens need it.',
  },
]

/** Tools that add something and that nothing basic needs. */
export function checkTools(path = process.env.PATH ?? ''): Check[] {
  return TOOLS.map(({ what, names, gives, install }) => {
    const found = names.flatMap((name) => findProgram(name, path) ?? [])[0]
    return found === undefined
      ? warning(`Tool: ${what}`, `not found; without it there is no ${gives}`, install)
      : ok(`Tool: ${what}`, `${found}, for ${gives}`)
  })
}

function findProgram(name: string, path: string): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name]
  for (const directory of path.split(delimiter).filter(Boolean)) {
    for (const candidate of names.map((file) => join(directory, file))) {
      try {
        accessSync(candidate, constants.X_OK)
        return candidate
      } catch {
        // Not here: the next directory of the path is looked at.
      }
    }
  }
  return undefined
}
