import type { App } from '../../../platform/http/index.ts'
import type { Findings } from '../service/index.ts'
import { intakeRoutes } from './intake.ts'
import { readRoutes } from './read.ts'

/** All routes of findings and root causes. `publicUrl` is the address people reach the house under. */
export function findingsRoutes(app: App, findings: Findings, publicUrl: () => string): void {
  intakeRoutes(app, findings, publicUrl)
  readRoutes(app, findings)
}
