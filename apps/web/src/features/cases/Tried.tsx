import type { ReactElement } from 'react'
import type { AbsentParty } from '../../api/types.ts'
import { counted } from '../../ui/number.ts'
import { On } from '../../ui/When.tsx'

/** Bounces shown of one party: the newest say why. */
const BOUNCES = 3

/** What was tried with one party that is not there: when it was told, how often it was asked, what came back. */
export function Tried(props: { party: AbsentParty; name: string; days: number }): ReactElement {
  const { toldAt, addedAt, answeredAt, asked, bounced, reason } = props.party
  return (
    <div className="tried">
      <p className="tried__who">
        <strong>{props.name}</strong>:{' '}
        {reason === 'silent' ? `no answer within ${props.days} days` : 'cannot be reached'}
      </p>
      <dl className="facts">
        <dt>In the case</dt>
        <dd>
          since <On at={addedAt} />
        </dd>
        <dt>Told</dt>
        <dd>{toldAt === null ? 'never: it had no way in' : <On at={toldAt} />}</dd>
        <dt>Written to</dt>
        <dd>
          {asked.times === 0 ? 'not by e-mail' : counted(asked.times, 'time')}
          {asked.last === null ? null : (
            <>
              , last <On at={asked.last} />
            </>
          )}
        </dd>
        <dt>Answered</dt>
        <dd>
          {answeredAt === null ? (
            'never'
          ) : (
            <>
              first <On at={answeredAt} />
            </>
          )}
        </dd>
        {bounced.length === 0 ? null : (
          <>
            <dt>Came back</dt>
            <dd>
              {counted(bounced.length, 'letter')}
              {bounced.slice(0, BOUNCES).map(({ at, words }) => (
                <small className="block" key={at}>
                  <On at={at} />
                  {words === null ? '' : `: ${words}`}
                </small>
              ))}
            </dd>
          </>
        )}
      </dl>
    </div>
  )
}
