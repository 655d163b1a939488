import type { ReactElement } from 'react'

/** Names of time zones to choose from while typing one. */
export function ZoneList({ id }: { id: string }): ReactElement {
  return (
    <datalist id={id}>
      {['Etc/UTC', ...Intl.supportedValuesOf('timeZone')].map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
}
