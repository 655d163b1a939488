import type { ReactElement } from 'react'
import type { QueuePlace as Place } from '../../api/types.ts'
import { counted } from '../../ui/number.ts'
import { On } from '../../ui/When.tsx'

/** Where it stands in its maintainers' queue, as it is; nothing when nothing of it waits. */
export function QueuePlace({ place }: { place: Place | null | undefined }): ReactElement | null {
  if (place === undefined || place === null) return null
  const { ahead, perWeek, expectedAt, pauseDays } = place
  return (
    <section className="card queue" aria-labelledby="queue-title">
      <h2 id="queue-title">It waits for its maintainers</h2>
      <p>
        {ahead === 0
          ? 'It is the next one'
          : `${counted(ahead, 'dossier')} ${ahead === 1 ? 'goes' : 'go'} before it`}
        {perWeek === null ? '.' : `; its maintainers take ${counted(perWeek, 'dossier')} a week.`}
      </p>
      <p>
        {expectedAt === null ? (
          'They take none at present, so nobody can say when it reaches them.'
        ) : (
          <>
            It reaches them on <On at={expectedAt} /> at the earliest, if nothing more urgent comes.
          </>
        )}
      </p>
      {pauseDays > 0 ? (
        <p className="muted">
          Reporting more to this project now only makes the queue longer: what waits fits into one week again
          in {counted(pauseDays, 'day')}. A pause until then costs nobody anything.
        </p>
      ) : null}
    </section>
  )
}
