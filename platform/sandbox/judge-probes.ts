import type { RunObservation } from '../../standards/judging/types.ts'
import type { SelfTest } from './types.ts'

/** One thing a self-test showed: the sentence holds, or its opposite has to be told. */
export interface Finding {
  holds: boolean
  contained: string
  open: string
}

/** What a program that reached for the host got back, judged against the bait's secret. */
export function judgeReach(run: RunObservation | undefined, secret: string, connections: number): Finding[] {
  const got = run?.observations[0] ?? ''
  const answered = run?.end === 'completed' && got.includes('"network"')
  return [
    {
      holds: answered && !got.includes(secret),
      contained: 'files, environment and commands of this machine give nothing of it away',
      open: 'a program could read a file or the environment of this machine',
    },
    {
      holds: answered && connections === 0 && !got.includes('connected'),
      contained: 'no network, not even the loopback of this machine',
      open: 'a program could reach the network',
    },
  ]
}

export function summary(findings: readonly Finding[], leavesOpen: readonly string[], mend: string): SelfTest {
  const broken = findings.filter(({ holds }) => !holds)
  return {
    works: broken.length === 0,
    contains: findings.filter(({ holds }) => holds).map(({ contained }) => contained),
    leavesOpen: [...broken.map(({ open }) => open), ...leavesOpen],
    howToMend: broken.length === 0 ? '' : mend,
  }
}

export const doesNotWork = (howToMend: string, leavesOpen: readonly string[]): SelfTest => ({
  works: false,
  contains: [],
  leavesOpen: [...leavesOpen],
  howToMend,
})
