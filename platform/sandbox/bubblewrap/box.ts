import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import type { RunObservation } from '../../../standards/judging/types.ts'
import { parseAnswer, readLines } from '../lines.ts'
import { type BoxLayout, bwrapArguments } from './arguments.ts'
import type { Slot } from './slots.ts'
import { watchMemory } from './watchdog.ts'

/** The most one box may say in its life. */
const MAX_SAID_BYTES = 48 * 1_048_576
const START_MS = 20_000
const RUN_SLACK_MS = 5_000
/** What the box's own two Node processes take before a program has done anything. */
const BASE_BYTES = 192 * 1_048_576

/** Limits every process of a box inherits. POSIX sh: no other program is needed. Blocks of 512 bytes. */
const RLIMITS =
  'ulimit -c 0; ulimit -f 32768; ulimit -n 256; ulimit -p 128 2>/dev/null || ulimit -u 128; exec "$@"'

export interface BoxStart {
  bwrap: string
  slot: Slot | undefined
  layout: Omit<BoxLayout, 'seccompFd' | 'statusFd'>
  seccompFile: string
  memoryMiB: number
  command: readonly string[]
}

/** A started sandbox: many jobs, one report, then ended. */
export interface Box {
  ready: Promise<void>
  /**
   * Jobs may be given ahead; they run one after another. Resolves to undefined when the box was lost: the
   * first of the unanswered ones was running then.
   */
  run(job: object, wallMs: number): Promise<RunObservation | undefined>
  /** bwrap's own words about why it ended; empty while it lives. */
  said(): string
  end(): Promise<void>
}

export function spawnBox(start: BoxStart): { child: ChildProcess; status: Promise<string> } {
  // Reopened for every start: bwrap reads it to the end, and a shared offset would leave nothing for the next.
  const seccomp = openSync(start.seccompFile, 'r')
  try {
    const args = bwrapArguments({ ...start.layout, seccompFd: 4, statusFd: 3 }, [
      '/bin/sh',
      '-c',
      RLIMITS,
      'sh',
      ...start.command,
    ])
    const child = spawn(start.bwrap, args, {
      stdio: ['pipe', 'pipe', 'pipe', 'pipe', seccomp],
      env: {},
      cwd: '/',
      // Never real uid 0 inside: it could open the kernel's own settings for writing, and no limit would apply.
      ...(start.slot ? { uid: start.slot.uid, gid: start.slot.gid } : {}),
    })
    return { child, status: collect(child.stdio[3] as Readable) }
  } finally {
    closeSync(seccomp)
  }
}

export function startBox(start: BoxStart): Box {
  const { child } = spawnBox(start)
  const waiting: { resolve: (observation: RunObservation | undefined) => void; wallMs: number }[] = []
  let deadline: NodeJS.Timeout | undefined
  let settleReady: { resolve: () => void; reject: (error: Error) => void } | undefined
  const ready = new Promise<void>((resolve, reject) => {
    settleReady = { resolve, reject }
  })
  ready.catch(() => {})
  let words = ''
  child.stderr!.on('data', (chunk: Buffer) => {
    if (words.length < 4096) words += chunk.toString('utf8')
  })
  const watchdog = watchMemory(child.pid ?? -1, start.memoryMiB * 1_048_576 + BASE_BYTES)
  // Only the first job in line runs, so only it has a deadline.
  const watchFirst = () => {
    clearTimeout(deadline)
    const [first] = waiting
    if (first) deadline = setTimeout(() => child.kill('SIGKILL'), first.wallMs + RUN_SLACK_MS)
  }
  const answer = (observation: RunObservation) => {
    const first = waiting.shift()
    watchFirst()
    const struck = watchdog.tripped()
    const error = 'memory limit of the sandbox reached'
    first?.resolve(struck ? { ...observation, end: 'out-of-memory', error } : observation)
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS)
  readLines(child.stdout!, MAX_SAID_BYTES, (line) => {
    const message = parseAnswer(line)
    if (message?.ready) {
      clearTimeout(timer)
      settleReady?.resolve()
    } else if (message?.observation) answer(message.observation)
    else child.kill('SIGKILL')
  }).catch(() => child.kill('SIGKILL'))
  ;(child.stdin as Writable).on('error', () => {})
  child.on('error', (error) => settleReady?.reject(error))
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      clearTimeout(timer)
      watchdog.stop()
      settleReady?.reject(new Error(`the sandbox ended: ${words.trim() || 'without a word'}`))
      clearTimeout(deadline)
      for (const { resolve: lost } of waiting.splice(0)) lost(undefined)
      resolve()
    })
    child.on('error', () => resolve())
  })
  return {
    ready,
    said: () => words,
    run(job, wallMs) {
      if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(undefined)
      return new Promise((resolve) => {
        waiting.push({ resolve, wallMs })
        if (waiting.length === 1) watchFirst()
        child.stdin!.write(`${JSON.stringify(job)}\n`)
      })
    },
    end() {
      child.kill('SIGKILL')
      return ended
    },
  }
}

async function collect(stream: Readable): Promise<string> {
  let text = ''
  try {
    for await (const chunk of stream) if (text.length < 4096) text += String(chunk)
  } catch {}
  return text
}
