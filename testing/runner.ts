import { FALL, outcomeFor } from '../standards/judging/judge.fixtures.ts'
import type { RunOutcome, RunPlan } from '../standards/judging/types.ts'
import type { Person, TestHouse } from './house.ts'

/** A runner's answer in which the vulnerable build falls and everything else stands. */
export const fallen = (plan: RunPlan): RunOutcome =>
  outcomeFor(plan, { vulnerable: plan.oracle === 'sanitizer' ? {} : FALL[plan.oracle] })

/** A runner's answer in which nothing falls. */
export const stood = (plan: RunPlan): RunOutcome => outcomeFor(plan, {})

/** Someone with a runner's key, as the local runner has one. */
export const runnerOf = (house: TestHouse): Promise<Person> =>
  house.person('a-runner', { organisation: 'house', roles: [], tlp: 'clear', scopes: ['runner'] })

/**
 * Plays the runner over HTTP: claims jobs and answers each until none is ready.
 * @returns how many it ran
 */
export async function runAll(
  house: TestHouse,
  runner: Person,
  answer: (plan: RunPlan) => unknown = fallen,
): Promise<number> {
  let ran = 0
  for (;;) {
    await house.settle()
    const jobs = await house.house.validation.claim(runner.actor, 16, { drivers: ['wasm', 'bubblewrap'] })
    if (jobs.length === 0) return ran
    for (const job of jobs) {
      const reply = await house.call(runner, 'POST', `/v1/runner/jobs/${job.reproductionId}/outcome`, {
        attempt: job.attempt,
        outcome: answer(job.plan),
      })
      if (reply.status !== 200) throw new Error(`the outcome was refused: ${reply.status} ${reply.text}`)
      ran += 1
    }
  }
}
