import { bubblewrapDriver } from './bubblewrap/driver.ts'
import type { DriverName, SandboxDriver, SelfTest } from './types.ts'
import { wasmDriver } from './wasm/driver.ts'

export { bubblewrapDriver } from './bubblewrap/driver.ts'
export { findCompiler } from './bubblewrap/native-builds.ts'
export type { DriverName, SandboxDriver, SelfTest } from './types.ts'
export { wasmDriver } from './wasm/driver.ts'

export interface ExaminedDriver {
  name: DriverName
  driver: SandboxDriver
  selfTest: SelfTest
}

/** Every driver with what its probes showed on this machine. Takes seconds: ask once, at start. */
export async function examineDrivers(): Promise<ExaminedDriver[]> {
  const examined: ExaminedDriver[] = []
  for (const driver of [wasmDriver(), bubblewrapDriver()]) {
    examined.push({ name: driver.name, driver, selfTest: await driver.selfTest() })
  }
  return examined
}
