import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { Mark } from '../../ui/Marks.tsx'
import { instant } from '../../ui/time.ts'
import { memberQuery } from '../members/queries.ts'
import { lastDay } from './due.ts'

/** Until when something is to be done, as a day where the member is. */
export function Due({ at, late }: { at: string | null; late: boolean }): ReactElement {
  const zone = useQuery(memberQuery).data?.zone
  if (at === null) return <span className="muted">no date</span>
  return (
    <>
      <time dateTime={at} title={`before ${instant(at, zone)}${zone === undefined ? '' : ` (${zone})`}`}>
        by {lastDay(at, zone)}
      </time>
      {late ? (
        <span className="block">
          <Mark tone="bad">Late</Mark>
        </span>
      ) : null}
    </>
  )
}
