import { fault } from '../../../platform/errors/index.ts'
import type { FeedState, Source } from '../rules/index.ts'
import type { FeedRow } from '../store/feeds.ts'
import type { FeedsDeps } from './deps.ts'

type Wished = Pick<FeedsDeps, 'fetched' | 'sources'>

/** What the configuration says to fetch is fetched; a coordinator decides about the rest. */
export const modeOf = (deps: Pick<Wished, 'fetched'>, row: { name: string; mode: FeedState['mode'] }) =>
  deps.fetched.includes(row.name) ? 'fetch' : row.mode

export function stateOf(deps: Pick<Wished, 'fetched'>, name: string, row: FeedRow | undefined): FeedState {
  return {
    mode: modeOf(deps, row ?? { name, mode: 'off' }),
    lastAttemptAt: row?.last_attempt_at ?? undefined,
    lastSuccessAt: row?.last_success_at ?? undefined,
    failingSince: row?.failing_since ?? undefined,
    asOf: row?.as_of ?? undefined,
  }
}

/** @throws Fault `feed-unknown` */
export function sourceOf(deps: Pick<Wished, 'sources'>, name: string): Source {
  const source = deps.sources.find((one) => one.name === name)
  if (!source)
    throw fault(
      'feed-unknown',
      `no feed "${name.slice(0, 64)}"; there are ${deps.sources.map((one) => one.name).join(', ')}`,
    )
  return source
}
