import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactElement, useEffect, useState } from 'react'
import { isApiError } from '../../api/problem.ts'
import type { PastSearch } from '../../api/types.ts'
import { Field } from '../../ui/Field.tsx'
import { Mark } from '../../ui/Marks.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Loaded } from '../../ui/States.tsx'
import { useClaimRights } from './access.ts'
import { MaintainersWords } from './MaintainersWords.tsx'
import { checkQuery, coverageQuery, rulesQuery } from './queries.ts'
import { RulesDialog } from './RulesDialog.tsx'
import { TARGET_FORMS } from './words.ts'
import './scans.css'

const route = getRouteApi('/targets')

function Rules({ target }: { target: string }): ReactElement {
  const query = useQuery(rulesQuery(target))
  const { maySetRules } = useClaimRights()
  const [editing, setEditing] = useState(false)
  return (
    <Section
      title="What its maintainers say"
      actions={
        maySetRules && query.data !== undefined ? (
          <button type="button" className="usa-button usa-button--outline" onClick={() => setEditing(true)}>
            {query.data === null ? 'Set rules…' : 'Change them…'}
          </button>
        ) : undefined
      }
    >
      <Loaded query={query} what="its rules">
        {(says) =>
          says === null ? (
            <Empty title="Nothing so far">
              <p>
                No rules are set here for this project. Nothing that was not reproduced or attested reaches
                it.
              </p>
            </Empty>
          ) : (
            <div className="card">
              <MaintainersWords says={says} />
            </div>
          )
        }
      </Loaded>
      {editing ? (
        <RulesDialog target={target} rules={query.data?.rules} onClose={() => setEditing(false)} />
      ) : null}
    </Section>
  )
}

const OUTCOME_TONES = {
  'nothing found': 'good',
  'findings reported': 'warn',
  'stopped early': 'plain',
} as const

function Searches({ items }: { items: readonly PastSearch[] }): ReactElement {
  const { mayCoordinate } = useClaimRights()
  if (items.length === 0)
    return (
      <Empty title="No search of it is known">
        <p>
          {mayCoordinate
            ? 'Nobody ended a claim on it yet.'
            : 'You learn of searches that found nothing and whose discoverers let it be known.'}
        </p>
      </Empty>
    )
  return (
    <table className="table table--cards">
      <caption className="sr-only">Searches that ended</caption>
      <thead>
        <tr>
          <th scope="col">Ended</th>
          <th scope="col">Outcome</th>
          <th scope="col">Depth reached</th>
          <th scope="col">Method</th>
          <th scope="col">Part</th>
        </tr>
      </thead>
      <tbody>
        {items.map((search, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: searches of one answer carry nothing that tells them apart
          <tr key={place}>
            <th scope="row">{search.on}</th>
            <td>
              <Mark tone={OUTCOME_TONES[search.outcome]}>{search.outcome}</Mark>
              {search.claimId === undefined ? null : (
                <small className="block">
                  <Link to="/claims/$id" params={{ id: search.claimId }}>
                    Its claim
                  </Link>
                </small>
              )}
            </td>
            <td data-label="Depth reached">{search.depth}</td>
            <td data-label="Method">{search.method}</td>
            <td data-label="Part">
              {search.part === '' ? 'all of it' : <code>{search.part}</code>}
              {search.compared === 'meets' ? null : (
                <small className="block">whether that is the part you ask for cannot be compared</small>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Coverage({ target }: { target: string }): ReactElement {
  const query = useQuery(coverageQuery(target))
  return (
    <Section title="What was searched">
      <Loaded query={query} what="the searches">
        {(items) => <Searches items={items} />}
      </Loaded>
    </Section>
  )
}

/** In one line, for discoverers, with the way to the form that says more. */
function Free({ target }: { target: string }): ReactElement | null {
  const query = useQuery(checkQuery(target, undefined))
  if (query.data === undefined) return null
  return (
    <p className="row">
      {query.data.free ? (
        <Mark tone="good" icon="check">
          Free now
        </Mark>
      ) : (
        <Mark tone="warn" icon="clock">
          {query.data.overlap === null ? 'Not to be searched' : 'Taken'}
        </Mark>
      )}
      <Link to="/claims/new" search={{ target }}>
        {query.data.free ? 'Claim it' : 'See until when, and what to do instead'}
      </Link>
    </p>
  )
}

/** Whatever the house may tell about one target. */
export function TargetPage(): ReactElement {
  const { target } = route.useSearch()
  const { mayClaim, maySeeSearches } = useClaimRights()
  const rules = useQuery({ ...rulesQuery(target ?? ''), enabled: target !== undefined })
  const unreadable =
    isApiError(rules.error) && rules.error.problem.code === 'target-unreadable'
      ? rules.error.message
      : undefined
  return (
    <Page
      title="Look up a target"
      kicker={<Link to="/claims">Claims</Link>}
      lede="What its maintainers want, and how far it was searched before: whatever this house may tell about it."
    >
      <Asking unreadable={unreadable} />
      {target === undefined || unreadable !== undefined ? null : (
        <>
          {mayClaim ? <Free target={target} /> : null}
          {maySeeSearches ? <Coverage target={target} /> : null}
          <Rules target={target} />
        </>
      )}
    </Page>
  )
}

function Asking({ unreadable }: { unreadable: string | undefined }): ReactElement {
  const { target } = route.useSearch()
  const [text, setText] = useState(target ?? '')
  useEffect(() => setText(target ?? ''), [target])
  const navigate = useNavigate()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') void navigate({ to: '/targets', search: { target: text.trim() } })
  }
  return (
    <search>
      <form className="lookup" onSubmit={submit}>
        <Field label="Target" hint={`${TARGET_FORMS}.`} error={unreadable}>
          <input
            className="usa-input mono"
            maxLength={4096}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <button type="submit" className="usa-button">
          Look it up
        </button>
      </form>
    </search>
  )
}
