import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { SectorMap } from '../../api/types.ts'
import { counted, grouped } from '../../ui/number.ts'
import { Section } from '../../ui/Page.tsx'
import { Empty, Loaded } from '../../ui/States.tsx'
import { BANDS } from '../../ui/words.ts'
import { heat } from './heat.ts'
import { sectorMapQuery } from './queries.ts'
import './members.css'

function Heat({ map }: { map: SectorMap }): ReactElement {
  const rows = map.sectors.filter(({ members }) => members !== null)
  const most = Math.max(0, ...rows.flatMap(({ bands }) => bands.map(({ open }) => open ?? 0)))
  const hidden = map.sectors.length - rows.length
  if (rows.length === 0)
    return (
      <Empty title="No sector has enough members to be shown">
        <p>A sector is shown from {map.leastShown} members on: fewer would be known by their numbers.</p>
      </Empty>
    )
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse */}
      <section className="table-scroll" aria-label="Open exposures by sector and urgency" tabIndex={0}>
        <table className="table heat">
          <thead>
            <tr>
              <th scope="col">Sector</th>
              {rows[0]?.bands.map(({ band }) => (
                <th scope="col" key={band}>
                  {BANDS[band].label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, name, members, bands }) => (
              <tr key={code}>
                <th scope="row">
                  {name}
                  <small className="block">{counted(members ?? 0, 'member')}</small>
                </th>
                {bands.map(({ band, open, late }) =>
                  open === null ? (
                    <td key={band} className="heat__hidden">
                      <span title={`Fewer than ${map.leastShown} members, or none`}>hidden</span>
                    </td>
                  ) : (
                    <td key={band} className={`heat__cell heat__cell--${heat(open, most)}`}>
                      <strong>{grouped(open)}</strong>
                      {late === null || late === 0 ? null : (
                        <small className="block">{grouped(late)} late</small>
                      )}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="muted heat__note">
        Cells of fewer than {map.leastShown} members are hidden
        {hidden === 0 ? '' : `, and ${counted(hidden, 'sector')} with so few`}. What is under embargo is not
        counted.
      </p>
    </>
  )
}

/** Where exposure stands by sector, no member named. */
export function SectorHeat(): ReactElement {
  const query = useQuery(sectorMapQuery)
  return (
    <Section
      title="Exposure by sector"
      note="Open exposures of members. A member of two sectors counts in both."
    >
      <Loaded query={query} what="the sectors">
        {(map) => <Heat map={map} />}
      </Loaded>
    </Section>
  )
}
