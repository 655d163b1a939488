import { POSITIVE, probe, seesPollution } from './probes.ts'
import type { SandboxDriver } from './types.ts'

/** Those of some drivers that run a program and see what it does on this machine. */
export async function workingAmong(drivers: readonly SandboxDriver[]): Promise<SandboxDriver[]> {
  const working: SandboxDriver[] = []
  for (const driver of drivers) {
    const [run] = await probe(driver, [POSITIVE]).catch(() => [undefined])
    if (seesPollution(run)) working.push(driver)
  }
  return working
}
