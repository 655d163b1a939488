import { bubblewrapDriver } from './bubblewrap/driver.ts'
import type { DriverName, SandboxDriver, SelfTest } from './types.ts'
import { wasmDriver } from './wasm/driver.ts'

export { bubblewrapDriver } from './bubblewrap/driver.ts'
export { type DriverName, type SandboxDriver, SandboxError, type SelfTest } from './types.ts'
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

/** The drivers that truly work here. */
export async function availableDrivers(): Promise<SandboxDriver[]> {
  const working: SandboxDriver[] = []
  for (const { driver, selfTest } of await examineDrivers()) {
    if (selfTest.works) working.push(driver)
    else await driver.close()
  }
  return working
}
