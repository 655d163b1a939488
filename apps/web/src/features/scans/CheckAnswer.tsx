import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { MaintainersSay, Overlap, Suggestion } from '../../api/types.ts'
import { Fault } from '../../ui/States.tsx'
import { Ago, On } from '../../ui/When.tsx'
import { MaintainersWords } from './MaintainersWords.tsx'
import { useJoin } from './queries.ts'

export type Way = Exclude<Suggestion, { kind: 'elsewhere' }> | { kind: 'elsewhere'; target: string }

function Join(props: { way: Suggestion & { kind: 'join' }; onFollow: (way: Way) => void }): ReactElement {
  const { way } = props
  const join = useJoin()
  const ask = () => {
    props.onFollow(way)
    join.mutate(way.claim)
  }
  return (
    <li>
      <button
        type="button"
        className="usa-button usa-button--outline"
        disabled={join.isPending}
        onClick={ask}
      >
        {join.data === undefined ? 'Ask to join' : 'Ask again for the answer'}
      </button>
      <span>
        {join.data === undefined ? (
          <>
            Whoever holds it reads your organisation’s name and decides.
            {way.methods === undefined ? '' : ` They do not use ${listed(way.methods)}.`}
          </>
        ) : (
          <span role="status">{JOINED[join.data.state]}</span>
        )}
        {join.error === null ? null : <Fault error={join.error} />}
      </span>
    </li>
  )
}

const JOINED = {
  asked: 'Asked. The claim appears among yours if they let you in; asking again shows their answer.',
  accepted: 'They let you in: the claim is among yours now.',
  declined: 'They declined.',
} as const

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

function WayOut(props: { way: Suggestion; onFollow: (way: Way) => void }): ReactElement {
  const { way, onFollow } = props
  const button = (key: string, label: ReactElement | string, follow: Way) => (
    <button
      key={key}
      type="button"
      className="usa-button usa-button--outline"
      onClick={() => onFollow(follow)}
    >
      {label}
    </button>
  )
  switch (way.kind) {
    case 'wait':
      return (
        <li>
          {button('wait', 'Wait', way)}
          <span>
            Begin on <On at={way.until} />. Should the holder not renew, it is free <Ago at={way.earliest} />.
          </span>
        </li>
      )
    case 'split':
      return (
        <li>
          {button('split', 'Split', way)}
          <span>
            Nobody holds <code>{way.versions}</code>.
          </span>
        </li>
      )
    case 'join':
      return <Join way={way} onFollow={onFollow} />
    case 'elsewhere':
      return (
        <li className="ways__elsewhere">
          <span>Or take one that nobody holds and nobody searched lately:</span>
          <span className="chips">
            {way.targets.map((target) => (
              <button
                key={target}
                type="button"
                className="chip"
                onClick={() => onFollow({ kind: 'elsewhere', target })}
              >
                <code>{target}</code>
              </button>
            ))}
          </span>
        </li>
      )
  }
}

/** Why a target cannot be claimed now, no more of the holder than they allow, and what to do instead. */
export function Taken(props: { overlap: Overlap; onFollow: (way: Way) => void }): ReactElement {
  const { overlap } = props
  const [own] = overlap.own
  return (
    <div className="answer answer--taken">
      <h3>
        Taken until <On at={overlap.until} />
      </h3>
      {own === undefined ? (
        <p>
          {overlap.holders.length === 0
            ? 'Whoever holds it is not named.'
            : `Held by ${listed(overlap.holders)}.`}
          {overlap.methods.length === 0 ? '' : ` By ${listed(overlap.methods)}.`}
        </p>
      ) : (
        <p>
          Your own organisation holds it:{' '}
          <Link to="/claims/$id" params={{ id: own }}>
            go to that claim
          </Link>
          .
        </p>
      )}
      {overlap.compared === 'meets' ? null : (
        <p className="muted">Whether the two parts meet cannot be compared, so they are taken to meet.</p>
      )}
      <ul className="ways">
        {overlap.suggestions.map((way) => (
          <WayOut key={way.kind === 'join' ? way.claim : way.kind} way={way} onFollow={props.onFollow} />
        ))}
      </ul>
    </div>
  )
}

/** Whether a target could be claimed now. */
export function CheckAnswer(props: {
  free: boolean
  overlap: Overlap | null | undefined
  maintainersSay: MaintainersSay | null | undefined
  onFollow: (way: Way) => void
}): ReactElement {
  const { overlap, maintainersSay } = props
  return (
    <div className="stack">
      {props.free ? (
        <div className="answer answer--free">
          <h3>Free</h3>
          <p>Nobody holds it, or a part of it, in this time.</p>
        </div>
      ) : null}
      {overlap == null ? null : <Taken overlap={overlap} onFollow={props.onFollow} />}
      {maintainersSay == null ? null : (
        <div className={props.free || overlap != null ? 'answer' : 'answer answer--taken'}>
          <h3>Its maintainers say</h3>
          <MaintainersWords says={maintainersSay} />
        </div>
      )}
    </div>
  )
}
