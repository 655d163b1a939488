import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Alert } from '@trussworks/react-uswds'
import { type FormEvent, type ReactElement, useState } from 'react'
import { placesFor } from '../../shell/places.ts'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { Fault, Loaded } from '../../ui/States.tsx'
import { DemonstrationRoles } from './DemonstrationRoles.tsx'
import { AddPasskey, PasskeySignIn } from './Passkey.tsx'
import { problemWords } from './problems.ts'
import { sessionQuery, useSession, useSignIn, useSignOut } from './queries.ts'
import './session.css'

const route = getRouteApi('/sign-in')

/** Why the browser came back from a sign-in provider empty-handed. */
function Returned({ problem, offered }: { problem: string; offered: boolean }): ReactElement {
  const words = problemWords(problem)
  return (
    <Alert type="error" headingLevel="h2" heading={words.heading} className="fault">
      <span className="block">{words.happened}</span>
      <span className="block">{words.mend}</span>
      <span className="fault__ways">
        {words.again && offered ? <a href="/v1/session/oidc">Try again through your organisation</a> : null}
        <small>Code: {words.code}</small>
      </span>
    </Alert>
  )
}

function PasswordForm({ onDone }: { onDone: () => void }): ReactElement {
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useSignIn()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ account, password }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit}>
      <Field label="Account">
        <input
          className="usa-input"
          autoComplete="username webauthn"
          required
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
      </Field>
      <Field label="Password">
        <input
          className="usa-input"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      {signIn.error === null ? null : <Fault error={signIn.error} />}
      <p>
        <button type="submit" className="usa-button" disabled={signIn.isPending}>
          {signIn.isPending ? 'Signing in…' : 'Sign in'}
        </button>
      </p>
    </form>
  )
}

function Account(): ReactElement | null {
  const account = useSession().data?.account
  const signOut = useSignOut()
  if (account === undefined) return null
  return (
    <section className="card" aria-labelledby="account-title">
      <h2 id="account-title">You are signed in</h2>
      <dl className="facts">
        <dt>Name</dt>
        <dd>{account.name}</dd>
        <dt>Organisation</dt>
        <dd>{account.organisation}</dd>
        <dt>Roles</dt>
        <dd>{account.roles.join(', ')}</dd>
        <dt>May read up to</dt>
        <dd>TLP:{account.tlp.toUpperCase()}</dd>
      </dl>
      <p className="row account__ways">
        <button
          type="button"
          className="usa-button usa-button--outline"
          disabled={signOut.isPending}
          onClick={() => signOut.mutate()}
        >
          Sign out
        </button>
        <AddPasskey />
      </p>
      {signOut.error === null ? null : <Fault error={signOut.error} />}
    </section>
  )
}

export function SignIn(): ReactElement {
  const query = useSession()
  const { problem } = route.useSearch()
  const navigate = useNavigate()
  const queries = useQueryClient()
  /** Who only receives has no use for the watch floor. */
  const home = () => {
    const roles = queries.getQueryData(sessionQuery.queryKey)?.account?.roles ?? []
    void navigate({ to: placesFor(roles, false).shown[0]?.to ?? '/' })
  }
  return (
    <Page title={query.data?.signedIn ? 'Your account' : 'Sign in'}>
      <Loaded query={query} what="the ways to sign in">
        {(session) => (
          <div className="ways-in">
            {problem === undefined || session.signedIn ? null : (
              <Returned problem={problem} offered={session.oidc} />
            )}
            <Account />
            {session.demonstrationRoles.length === 0 ? null : (
              <section className="card" aria-labelledby="demonstration-title">
                <h2 id="demonstration-title">
                  {session.signedIn ? 'Look through other eyes' : 'Look around with one click'}
                </h2>
                <p>
                  This house holds <strong>demonstration data</strong>: the people and organisations are made
                  up, and anybody at this computer may take any role. A house with real data does not offer
                  this.
                </p>
                <DemonstrationRoles roles={session.demonstrationRoles} onChosen={home} />
              </section>
            )}
            {session.signedIn ? null : (
              <section className="card" aria-labelledby="own-title">
                <h2 id="own-title">With an account of your own</h2>
                <div className="stack">
                  {session.oidc ? (
                    <p>
                      <a className="usa-button" href="/v1/session/oidc">
                        Sign in through your organisation
                      </a>
                    </p>
                  ) : null}
                  <PasskeySignIn onDone={home} />
                  <PasswordForm onDone={home} />
                </div>
              </section>
            )}
          </div>
        )}
      </Loaded>
    </Page>
  )
}
