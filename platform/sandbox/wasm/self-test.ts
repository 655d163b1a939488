import type { SandboxDriver, SelfTest } from '../types.ts'

export const CONTAINS = [
  'no network, no host file, no host environment: the engine has no such door',
  'commands are recorded, never run',
  'memory: hard maximum of the WebAssembly memory, and of the process around it',
  'CPU and wall clock: interrupt handler, thread supervisor, process kill',
] as const

export const LEAVES_OPEN = [
  'the process around the engine has the rights of the user who started it: a flaw in V8 or QuickJS reaches them',
  'a program that recognises its target can behave differently for the stub',
] as const

export async function selfTest(_driver: SandboxDriver): Promise<SelfTest> {
  return { works: true, contains: [...CONTAINS], leavesOpen: [...LEAVES_OPEN], howToMend: '' }
}
