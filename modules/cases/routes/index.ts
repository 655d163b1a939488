import type { App } from '../../../platform/http/index.ts'
import type { Cases } from '../service/index.ts'
import { caseRoutes } from './cases.ts'
import { coordinationRoutes } from './coordination.ts'
import { lastResortRoutes } from './last-resort.ts'
import { outwardRoutes } from './outward.ts'
import { threadRoutes } from './threads.ts'

/** Cases: reading, opening, moving, parties; what they agree on; what they talk about; who mends what nobody mends. */
export function casesRoutes(app: App, cases: Cases): void {
  caseRoutes(app, cases)
  coordinationRoutes(app, cases)
  threadRoutes(app, cases)
  outwardRoutes(app, cases)
  lastResortRoutes(app, cases)
}
