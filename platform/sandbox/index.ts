export { type DriverName, type SandboxDriver, SandboxError, type SelfTest } from './types.ts'
export { wasmDriver } from './wasm/driver.ts'
