import { startApp } from '../apps.ts'
import type { Definition } from '../program.ts'

/** A runner on this machine for a server anywhere: it holds its key and nothing else. */
export const runner: Definition = {
  name: 'runner',
  summary: 'run proofs for a server (TOCSIN_SERVER, TOCSIN_RUNNER_KEY)',
  run: () => startApp('runner/main'),
}
