import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { SectorMap } from '../types.ts'

export const membersSectors: Definition = {
  name: 'members sectors',
  summary: 'show open exposures by sector and urgency, no member named',
  async run({ client, output }) {
    const map = await client().get<SectorMap>('/v1/sector-exposure')
    const shown = map.sectors.filter(({ members }) => members !== null)
    output.result(
      map,
      shown.length === 0
        ? `No sector has ${map.leastShown} members or more: fewer are not shown.`
        : table(
            ['sector', 'members', ...(shown[0]?.bands.map(({ band }) => band) ?? [])],
            shown.map(({ name, members, bands }) => [
              name,
              members,
              ...bands.map(({ open }) => open ?? 'hidden'),
            ]),
          ),
    )
    return undefined
  },
}
