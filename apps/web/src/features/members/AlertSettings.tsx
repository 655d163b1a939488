import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Checkbox } from '@trussworks/react-uswds'
import { type ReactElement, useState } from 'react'
import type { AlertSettings, AlertSettingsBody } from '../../api/types.ts'
import { Choice, TextArea, TextField } from '../../ui/Inputs.tsx'
import { Mark } from '../../ui/Marks.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Fault, Loaded } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { BANDS } from '../../ui/words.ts'
import { addressesIn } from './addresses.ts'
import { alertSettingsQuery, alertsQuery, useEndRss, useMakeRss, useSetAlerts } from './queries.ts'

const MODES: ReadonlyArray<readonly [AlertSettingsBody['mode'], string]> = [
  ['immediate', 'At once what is urgent, the rest once a day'],
  ['daily', 'Once a day'],
  ['weekly', 'Once a week, on Mondays'],
  ['off', 'Never'],
]
const LEAST: ReadonlyArray<readonly [AlertSettingsBody['atLeast'], string]> = [
  ['immediate', `Only “${BANDS.immediate.label}”`],
  ['out-of-cycle', `“${BANDS.immediate.label}” and “${BANDS['out-of-cycle'].label}”`],
  ['scheduled', `“${BANDS.scheduled.label}” too`],
  ['defer', 'Everything'],
]

/** When and how a member is told. */
export function AlertSettingsPage(): ReactElement {
  const query = useQuery(alertSettingsQuery)
  return (
    <Page
      title="Alerts"
      kicker={<Link to="/home">Your home</Link>}
      lede="When you are told that something of yours is affected. What waits is told later; nothing is dropped."
    >
      <Loaded query={query} what="your settings">
        {(settings) => (
          <>
            <SettingsForm settings={settings} />
            <Feed settings={settings} />
          </>
        )}
      </Loaded>
      <Latest />
    </Page>
  )
}

function SettingsForm({ settings }: { settings: AlertSettings }): ReactElement {
  const [mode, setMode] = useState(settings.mode)
  const [atLeast, setAtLeast] = useState(settings.atLeast)
  const [from, setFrom] = useState(settings.quiet?.from ?? '')
  const [to, setTo] = useState(settings.quiet?.to ?? '')
  const [breakQuiet, setBreakQuiet] = useState(settings.breakQuiet)
  const [digestAt, setDigestAt] = useState(settings.digestAt)
  const [emails, setEmails] = useState(settings.emails.join('\n'))
  const save = useSetAlerts()
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({
          mode,
          atLeast,
          quiet: from === '' || to === '' ? null : { from, to },
          breakQuiet,
          digestAt,
          emails: addressesIn(emails),
        })
      }}
    >
      <Choice label="When" value={mode} options={MODES} onChoose={setMode} />
      {mode === 'immediate' ? (
        <Choice label="What is urgent" value={atLeast} options={LEAST} onChoose={setAtLeast} />
      ) : null}
      {mode === 'off' ? null : (
        <>
          <TextField
            label="Daily or weekly letter at"
            type="time"
            required
            value={digestAt}
            onText={setDigestAt}
          />
          <div className="row">
            <TextField label="Quiet from" type="time" value={from} onText={setFrom} />
            <TextField label="Quiet until" type="time" value={to} onText={setTo} />
          </div>
          <Checkbox
            id="break-quiet"
            name="break-quiet"
            label="Wake us for what is “Immediate”"
            checked={breakQuiet}
            onChange={(event) => setBreakQuiet(event.target.checked)}
          />
          <TextArea
            label="E-mail addresses, one a line"
            hint={
              settings.mail
                ? 'Letters travel in the clear: what is restricted or under embargo is counted in them, never named.'
                : 'This house sends no e-mail yet: its operator has to name a mail server.'
            }
            rows={3}
            maxLength={4000}
            value={emails}
            onText={setEmails}
          />
          <p className="muted">
            {settings.webhooks === 0
              ? 'You have no webhook; POST /v1/webhooks makes one.'
              : `Your webhooks (${settings.webhooks}) are told too.`}
          </p>
        </>
      )}
      {save.error === null ? null : <Fault error={save.error} />}
      <div className="row">
        <button type="submit" className="usa-button" disabled={save.isPending}>
          Save
        </button>
        <span role="status">{save.isSuccess ? <Mark tone="good">Saved</Mark> : null}</span>
      </div>
    </form>
  )
}

function Feed({ settings }: { settings: AlertSettings }): ReactElement {
  const make = useMakeRss()
  const end = useEndRss()
  return (
    <Section
      title="RSS"
      note="An address for a feed reader. Whoever has it reads which public vulnerabilities concern you, so keep it to yourself."
    >
      {make.data === undefined ? null : (
        <p>
          <code>{make.data.href}</code>
          <small className="block">It is shown this once.</small>
        </p>
      )}
      <div className="row">
        <button
          type="button"
          className="usa-button usa-button--outline"
          disabled={make.isPending}
          onClick={() => make.mutate(undefined)}
        >
          {settings.rss ? 'Make another address' : 'Make an address'}
        </button>
        {settings.rss ? (
          <button
            type="button"
            className="usa-button usa-button--unstyled"
            disabled={end.isPending}
            onClick={() => end.mutate(undefined, { onSuccess: () => make.reset() })}
          >
            End it
          </button>
        ) : null}
      </div>
      {make.error === null ? null : <Fault error={make.error} />}
      {end.error === null ? null : <Fault error={end.error} />}
    </Section>
  )
}

const CAUSES = { found: 'new', urgent: 'more urgent', reopened: 'open again', due: 'last day' } as const

function Latest(): ReactElement {
  const query = useQuery(alertsQuery)
  return (
    <Section title="Latest alerts">
      <Loaded query={query} what="your alerts">
        {(items) =>
          items.length === 0 ? (
            <Empty title="There was nothing to tell you yet" />
          ) : (
            <ul className="lines lines--apart">
              {items.map((alert) => (
                <li key={alert.id}>
                  <span>
                    <strong>{alert.component}</strong>: <code>{alert.vulnerability}</code>,{' '}
                    {CAUSES[alert.cause]}
                  </span>
                  <span className="muted">
                    <Ago at={alert.at} />
                  </span>
                  {alert.toldAt === null ? <Mark tone="open">Not told yet</Mark> : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}
