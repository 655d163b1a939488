import { duration, list, quote } from './text.ts'
import type { Oracle, RunEnd, RunObservation } from './types.ts'
import { reportFits } from './weakness.ts'

/** docs/proofs.md, cpu-time: an absolute floor, a ratio, and how slow a benign input may be. */
export const CPU_FLOOR_MS = 400
export const CPU_RATIO = 10
export const BENIGN_CPU_MAX_MS = 100

/** What one run shows. `why` completes the sentence "… because/: why". */
export interface Reading {
  answer: 'falls' | 'stands' | 'no answer'
  why: string
}

export interface ReadingContext {
  oracle: Oracle
  cpuLimitMs: number
  /** CPU time of the slowest benign run; undefined when there is no usable one. */
  benignCpuMs: number | undefined
  /** differential only: what the same program observes on the other build, nonces masked. */
  reference: readonly string[] | undefined
  weakness: string | undefined
}

const falls = (why: string): Reading => ({ answer: 'falls', why })
const stands = (why: string): Reading => ({ answer: 'stands', why })
const noAnswer = (why: string): Reading => ({ answer: 'no answer', why })

/** The words for an end that answers nothing; undefined when the run did answer. */
export function failure(run: RunObservation): string | undefined {
  const said = run.error === undefined ? '' : `: ${quote(run.error)}`
  const words: Record<RunEnd, string | undefined> = {
    completed: undefined,
    threw: undefined,
    'load-error': `the program could not be loaded${said}`,
    interrupted: `it was interrupted after ${duration(run.cpuMs)} of CPU time, and exhausting the CPU is not what is claimed`,
    'out-of-memory': `it ran out of memory${said}`,
    'infrastructure-error': `the sandbox itself failed${said}`,
  }
  return words[run.end]
}

/** Observations with the run's own nonce masked: it differs between runs and proves nothing. */
export function masked(run: RunObservation, nonce: string): string[] {
  return run.observations.map((text) => text.split(nonce).join('<nonce>'))
}

export const sameObservations = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, i) => text === b[i])

/** Whether the target fell in this run, by the rule of the given oracle (docs/proofs.md). */
export function readRun(run: RunObservation, nonce: string, context: ReadingContext): Reading {
  if (context.oracle === 'cpu-time') return readCpu(run, context)
  const failed = failure(run)
  if (failed !== undefined) return noAnswer(failed)
  const quiet =
    run.end === 'threw' ? `the program ended with ${quote(run.error ?? 'an error')}` : 'it completed'
  switch (context.oracle) {
    case 'prototype-pollution':
      return run.polluted.length > 0
        ? falls(`${list(run.polluted.slice(0, 3).map((key) => quote(key)))} appeared`)
        : stands(`${quiet} and no shared prototype changed`)
    case 'marker':
      if (run.marked) return falls("the run's marker was called")
      return readSinks(run, nonce) ?? stands(`${quiet} and the marker was not called`)
    case 'canary-read':
      return run.canaryLeaked
        ? falls("the canary's secret came back")
        : stands(`${quiet} and the canary's secret stayed where it is`)
    case 'sanitizer':
      return readSanitizer(run, context.weakness, quiet)
    case 'differential':
      return readDifference(masked(run, nonce), context.reference)
  }
}

/** A sink counts with the nonce of this very run in what it was handed; the judge looks for itself. */
function readSinks(run: RunObservation, nonce: string): Reading | undefined {
  const reached = run.sinks.find((text) => text.includes(nonce))
  if (reached === undefined) return undefined
  return falls(
    `a command holding the run's nonce reached a sink: ${quote(reached.split(nonce).join('<nonce>'))}`,
  )
}

function readCpu(run: RunObservation, context: ReadingContext): Reading {
  const failed = run.end === 'interrupted' ? undefined : failure(run)
  if (failed !== undefined) return noAnswer(failed)
  if (run.cpuMs >= context.cpuLimitMs) {
    return falls(`it used ${duration(run.cpuMs)} of CPU time, the limit of ${duration(context.cpuLimitMs)}`)
  }
  const { benignCpuMs } = context
  if (benignCpuMs !== undefined && run.cpuMs > CPU_FLOOR_MS && run.cpuMs > CPU_RATIO * benignCpuMs) {
    return falls(
      `it used ${duration(run.cpuMs)} of CPU time where the benign input used ${duration(benignCpuMs)}`,
    )
  }
  // Stopped by the wall clock while idle: that is waiting, not exhaustion.
  if (run.end === 'interrupted')
    return noAnswer(`it was interrupted with only ${duration(run.cpuMs)} of CPU time used`)
  return stands(`it used ${duration(run.cpuMs)} of CPU time`)
}

function readSanitizer(run: RunObservation, weakness: string | undefined, quiet: string): Reading {
  if (run.sanitizer === undefined) return stands(`${quiet} and no sanitizer reported anything`)
  return reportFits(weakness, run.sanitizer)
    ? falls(`the sanitizer reported ${quote(run.sanitizer)}`)
    : stands(`the sanitizer reported ${quote(run.sanitizer)}, which is not what ${weakness} claims`)
}

function readDifference(observed: readonly string[], reference: readonly string[] | undefined): Reading {
  if (reference === undefined) return noAnswer('there is nothing to compare it with')
  const seen = quote(observed.join(' ') || 'nothing')
  return sameObservations(observed, reference)
    ? stands(`it observed the same as on the other build: ${seen}`)
    : falls(`it observed ${seen} where the other build gives ${quote(reference.join(' ') || 'nothing')}`)
}

/**
 * Whether a benign run passes. It must complete (an error would mean it does not show the normal use) and
 * must not fall; under cpu-time it must also be quick, or it cannot be the measure of the attack.
 */
export function readBenign(run: RunObservation, nonce: string, context: ReadingContext): Reading {
  if (context.oracle === 'cpu-time') {
    if (run.end !== 'completed')
      return noAnswer(failure(run) ?? `it ended with ${quote(run.error ?? 'an error')}`)
    return run.cpuMs < BENIGN_CPU_MAX_MS
      ? stands(`it completed in ${duration(run.cpuMs)} of CPU time`)
      : noAnswer(
          `it used ${duration(run.cpuMs)} of CPU time, ${BENIGN_CPU_MAX_MS} ms or more: too slow to measure the attack by`,
        )
  }
  const reading = readRun(run, nonce, context)
  if (reading.answer !== 'stands') return reading
  if (run.end !== 'completed') return noAnswer(`it ended with ${quote(run.error ?? 'an error')}`)
  return context.oracle === 'differential' ? reading : stands('it completed')
}
