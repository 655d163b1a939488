// Starting programs the same way on every system: no shell, Node by its own path, signals passed on.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** Says something to the person at the terminal; standard output stays free for results. */
export const say = (text) => process.stderr.write(`${text}\n`)

/**
 * Runs Node with arguments in the checkout. @returns its exit code
 * @param options.out where its standard output goes: 'inherit', 'ignore' or 'stderr'
 */
export function node(args, options = {}) {
  return start(process.execPath, args, options)
}

/** A program of an installed package, by its file below node_modules. */
export const tool = (file, args, options) =>
  node([join(root, 'node_modules', ...file.split('/')), ...args], options)

/** The npm that started us, or the one beside Node: both are JavaScript, so no shell is needed. */
export function npm(args, options = {}) {
  const beside = dirname(process.execPath)
  const candidates = [
    process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined,
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  const cli = candidates.find((path) => path !== undefined && existsSync(path))
  return cli === undefined ? start('npm', args, options) : node([cli, ...args], options)
}

function start(command, args, { out = 'inherit', env = {} } = {}) {
  const stdout = out === 'stderr' ? 2 : out
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['inherit', stdout, 'inherit'],
    env: { ...process.env, ...env },
  })
  const pass = (signal) => child.kill(signal)
  process.on('SIGTERM', pass)
  // The terminal sends Ctrl-C to the child as well: only wait for its end.
  const ignore = () => {}
  process.on('SIGINT', ignore)
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${command} cannot be started: ${error.message}`)))
    child.once('exit', (code, signal) => {
      process.off('SIGTERM', pass)
      process.off('SIGINT', ignore)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}
