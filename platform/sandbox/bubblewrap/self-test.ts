import type { SandboxDriver, SelfTest } from '../types.ts'
export const CONTAINS = ['x'] as const
export const LEAVES_OPEN = ['y'] as const
export async function selfTest(_driver: SandboxDriver): Promise<SelfTest> {
  return { works: true, contains: [...CONTAINS], leavesOpen: [...LEAVES_OPEN], howToMend: '' }
}
