import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { stopCluster } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Directory of this test run: the first test that wants PostgreSQL starts it here. */
    testDirectory: string
  }
}

/** Once a run, in vitest's own process: a directory for the workers, and what they started there stopped. */
export function setup(project: TestProject): () => Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-test-'))
  // Walked through, not listed, by the ordinary user that PostgreSQL and sandboxes run as under root.
  chmodSync(dir, 0o711)
  project.provide('testDirectory', dir)
  // Workers are ended without a chance to tidy up: what they leave behind goes with this directory.
  process.env.TMPDIR = dir
  return async () => {
    await stopCluster(join(dir, 'postgres'))
    rmSync(dir, { recursive: true, force: true })
  }
}
