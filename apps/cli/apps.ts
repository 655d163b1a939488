import { type ChildProcess, fork, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Message } from '../server/process.ts'
import { EXIT } from './exit.ts'

/** Other apps are started, never imported: one of them may be as untrusted as the runner. */
const SOURCE = import.meta.url.endsWith('.ts')
const entryPath = (entry: string): string =>
  fileURLToPath(new URL(`../${entry}.${SOURCE ? 'ts' : 'js'}`, import.meta.url))
const execArgv = SOURCE ? ['--import', 'tsx'] : []

export interface StartOptions {
  args?: string[]
  env?: NodeJS.ProcessEnv
  /** Its standard output goes to ours, or to standard error where ours holds a result. */
  stdout?: 'inherit' | 'stderr'
  onMessage?(message: Message): void
}

/**
 * Starts an app and waits for its end. A signal to us closes its channel, on which it ends in order; a
 * second signal ends it at once.
 * @returns its exit code
 */
export async function startApp(entry: string, options: StartOptions = {}): Promise<number> {
  const child = fork(entryPath(entry), options.args ?? [], {
    execArgv,
    env: options.env ?? process.env,
    stdio: ['inherit', options.stdout === 'stderr' ? 2 : 'inherit', 'inherit', 'ipc'],
  })
  const hear = options.onMessage ?? sayFailure
  child.on('message', (message) => hear(message as Message))
  const release = passSignals(child)
  try {
    return await exitOf(child)
  } finally {
    release()
  }
}

function sayFailure(message: Message): void {
  if (message.event === 'failed') process.stderr.write(`${message.message} [${message.code}]\n`)
}

function passSignals(child: ChildProcess): () => void {
  let first = 0
  const onSignal = () => {
    if (first === 0) {
      first = Date.now()
      if (child.connected) child.disconnect()
      else child.kill('SIGTERM')
    } else if (Date.now() - first > 1000) child.kill('SIGKILL')
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return () => {
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
}

const exitOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal === null ? EXIT.ok : EXIT.failed)))
  })

/** Runs an app on one text and answers what it prints. */
export async function pipeThrough(
  entry: string,
  args: string[],
  input: string,
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [...execArgv, entryPath(entry), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  // A child that ends early breaks the pipe; its exit code tells more.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve(status ?? EXIT.failed))
  })
  return { code, output: Buffer.concat(chunks).toString('utf8') }
}
