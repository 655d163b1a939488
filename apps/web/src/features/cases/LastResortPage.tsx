import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea, TextField } from '../../ui/Inputs.tsx'
import { Mark } from '../../ui/Marks.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Fault, Loaded } from '../../ui/States.tsx'
import { Ago, On } from '../../ui/When.tsx'
import {
  lastResortQuery,
  openEscalationsQuery,
  registerLastResort,
  useCaseAct,
  withdrawLastResort,
} from './queries.ts'
import { ABSENCES } from './words.ts'
import './cases.css'

/** Cases whose software nobody mends, each with the way to where it is decided. */
function Open(): ReactElement {
  const query = useQuery(openEscalationsQuery)
  return (
    <Section
      title="Waiting for your decision"
      note="The house proposes it by itself when nobody was named, an address is dead, or an answer is late by the case’s policy."
    >
      <Loaded query={query} what="the proposals">
        {(items) =>
          items.length === 0 ? (
            <Empty title="Nothing waits for a decision" />
          ) : (
            <ul className="lines">
              {items.map((one) => (
                <li key={one.id}>
                  <span className="last-resort__case">
                    <Link to="/cases/$id" params={{ id: one.caseId }} hash="last-resort">
                      {one.caseTitle}
                    </Link>
                    <small className="block">{one.caseNumber}</small>
                  </span>
                  <Mark tone="warn">{ABSENCES[one.reason]}</Mark>
                  <span className="muted">
                    proposed <Ago at={one.proposedAt} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}

function RegisterDialog({ onClose }: { onClose: () => void }): ReactElement {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [ecosystems, setEcosystems] = useState('')
  const [words, setWords] = useState('')
  const act = useCaseAct(registerLastResort)
  const send = () =>
    act.mutate(
      {
        name: name.trim(),
        ecosystems: [
          ...new Set(
            ecosystems
              .toLowerCase()
              .split(/[\s,]+/)
              .filter((one) => one !== ''),
          ),
        ],
        ...(email.trim() === '' ? {} : { email: email.trim() }),
        ...(words.trim() === '' ? {} : { words: words.trim() }),
      },
      { onSuccess: onClose },
    )
  return (
    <FormDialog
      title="Register a maintainer of last resort"
      send="Register it"
      sending={act}
      incomplete={name.trim() === ''}
      onSend={send}
      onClose={onClose}
    >
      <p className="muted">Only after it said yes. A name that is registered already is changed by this.</p>
      <TextField
        label="Organisation"
        hint="Exactly as it is named in this house, or any other with its address."
        required
        maxLength={256}
        autoComplete="off"
        value={name}
        onText={setName}
      />
      <TextField
        label="E-mail address"
        hint="Needed for who has no account here: it gets its link there."
        type="email"
        maxLength={254}
        autoComplete="off"
        value={email}
        onText={setEmail}
      />
      <TextField
        label="Ecosystems"
        hint="Types of package addresses, with commas: npm, pypi, maven. Empty: all, software without an address too."
        maxLength={400}
        autoComplete="off"
        spellCheck={false}
        value={ecosystems}
        onText={setEcosystems}
      />
      <TextArea
        label="What was agreed (for coordinators)"
        rows={3}
        maxLength={4000}
        value={words}
        onText={setWords}
      />
    </FormDialog>
  )
}

function Registered(): ReactElement {
  const query = useQuery(lastResortQuery)
  const [adding, setAdding] = useState(false)
  const withdraw = useCaseAct(withdrawLastResort)
  return (
    <Section
      title="Who is willing"
      note="Organisations that said they would mend what nobody mends. Whoever is asked for a case joins it as a maintainer, marked “last resort”."
      actions={
        <button type="button" className="usa-button usa-button--outline" onClick={() => setAdding(true)}>
          Register one…
        </button>
      }
    >
      <Loaded query={query} what="who is willing">
        {(items) =>
          items.length === 0 ? (
            <Empty title="Nobody is registered yet">
              <p>Until somebody is, orphaned software waits for its maintainer.</p>
            </Empty>
          ) : (
            <ul className="lines">
              {items.map((one) => (
                <li key={one.id}>
                  <span className="last-resort__case">
                    <strong>{one.name}</strong>
                    <small className="block">
                      {one.organisationId === null ? `by a link, ${one.email ?? ''}` : 'with accounts here'}
                    </small>
                    {one.words === '' ? null : <small className="block">{one.words}</small>}
                  </span>
                  <span>takes {one.ecosystems.length === 0 ? 'everything' : one.ecosystems.join(', ')}</span>
                  <span className="muted">
                    by {one.by}, <On at={one.registeredAt} />
                  </span>
                  <button
                    type="button"
                    className="usa-button usa-button--unstyled"
                    disabled={withdraw.isPending}
                    onClick={() => withdraw.mutate(one.id)}
                  >
                    Withdraw<span className="sr-only"> {one.name}</span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {withdraw.error === null ? null : <Fault error={withdraw.error} />}
      {adding ? <RegisterDialog onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}

/** Orphaned software: what waits for a decision, and who may be asked. */
export function LastResortPage(): ReactElement {
  return (
    <Page
      title="Maintainers of last resort"
      kicker={<Link to="/cases">Cases</Link>}
      lede="Where a maintainer is absent, somebody else may mend the software in its place, until it is back. A coordinator decides each time."
    >
      <Open />
      <Registered />
    </Page>
  )
}
