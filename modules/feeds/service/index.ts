import { type Affecting, createAffecting } from './affected.ts'
import { type Bringing, createBringing } from './bring.ts'
import type { FeedsDeps } from './deps.ts'
import { createFeedReading, type FeedReading } from './read.ts'
import { createReferring, type Referring } from './reference.ts'
import { createRunning, type Running } from './run.ts'

export type Feeds = FeedReading & Affecting & Bringing & Referring & Pick<Running, 'wake' | 'work'>

/** The feeds module, made once by the composition root. */
export function createFeeds(deps: FeedsDeps): Feeds {
  const running = createRunning(deps)
  return {
    ...createFeedReading(deps),
    ...createAffecting(),
    ...createBringing(deps, running),
    ...createReferring(deps),
    wake: running.wake,
    work: running.work,
  }
}
