import type { App } from '../../../platform/http/index.ts'
import type { Scans } from '../service/index.ts'
import { claimRoutes } from './claims.ts'
import { projectRoutes } from './projects.ts'
import { targetRoutes } from './targets.ts'

export function scansRoutes(app: App, scans: Scans): void {
  claimRoutes(app, scans)
  targetRoutes(app, scans)
  projectRoutes(app, scans)
}
