import type { Build, RunOutcome, RunPlan } from '../../standards/judging/types.ts'

export type DriverName = RunOutcome['driver']

/** What a driver's probes showed on this machine. Sentences for a person. */
export interface SelfTest {
  works: boolean
  /** What the probes tried and were refused. */
  contains: string[]
  /** What is known to stay reachable: part of the evidence of every verdict. */
  leavesOpen: string[]
  /** Empty when it works: what to install or to allow. */
  howToMend: string
}

/** One way to run untrusted programs. */
export interface SandboxDriver {
  readonly name: DriverName
  /**
   * Performs every planned run and answers one observation for each, in the plan's order.
   * Never throws for anything the programs do; throws SandboxError when a build of the plan is missing.
   * @param builds by digest
   */
  run(plan: RunPlan, builds: ReadonlyMap<string, Build>): Promise<RunOutcome>
  /** Really runs probes; takes seconds. */
  selfTest(): Promise<SelfTest>
  /** Ends spare processes. The driver can be used again afterwards. */
  close(): Promise<void>
}

export class SandboxError extends Error {
  override readonly name = 'SandboxError'
}
