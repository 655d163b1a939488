import type { Evidence } from './controls.ts'
import { list } from './text.ts'
import type { ControlResult, Oracle } from './types.ts'

export interface FixResult {
  /** Undefined: the runs do not show it either way. */
  holds: boolean | undefined
  reason: string
}

/** A fix that stood by luck this often is not called a fix. */
const LUCK_MAX = 0.05

/**
 * Whether the named fix repairs what fell: the fixed build must stand under the proof and still do the
 * benign work. A build that only failed to load, was interrupted or lost the function shows nothing.
 *
 * @param fallRate share of vulnerable runs that fell, above 0
 * @param others other classes the proof still triggers on the fixed build
 * @returns undefined when no fix was run
 */
export function judgeFix(
  evidence: Evidence,
  fallRate: number,
  others: readonly Oracle[],
): FixResult | undefined {
  const fixed = evidence.results.find(({ control }) => control === 'fixed')
  if (fixed === undefined) return undefined
  const benign = evidence.results.find(({ control }) => control === 'fixed-benign')
  const unknown = (reason: string): FixResult => ({ holds: undefined, reason })

  if (fixed.falls > 0) {
    return { holds: false, reason: `The fix does not fix: the fixed build ${fixed.detail}.` }
  }
  if (fixed.observed === 'no answer') {
    return unknown(`Whether the fix holds is unknown: on the fixed build ${fixed.detail}.`)
  }
  if (benign === undefined)
    return unknown('Whether the fix holds is unknown: the benign input was not run on the fixed build.')
  if (!benign.holds) return benignFails(evidence, benign)
  if (others.length > 0) {
    return unknown(
      `The fixed build no longer shows the claimed class, but a different one remains: ${list(others)}.`,
    )
  }
  const luck = (1 - fallRate) ** fixed.runs
  if (luck > LUCK_MAX) {
    return unknown(
      `The fixed build stood in ${fixed.runs} of ${fixed.runs}, but a target that falls so rarely would do that by luck ${Math.round(luck * 100)} times in 100.`,
    )
  }
  return {
    holds: true,
    reason: `The fix holds: the fixed build stands under the proof and still passes the benign input.`,
  }
}

function benignFails(evidence: Evidence, benign: ControlResult): FixResult {
  // An error of its own making on work the vulnerable build does: the function is lost.
  const lost = evidence.runs['fixed-benign'].some(({ run }) => run.end === 'threw')
  return lost || benign.falls > 0
    ? {
        holds: false,
        reason: `The fix breaks normal use: with the benign input the fixed build shows ${benign.detail}.`,
      }
    : {
        holds: undefined,
        reason: `Whether the fix holds is unknown: with the benign input on the fixed build ${benign.detail}.`,
      }
}
