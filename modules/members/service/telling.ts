import type { Actor } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { NewDelivery } from '../../../platform/deliveries/service.ts'

/** Ways out of the house, as alerts need them; the composition root provides it. */
export interface TellingDeps {
  deliveries: { put(tx: Tx, delivery: NewDelivery): Promise<boolean> }
  webhooks: { listening(tx: Tx): Promise<{ id: string; organisationId: string; accountId: string }[]> }
  actorById(id: string): Promise<Actor | undefined>
  /** Whether this house sends e-mail. */
  mail: boolean
}
