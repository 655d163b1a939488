import type { App } from '../../../platform/http/index.ts'
import type { Members } from '../service/index.ts'
import { alertRoutes } from './alerts.ts'
import { chainRoutes } from './chains.ts'
import { exposureRoutes } from './exposures.ts'
import { inventoryRoutes } from './inventories.ts'
import { assetRoutes, memberRoutes, siteRoutes } from './members.ts'
import { productRoutes } from './products.ts'
import { uptakeRoutes } from './uptake.ts'

export function membersRoutes(app: App, members: Members): void {
  memberRoutes(app, members)
  siteRoutes(app, members)
  assetRoutes(app, members)
  inventoryRoutes(app, members)
  productRoutes(app, members)
  exposureRoutes(app, members)
  uptakeRoutes(app, members)
  chainRoutes(app, members, members)
  alertRoutes(app, members)
}
