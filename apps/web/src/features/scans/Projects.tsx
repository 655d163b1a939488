import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextField } from '../../ui/Inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import { Empty, Fault, Loaded } from '../../ui/States.tsx'
import { On } from '../../ui/When.tsx'
import { useClaimRights } from './access.ts'
import { maintainersQuery, useNameMaintainer, useRemoveMaintainer } from './queries.ts'
import { TARGET_FORMS } from './words.ts'

/** Who speaks for which project: an organisation's own, all of them for coordinators. */
export function Projects(): ReactElement {
  const query = useQuery(maintainersQuery)
  const { mayCoordinate } = useClaimRights()
  const [naming, setNaming] = useState(false)
  const remove = useRemoveMaintainer()
  return (
    <Section
      title={mayCoordinate ? 'Who speaks for a project' : 'Projects you speak for'}
      note="A project’s maintainers say in their own words how they want to be treated: discoverers read it before they search, and with every receipt."
      actions={
        mayCoordinate ? (
          <button type="button" className="usa-button usa-button--outline" onClick={() => setNaming(true)}>
            Name a maintainer…
          </button>
        ) : undefined
      }
    >
      <Loaded query={query} what="the projects">
        {(items) =>
          items.length === 0 ? (
            <Empty title={mayCoordinate ? 'Nobody is named yet' : 'You are not named for any project yet'}>
              {mayCoordinate ? undefined : (
                <p>A coordinator names your organisation for its projects; then you set their rules here.</p>
              )}
            </Empty>
          ) : (
            <ul className="lines">
              {items.map((item) => (
                <li key={item.id}>
                  <Link to="/targets" search={{ target: item.line }}>
                    <code>{item.line}</code>
                  </Link>
                  {mayCoordinate ? (
                    <strong>{item.organisation}</strong>
                  ) : (
                    <span>its rules are yours to set</span>
                  )}
                  <span className="muted">
                    since <On at={item.namedAt} />
                  </span>
                  {mayCoordinate ? (
                    <button
                      type="button"
                      className="usa-button usa-button--unstyled"
                      disabled={remove.isPending}
                      onClick={() => remove.mutate(item.id)}
                    >
                      Withdraw
                      <span className="sr-only">
                        {' '}
                        {item.organisation} from {item.line}
                      </span>
                    </button>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {remove.error === null ? null : <Fault error={remove.error} />}
      {naming ? <NameDialog onClose={() => setNaming(false)} /> : null}
    </Section>
  )
}

function NameDialog({ onClose }: { onClose: () => void }): ReactElement {
  const [target, setTarget] = useState('')
  const [organisation, setOrganisation] = useState('')
  const name = useNameMaintainer()
  return (
    <FormDialog
      title="Name a maintainer"
      send="Name it"
      sending={name}
      onSend={() =>
        name.mutate({ target: target.trim(), organisation: organisation.trim() }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <p>The organisation may then set the project’s rules, and search it in spite of an opt-out.</p>
      <TextField
        label="Project"
        required
        hint={`${TARGET_FORMS}.`}
        autoComplete="off"
        spellCheck={false}
        maxLength={4096}
        value={target}
        onText={setTarget}
      />
      <TextField
        label="Organisation"
        required
        hint="Exactly as it is named in this house."
        autoComplete="off"
        maxLength={256}
        value={organisation}
        onText={setOrganisation}
      />
    </FormDialog>
  )
}
