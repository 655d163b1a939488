import { type ChildProcess, spawn } from 'node:child_process'
import type { Limits, PlannedRun, Program, RunObservation } from '../../../standards/judging/types.ts'
import { parseAnswer, readLines } from '../lines.ts'
import { engineMain, engineOptions } from './confinement.ts'

/** One run as the engine's process receives it. */
export interface EngineJob {
  id: string
  nonce: PlannedRun['nonce']
  build: string
  target: string
  stub: boolean
  format: 'commonjs' | 'module'
  source: Program['source']
  limits: Limits
}

/** The most a process may say in its life: 64 observations at their largest, and some. */
const MAX_SAID_BYTES = 48 * 1_048_576
const READY_MS = 20_000
/** Time the process's own supervisor has to end a run before the driver kills the process. */
const KILL_SLACK_MS = 3_000

/**
 * A killable process holding a WebAssembly engine, used for one reproduction and then ended.
 * It inherits no environment, and speaks JSON lines over its standard input and output.
 */
export interface EngineProcess {
  ready: Promise<void>
  alive(): boolean
  sendBuild(digest: string, packed: Buffer): void
  /** Resolves to undefined when the process died or had to be killed during the run. */
  run(job: EngineJob): Promise<RunObservation | undefined>
  end(): void
}

export function startEngine(): EngineProcess {
  const main = engineMain()
  const child = spawn(process.execPath, [...engineOptions(main), main], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {},
    windowsHide: true,
  })
  let pending: ((observation: RunObservation | undefined) => void) | undefined
  let becomeReady: () => void = () => {}
  let failReady: (error: Error) => void = () => {}
  const ready = new Promise<void>((resolve, reject) => {
    becomeReady = resolve
    failReady = reject
  })
  ready.catch(() => {})
  const timer = setTimeout(() => failReady(new Error('the engine did not start in time')), READY_MS)
  const settle = (observation: RunObservation | undefined) => {
    const resolve = pending
    pending = undefined
    resolve?.(observation)
  }
  readLines(child.stdout!, MAX_SAID_BYTES, (line) => {
    const message = parseAnswer(line)
    if (message?.ready) {
      clearTimeout(timer)
      becomeReady()
    } else if (message?.observation) settle(message.observation)
    else kill(child)
  }).catch(() => kill(child))
  child.stdin!.on('error', () => {})
  child.on('error', (error) => failReady(error))
  child.on('exit', () => {
    clearTimeout(timer)
    failReady(new Error('the engine process ended'))
    settle(undefined)
  })
  child.unref()
  const alive = () => child.exitCode === null && child.signalCode === null
  return {
    ready,
    alive,
    sendBuild(digest, packed) {
      child.stdin!.write(`${JSON.stringify({ build: digest, bytes: packed.length })}\n`)
      child.stdin!.write(packed)
    },
    run(job) {
      if (!alive()) return Promise.resolve(undefined)
      return new Promise((resolve) => {
        const deadline = setTimeout(() => kill(child), job.limits.wallMs + KILL_SLACK_MS)
        pending = (observation) => {
          clearTimeout(deadline)
          resolve(observation)
        }
        child.stdin!.write(`${JSON.stringify({ job })}\n`)
      })
    },
    end: () => kill(child),
  }
}

function kill(child: ChildProcess): void {
  child.kill('SIGKILL')
}
