import type { ReactElement } from 'react'
import type { PatchChain } from '../../api/types.ts'
import { Icon } from '../../ui/Icon.tsx'
import { STAGES } from './words.ts'
import './patch-chains.css'

/** `1 Dec 2026`, in the viewer's zone. */
const dayOf = (at: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(new Date(at))

/** How far a repair came: a stop for each stage, the last one filled by who deployed. */
export function ChainPicture({ chain }: { chain: PatchChain }): ReactElement {
  const { exposed, deployed } = chain.deployed
  const share = exposed === null || deployed === null || exposed === 0 ? undefined : deployed / exposed
  return (
    <ol className="chain" aria-label={`How far the repair of ${chain.vulnerability} came`}>
      {chain.stages.map(({ stage, reachedAt, bypassed }) => {
        const standing = bypassed ? 'bypassed' : reachedAt === null ? 'open' : 'reached'
        return (
          <li key={stage} className={`chain__stop chain__stop--${standing}`} title={STAGES[stage].meaning}>
            <span className="chain__dot" aria-hidden="true">
              {standing === 'reached' ? <Icon name="check" /> : null}
              {standing === 'bypassed' ? <Icon name="cross" /> : null}
            </span>
            <span className="chain__name">{STAGES[stage].label}</span>
            <small>{bypassed ? 'bypassed' : reachedAt === null ? 'not said' : dayOf(reachedAt)}</small>
          </li>
        )
      })}
      <li
        className={`chain__stop chain__stop--${share === 1 ? 'reached' : 'open'}`}
        title={STAGES.deployed.meaning}
      >
        <span className="chain__dot chain__dot--share">
          <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <circle className="chain__ring" cx="16" cy="16" r="15" />
            {share === undefined ? null : (
              <circle
                className="chain__share"
                cx="16"
                cy="16"
                r="13"
                pathLength={100}
                strokeDasharray={`${share * 100} 100`}
              />
            )}
          </svg>
        </span>
        <span className="chain__name">{STAGES.deployed.label}</span>
        <small>
          {exposed === null
            ? 'not shown'
            : exposed === 0
              ? 'no member known'
              : `${deployed ?? 0} of ${exposed}`}
        </small>
      </li>
    </ol>
  )
}
