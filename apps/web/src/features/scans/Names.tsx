import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/Inputs.tsx'
import { Section } from '../../ui/Page.tsx'
import { Empty, Fault, Loaded } from '../../ui/States.tsx'
import { On } from '../../ui/When.tsx'
import { useClaimRights } from './access.ts'
import { linesOf } from './names.ts'
import { namesQuery, useJoinNames, usePartNames } from './queries.ts'
import { TARGET_FORMS } from './words.ts'

/** Which names are one source: a claim on one then stands for all. */
export function Names(): ReactElement {
  const query = useQuery(namesQuery)
  const { mayCoordinate, maySetRules } = useClaimRights()
  const [joining, setJoining] = useState(false)
  const part = usePartNames()
  return (
    <Section
      title="Names of one source"
      note="A package, its repository and its forks by other names: who claims one of them holds all, and their searches, rules and budgets count together."
      actions={
        maySetRules ? (
          <button type="button" className="usa-button usa-button--outline" onClick={() => setJoining(true)}>
            Join names…
          </button>
        ) : undefined
      }
    >
      <Loaded query={query} what="the joined names">
        {(items) =>
          items.length === 0 ? (
            <Empty title={mayCoordinate ? 'No names are joined' : 'You joined no names'} />
          ) : (
            <ul className="lines">
              {items.map((one) => (
                <li key={one.id}>
                  <span className="names__lines">
                    {one.lines.map((line) => (
                      <Link key={line} className="names__line" to="/targets" search={{ target: line }}>
                        <code>{line}</code>
                      </Link>
                    ))}
                    {one.reason === null ? null : <small className="block">{one.reason}</small>}
                  </span>
                  <span className="muted">
                    by {one.by}, <On at={one.statedAt} />
                  </span>
                  <button
                    type="button"
                    className="usa-button usa-button--unstyled"
                    disabled={part.isPending}
                    onClick={() => part.mutate(one.id)}
                  >
                    Part them<span className="sr-only">: {one.lines.join(', ')}</span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {part.error === null ? null : <Fault error={part.error} />}
      {joining ? <JoinDialog onClose={() => setJoining(false)} /> : null}
    </Section>
  )
}

function JoinDialog({ onClose }: { onClose: () => void }): ReactElement {
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const join = useJoinNames()
  const targets = linesOf(text)
  return (
    <FormDialog
      title="Join names of one source"
      send="Join them"
      sending={join}
      incomplete={targets.length < 2}
      onSend={() =>
        join.mutate(
          { targets, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <p>
        From now on they are one source, until somebody parts them. Claims that are held already stay as they
        are.
      </p>
      <TextArea
        label="Targets, one a line"
        hint={`Two or more. ${TARGET_FORMS}.`}
        required
        code
        rows={4}
        value={text}
        onText={setText}
      />
      <TextArea label="Why" rows={2} maxLength={2000} value={reason} onText={setReason} />
    </FormDialog>
  )
}
