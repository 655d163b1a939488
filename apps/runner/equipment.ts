import type { RunnerOffer } from '../../modules/validation/wire.ts'
import {
  bubblewrapDriver,
  type DriverName,
  findCompiler,
  type SandboxDriver,
  wasmDriver,
} from '../../platform/sandbox/index.ts'

/** A driver after its self-test on this machine. */
export interface Tested {
  name: DriverName
  driver: SandboxDriver
  works: boolean
  howToMend: string
}

/**
 * Tests drivers one after another and tells each as soon as it is known: work can begin with the first.
 * @param allowed empty: all
 */
export async function* testDrivers(allowed: readonly DriverName[]): AsyncGenerator<Tested> {
  for (const make of [wasmDriver, bubblewrapDriver]) {
    const driver = make()
    if (allowed.length > 0 && !allowed.includes(driver.name)) continue
    const { works, howToMend } = await driver.selfTest()
    if (!works) await driver.close()
    yield { name: driver.name, driver, works, howToMend }
  }
}

/**
 * What this machine can run. A C target takes the one sandbox for native programs, and a compiler.
 * @param working drivers that passed their self-test
 * @param compiles whether there is a C compiler
 */
export function offerOf(working: Iterable<DriverName>, compiles = findCompiler() !== undefined): RunnerOffer {
  const drivers = [...working]
  const c = drivers.includes('bubblewrap') && compiles
  return {
    drivers,
    languages: [...(drivers.length > 0 ? ['javascript' as const] : []), ...(c ? ['c' as const] : [])],
  }
}
