import { Link } from '@tanstack/react-router'
import { Alert } from '@trussworks/react-uswds'
import type { ReactElement, ReactNode } from 'react'
import { isApiError } from '../api/problem.ts'

export function Loading({ what }: { what: string }): ReactElement {
  return (
    <div className="loading" role="status">
      <span className="loading__bell" aria-hidden="true" />
      Loading {what}…
    </div>
  )
}

export function Empty(props: { title: string; children?: ReactNode }): ReactElement {
  return (
    <div className="empty" role="status">
      <p className="empty__title">{props.title}</p>
      {props.children}
    </div>
  )
}

/** Not a fault: what is not yet public is read by those who take part. */
function SignInFirst(): ReactElement {
  return (
    <Alert type="info" headingLevel="h2" heading="This is not public">
      <span className="block">
        It is read by those who take part in mending it. <Link to="/sign-in">Sign in or choose a role</Link>,
        or read the <Link to="/advisories">published advisories</Link>, which everybody may.
      </span>
    </Alert>
  )
}

/** What went wrong, in the server's words, and what to do about it. */
export function Fault({ error, retry }: { error: unknown; retry?: () => void }): ReactElement {
  const problem = isApiError(error) ? error.problem : undefined
  // Some answers repeat their one sentence as their one error.
  const faults = (problem?.errors ?? []).filter(({ message }) => message !== problem?.detail)
  const text = error instanceof Error ? error.message : 'Something unexpected went wrong on this page.'
  if (problem?.code === 'not-signed-in') return <SignInFirst />
  return (
    <Alert
      type="error"
      headingLevel="h2"
      heading={problem?.title ?? 'Something went wrong'}
      className="fault"
    >
      <span className="block">{text}</span>
      {faults.length === 0 ? null : (
        <span className="block">
          {faults.map((fault) => (
            <span className="block" key={`${fault.path} ${fault.message}`}>
              {fault.path === '' ? '' : <code>{fault.path}</code>} {fault.message}
            </span>
          ))}
        </span>
      )}
      <span className="fault__ways">
        {problem?.status === 403 ? <Link to="/sign-in">Sign in with another role</Link> : null}
        {problem?.status === 404 ? <Link to="/">Go to the watch floor</Link> : null}
        {retry === undefined ? null : (
          <button type="button" className="usa-button usa-button--unstyled" onClick={retry}>
            Try again
          </button>
        )}
        {problem === undefined || problem.status === 0 ? null : <small>Code: {problem.code}</small>}
      </span>
    </Alert>
  )
}

type Query<T> = { data: T | undefined; error: Error | null; isPending: boolean; refetch: () => unknown }

/** Shows a query's data, or says that it is loading or why it is not there. Stale data stays while a refresh fails. */
export function Loaded<T>(props: {
  query: Query<T>
  what: string
  children: (data: T) => ReactNode
}): ReactNode {
  const { query } = props
  if (query.data !== undefined) return props.children(query.data)
  if (query.error !== null) return <Fault error={query.error} retry={() => void query.refetch()} />
  return <Loading what={props.what} />
}
