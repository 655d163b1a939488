import type { RunResult } from '../../demo/run.ts'

/** What a started process tells the one that started it, as plain data over the IPC channel. */
export type Message =
  | { event: 'listening'; url: string }
  | { event: 'started' }
  | { event: 'progress'; phase: string; done: number; total: number }
  | ({ event: 'summary' } & RunResult)
  | { event: 'played before' }
  | { event: 'failed'; code: string; message: string }

/** Tells the parent, if there is one. */
export function tell(message: Message): void {
  if (process.connected) process.send?.(message)
}

/**
 * Runs a process to its end: closes in order on SIGINT, SIGTERM or when the parent is gone; a second signal
 * ends it at once. A failure is told to the parent, or printed.
 * @param start answers how to close what it started
 */
export async function runProcess(start: () => Promise<{ close(): Promise<void> }>): Promise<void> {
  let running: { close(): Promise<void> } | undefined
  let ending = false
  const end = (code: number) => {
    if (ending) process.exit(code)
    ending = true
    // A close that hangs must not keep the terminal.
    setTimeout(() => process.exit(code), 20_000).unref()
    void (running?.close() ?? Promise.resolve()).finally(() => process.exit(code))
  }
  process.on('SIGINT', () => end(0))
  process.on('SIGTERM', () => end(0))
  process.on('disconnect', () => end(0))
  try {
    running = await start()
    if (ending) await running.close()
  } catch (error) {
    fail(error)
    end(1)
  }
}

/** Runs a command that ends by itself: exit code 2 when what it was given is wrong, 1 for any other failure. */
export async function runOnce(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    fail(error)
    process.exitCode = (error as { code?: string }).code === 'invalid-input' ? 2 : 1
  } finally {
    // The channel to the command line would keep this process alive.
    if (process.connected) process.disconnect()
  }
}

/** Says what went wrong; code and message of a Fault, the stack of anything else. */
export function fail(error: unknown): void {
  const code = (error as { code?: unknown }).code
  const known = error instanceof Error && error.name === 'Fault' && typeof code === 'string'
  const message = error instanceof Error ? error.message : String(error)
  if (process.connected) {
    tell({
      event: 'failed',
      code: known ? code : 'internal-error',
      message: known ? message : stackOf(error),
    })
  } else {
    process.stderr.write(`${known ? message : stackOf(error)}\n`)
  }
}

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
