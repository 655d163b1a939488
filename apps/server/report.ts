import { describeFailure, type OnError } from '../../platform/jobs/index.ts'

/** The part of a logger this needs. */
export interface Log {
  warn(about: object, message: string): void
  error(about: object, message: string): void
}

/**
 * Writes what breaks in the background to the log: a failed job's every attempt with its queue and id as a
 * warning, the last one as an error, since from then on somebody has to look. Of a job's error only what
 * cannot hold the text of a report is written.
 * @param log none: the web interface is not made yet
 */
export function reportTo(log: () => Log | undefined): OnError {
  return (error, failure) => {
    const to = log() ?? onConsole
    if (!failure) return to.error({ err: error }, 'background work')
    const { queue, ids, lost } = failure
    const about = { queue, failure: describeFailure(error) }
    const again = ids.filter((id) => !lost.includes(id))
    if (again.length > 0) to.warn({ ...about, jobs: again }, 'a job failed and is tried again')
    if (lost.length > 0) to.error({ ...about, jobs: lost }, 'a job failed and is given up')
  }
}

const onConsole: Log = {
  warn: (about, message) => console.warn(message, about),
  error: (about, message) => console.error(message, about),
}
