import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { FindingDocument, IntakeReceipt, ReportForm } from '../../api/types.ts'
import { Page } from '../../ui/Page.tsx'
import { Fault } from '../../ui/States.tsx'
import { useSession } from '../session/queries.ts'
import { FileForm } from './FileForm.tsx'
import { FlawForm } from './FlawForm.tsx'
import { Receipt } from './Receipt.tsx'
import { submitDocument, submitReport } from './submit.ts'
import './intake.css'

type Sent = { form: 'typed'; document: FindingDocument } | { form: ReportForm; text: string }

export function ReportFlaw(): ReactElement {
  const [way, setWay] = useState<'typed' | 'file'>('typed')
  const [receipt, setReceipt] = useState<IntakeReceipt | undefined>(undefined)
  const session = useSession()
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: (sent: Sent) =>
      sent.form === 'typed' ? submitDocument(sent.document) : submitReport(sent.form, sent.text),
    onSuccess: async (answer) => {
      setReceipt(answer)
      await queries.invalidateQueries({ queryKey: ['pipeline'] })
    },
  })
  const account = session.data?.account
  if (receipt !== undefined) {
    return (
      <Page title="Your report">
        <Receipt receipt={receipt} onMore={() => setReceipt(undefined)} />
      </Page>
    )
  }
  return (
    <Page
      title="Report a flaw"
      lede={
        account === undefined ? (
          <>
            You need no account. Without one you get a private link to see what becomes of your report.{' '}
            <Link to="/sign-in">Sign in</Link> to report in the name of your organisation.
          </>
        ) : (
          `You report in the name of ${account.organisation}.`
        )
      }
    >
      <div className="columns columns--2-1">
        <section className="card" aria-label="The report">
          <fieldset className="segments">
            <legend className="sr-only">How to send it</legend>
            <button type="button" aria-pressed={way === 'typed'} onClick={() => setWay('typed')}>
              Fill in a form
            </button>
            <button type="button" aria-pressed={way === 'file'} onClick={() => setWay('file')}>
              Send a file
            </button>
          </fieldset>
          <div className="intake__form">
            {way === 'typed' ? (
              <FlawForm
                busy={send.isPending}
                onSend={(document) => send.mutate({ form: 'typed', document })}
              />
            ) : (
              <FileForm busy={send.isPending} onSend={(form, text) => send.mutate({ form, text })} />
            )}
          </div>
          {send.error === null ? null : <Fault error={send.error} />}
        </section>
        <aside className="stack" aria-label="Good to know">
          <div className="card">
            <h2>What helps most</h2>
            <ul>
              <li>The exact version</li>
              <li>A few lines of code that make it happen</li>
              <li>What you expected instead</li>
            </ul>
            <p>
              Not sure that it is real? <Link to="/try">Try it first</Link>; that tells nobody.
            </p>
          </div>
          <div className="card">
            <h2>Who sees it</h2>
            <p>
              The coordinators of this house, and those who can mend it. The public sees it once an advisory
              is published.
            </p>
          </div>
        </aside>
      </div>
    </Page>
  )
}
