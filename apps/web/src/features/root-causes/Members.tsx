import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { RootCauseMember, RootCauseView } from '../../api/types.ts'
import { SeverityMark, VerdictMark } from '../../ui/Marks.tsx'
import { counted } from '../../ui/number.ts'
import { Ago } from '../../ui/When.tsx'
import { DiscovererName } from '../discoverers/DiscovererName.tsx'
import { UnmergeDialog } from './UnmergeDialog.tsx'

const RELATIONS = {
  duplicate: 'The same flaw',
  subsumed: 'Refuted as told, but its proof shows this flaw',
  chain: 'A step in the same chain',
} as const

const DECIDERS = {
  rule: 'by rule',
  replay: 'confirmed by replaying one proof against the other fix',
  person: 'by a person',
} as const

function Member(props: {
  member: RootCauseMember
  alone: boolean
  chosen: boolean
  onChoose: ((chosen: boolean) => void) | undefined
}): ReactElement {
  const { member, onChoose } = props
  const { finding } = member
  return (
    <li className="member">
      {onChoose === undefined ? null : (
        <div className="usa-checkbox member__choose">
          <input
            id={`choose-${finding.id}`}
            className="usa-checkbox__input"
            type="checkbox"
            checked={props.chosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
          <label className="usa-checkbox__label" htmlFor={`choose-${finding.id}`}>
            <span className="sr-only">Choose “{finding.title}”</span>
          </label>
        </div>
      )}
      <div className="member__words">
        <p className="member__title">
          <Link to="/findings/$id" params={{ id: finding.id }}>
            {finding.title}
          </Link>
        </p>
        <p className="row member__marks">
          <VerdictMark verdict={finding.verdict} />
          <SeverityMark severity={finding.severity} />
          <span className="muted">
            <DiscovererName name={finding.discoverer} />, <Ago at={finding.receivedAt} />
            {finding.version === null ? '' : `, against ${finding.version}`}
          </span>
        </p>
        <p className="member__why">
          <strong>{props.alone ? 'The first report' : RELATIONS[member.relation]}</strong>{' '}
          {props.alone ? null : (
            <span className="muted">
              ({DECIDERS[member.decidedBy]}
              {member.decidedBy === 'rule'
                ? ` version ${member.ruleVersion}, score ${member.score.toFixed(2)}`
                : ''}
              )
            </span>
          )}
        </p>
        {member.explanation.length === 0 ? null : (
          <ul className="member__reasons">
            {member.explanation.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

/** The reports of a root cause, each with why it is here; those who may can take some out by hand. */
export function Members({ cause, mayRegroup }: { cause: RootCauseView; mayRegroup: boolean }): ReactElement {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState(false)
  const choosable = mayRegroup && cause.members.length > 1
  const findingIds = cause.members.map(({ finding }) => finding.id).filter((id) => chosen.has(id))
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <>
      <ul className="members">
        {cause.members.map((member) => (
          <Member
            key={member.finding.id}
            member={member}
            alone={cause.members.length === 1}
            chosen={chosen.has(member.finding.id)}
            onChoose={choosable ? (on) => choose(member.finding.id, on) : undefined}
          />
        ))}
      </ul>
      {choosable ? (
        <p className="row members__act">
          <button
            type="button"
            className="usa-button usa-button--outline"
            disabled={findingIds.length === 0}
            onClick={() => setAsking(true)}
          >
            Take {findingIds.length === 0 ? 'chosen findings' : counted(findingIds.length, 'finding')} out…
          </button>
          <span className="muted">Choose the reports that are about something else.</span>
        </p>
      ) : null}
      {asking ? (
        <UnmergeDialog
          rootCauseId={cause.id}
          findingIds={findingIds}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            setChosen(new Set())
          }}
        />
      ) : null}
    </>
  )
}
