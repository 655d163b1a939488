// Drives a program that has been started: its jobs, its timers, its end.

/** How long a program that has ended is given for what it left running. */
const GRACE_MS = 1000
export const LIMIT_REACHED = 'CPU or wall-clock limit reached'
const sleeper = new Int32Array(new SharedArrayBuffer(4))

/**
 * @param context QuickJS context
 * @param control calls one of the harness's control functions by name
 * @param {{ wallMs: number }} limits
 * @param {() => { clock: { wallMs(): number }, exited: boolean, cut: boolean }} look
 * @returns {{ end: string, error?: string }}
 */
export function pump(context, control, limits, look) {
  try {
    control('start')
    for (let settledAt; ; ) {
      const { clock, exited, cut } = look()
      if (cut) return { end: 'interrupted', error: LIMIT_REACHED }
      if (exited) return { end: 'completed' }
      if (clock.wallMs() >= limits.wallMs) return { end: 'interrupted', error: 'wall-clock limit reached' }
      const jobs = context.runtime.executePendingJobs(1000)
      if (jobs.error) throw new EngineError(context, jobs.error)
      if (jobs.value > 0) continue
      const state = control('state')
      if (state === 'failed') {
        const report = control('report')
        const at = report.indexOf(':')
        return ended(report.slice(0, at), report.slice(at + 1))
      }
      const settled = state === 'completed'
      if (settled) settledAt ??= clock.wallMs()
      if (settled && clock.wallMs() - settledAt > GRACE_MS) return { end: 'completed' }
      const wait = control('timer', settled ? context.true : context.false)
      if (wait > 0) Atomics.wait(sleeper, 0, 0, Math.min(wait, 50))
      else if (wait < 0 && settled) return { end: 'completed' }
      else if (wait < 0)
        return { end: 'threw', error: 'The program waits for a promise that nothing is left to settle.' }
    }
  } catch (error) {
    if (error instanceof EngineError) return ended('threw', error.message)
    throw error
  }
}

function ended(kind, message) {
  if (/^InternalError: interrupted/.test(message)) return { end: 'interrupted', error: LIMIT_REACHED }
  if (/^InternalError: out of memory/.test(message)) return { end: 'out-of-memory', error: message }
  return { end: kind, error: message }
}

export class EngineError extends Error {
  constructor(context, handle) {
    const value = context.dump(handle)
    handle.dispose()
    super(
      value && typeof value === 'object'
        ? `${value.name}: ${value.message}\n${value.stack ?? ''}`
        : String(value),
    )
  }
}
