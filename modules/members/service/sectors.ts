import { type Actor, system } from '../../../platform/access/actor.ts'
import { fault } from '../../../platform/errors/index.ts'
import * as policy from '../policy.ts'
import { LEAST_SHOWN, shown } from '../rules/counts.ts'
import type { Band, SectorMap } from '../schema.ts'
import * as store from '../store/alerts.ts'
import type { MembersDeps } from './deps.ts'

export interface Sectors {
  /**
   * Exposure by sector and band, no member named. Cells of few members are hidden; what is under embargo is left out: a
   * count that moves would tell. @throws Fault `not-allowed`
   */
  sectorMap(actor: Actor): Promise<SectorMap>
}

const BANDS: readonly Band[] = ['immediate', 'out-of-cycle', 'scheduled', 'defer', 'unknown']

export function createSectors(
  { db, clock }: MembersDeps,
  sectors: readonly { code: string; name: string }[],
): Sectors {
  return {
    async sectorMap(actor) {
      if (!policy.mayReadCounts(actor))
        throw fault(
          'not-allowed',
          'Counts by sector are for coordinators and overseers, with the scope members:read.',
        )
      const { rows, sizes } = await db.as(system, async (tx) => ({
        rows: await store.sectorCounts(tx, clock.now()),
        sizes: await store.sectorSizes(tx),
      }))
      return {
        leastShown: LEAST_SHOWN,
        sectors: sectors.map(({ code, name }) => {
          const size = sizes.find(({ sector }) => sector === code)?.members ?? 0
          return {
            code,
            name,
            members: shown(size, size),
            bands: BANDS.map((band) => {
              const {
                members = 0,
                open = 0,
                late = 0,
              } = rows.find((row) => row.sector === code && row.band === band) ?? {}
              return {
                band,
                members: shown(members, members),
                open: shown(open, members),
                late: shown(late, members),
              }
            }),
          }
        }),
      }
    },
  }
}
