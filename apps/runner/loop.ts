import { setTimeout as sleep } from 'node:timers/promises'
import type { RunnerJob } from '../../modules/validation/wire.ts'
import type { DriverName, SandboxDriver } from '../../platform/sandbox/index.ts'
import type { Build } from '../../standards/judging/types.ts'
import { type RunnerClient, ServerRefusal } from './client.ts'
import { offerOf } from './equipment.ts'
import { perform } from './perform.ts'

const LONGEST_PAUSE_MS = 30_000
/** A server that answers "nothing" at once is not asked again at once. */
const EMPTY_PAUSE_MS = 500
const ANSWER_TRIES = 6
/** A quarter of what the house waits for a sign of life: one that is lost does no harm. */
const HEARTBEAT_MS = 2_500

export interface LoopOptions {
  client: RunnerClient
  capacity: number
  builds: (digest: string) => Promise<Build>
  /** Grows while self-tests finish. */
  drivers: Map<DriverName, SandboxDriver>
  toMend: Map<DriverName, string>
  /** Aborted: claim nothing more; what runs is finished. */
  stop: AbortSignal
  say(message: string): void
}

/**
 * Claims work while there is room for it, runs it, answers it. Ends when `stop` is aborted and the last
 * running job is answered.
 * @throws ServerRefusal when the key is not accepted: asking again would not help
 */
export async function runLoop(options: LoopOptions): Promise<void> {
  const { client, drivers } = options
  const running = new Map<Promise<void>, RunnerJob>()
  const heart = setInterval(() => {
    if (running.size === 0) return
    // A server that is away hears the next one; one that does not know of heartbeats needs none.
    client.heartbeat(offerOf(drivers.keys()), [...running.values()]).catch(() => {})
  }, HEARTBEAT_MS)
  try {
    await claimUntilStopped(options, running)
    await Promise.all(running.keys())
  } finally {
    clearInterval(heart)
  }
}

async function claimUntilStopped(
  options: LoopOptions,
  running: Map<Promise<void>, RunnerJob>,
): Promise<void> {
  const { client, capacity, drivers, stop, say } = options
  let failures = 0
  while (!stop.aborted) {
    const room = capacity - running.size
    if (room === 0) {
      await Promise.race(running.keys())
      continue
    }
    let jobs: RunnerJob[]
    const asked = performance.now()
    try {
      jobs = await client.claim(offerOf(drivers.keys()), room, stop)
      failures = 0
    } catch (error) {
      if (stop.aborted) break
      if (error instanceof ServerRefusal && (error.status === 401 || error.status === 403)) throw error
      failures += 1
      const ms = pause(failures)
      say(`claiming work failed, next try in ${Math.round(ms / 1000)} s: ${words(error)}`)
      await rest(ms, stop)
      continue
    }
    for (const job of jobs) {
      const done = serve(job, options).finally(() => running.delete(done))
      running.set(done, job)
    }
    if (jobs.length === 0 && performance.now() - asked < EMPTY_PAUSE_MS) await rest(EMPTY_PAUSE_MS, stop)
  }
}

async function serve(job: RunnerJob, { client, builds, drivers, toMend, say }: LoopOptions): Promise<void> {
  const outcome = await perform(job.drivers, job.plan, builds, { drivers, toMend })
  for (let tries = 1; ; tries++) {
    try {
      await client.answer(job, outcome)
      return
    } catch (error) {
      // An answer the server will never take is given up; the job's lease ends and somebody runs it again.
      const lasting = error instanceof ServerRefusal && error.status < 500 && error.status !== 429
      if (lasting || tries === ANSWER_TRIES) {
        say(`the outcome of ${job.reproductionId} could not be delivered: ${words(error)}`)
        return
      }
      await sleep(pause(tries))
    }
  }
}

/** 1 s, 2 s, 4 s … 30 s. */
const pause = (failures: number): number => Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures)

async function rest(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch(() => {})
}

function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : ''
  return `${error.message}${cause}`
}
