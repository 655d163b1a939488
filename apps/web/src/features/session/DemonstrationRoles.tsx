import type { ReactElement } from 'react'
import type { Session } from '../../api/types.ts'
import { Fault } from '../../ui/States.tsx'
import { useDemonstrationRole } from './queries.ts'
import { ROLE_WORDS } from './roles.ts'

/** One button per role of the demonstration; no password, because nothing here is anybody's. */
export function DemonstrationRoles(props: {
  roles: Session['demonstrationRoles']
  onChosen: () => void
}): ReactElement {
  const choose = useDemonstrationRole()
  return (
    <>
      <ul className="roles">
        {props.roles.map(({ role, name, organisation }) => (
          <li key={role}>
            <button
              type="button"
              className="roles__choice"
              disabled={choose.isPending}
              onClick={() => choose.mutate(role, { onSuccess: props.onChosen })}
            >
              <span className="roles__role">{role}</span>
              <span className="roles__who">{name === organisation ? name : `${name}, ${organisation}`}</span>
              <span className="roles__does">{ROLE_WORDS[role]}</span>
            </button>
          </li>
        ))}
      </ul>
      {choose.error === null ? null : <Fault error={choose.error} />}
    </>
  )
}
