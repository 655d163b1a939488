import type { DriverName, SandboxDriver } from '../../platform/sandbox/index.ts'
import { nothingSeen } from '../../platform/sandbox/observation.ts'
import type { Build, RunOutcome, RunPlan } from '../../standards/judging/types.ts'

/** Drivers that passed their self-test here, and what would make the others work. */
export interface Equipment {
  drivers: ReadonlyMap<DriverName, SandboxDriver>
  /** Sentences by driver that does not work. */
  toMend: ReadonlyMap<DriverName, string>
}

/**
 * Runs one plan in the first of the wanted drivers that truly works here. Never throws: whatever prevents
 * the runs is an outcome too, so that the judge can say "cannot run" and why.
 */
export async function perform(
  wanted: readonly DriverName[],
  plan: RunPlan,
  builds: (digest: string) => Promise<Build>,
  { drivers, toMend }: Equipment,
): Promise<RunOutcome> {
  const name = wanted.find((candidate) => drivers.has(candidate))
  if (name === undefined) {
    const [first] = wanted
    const why = wanted.map(
      (candidate) => toMend.get(candidate) ?? `the driver ${candidate} is not enabled here`,
    )
    return impossible(first ?? 'wasm', plan, `No fitting sandbox on this runner. ${why.join(' ')}`)
  }
  try {
    const digests = Object.values(plan.builds)
    const given = await Promise.all(digests.map(async (digest) => [digest, await builds(digest)] as const))
    return await drivers.get(name)!.run(plan, new Map(given))
  } catch (error) {
    return impossible(name, plan, error instanceof Error ? error.message : String(error))
  }
}

function impossible(driver: DriverName, plan: RunPlan, why: string): RunOutcome {
  return {
    driver,
    environment: {
      driverVersion: 'none',
      engine: 'none',
      platform: `${process.platform} ${process.arch}`,
      contains: [],
      leavesOpen: [],
    },
    runs: plan.runs.map(({ id }) => nothingSeen(id, 'infrastructure-error', why)),
  }
}
