import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { ExposureView } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Href } from '../../ui/Href.tsx'
import { TextArea } from '../../ui/Inputs.tsx'
import { Mark, TlpMark } from '../../ui/Marks.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Loaded } from '../../ui/States.tsx'
import { On } from '../../ui/When.tsx'
import { BandMark } from '../cases/PriorityView.tsx'
import { Due } from './Due.tsx'
import { exposureQuery, useNote } from './queries.ts'
import { ReportDialog } from './ReportDialog.tsx'
import { STATES, sourceWords } from './words.ts'
import './exposures.css'

const route = getRouteApi('/exposures/$id')

export function ExposurePage(): ReactElement {
  const { id } = route.useParams()
  const query = useQuery(exposureQuery(id))
  return (
    <Loaded query={query} what="the exposure">
      {(exposure) => <Exposure exposure={exposure} />}
    </Loaded>
  )
}

function Exposure({ exposure }: { exposure: ExposureView }): ReactElement {
  const [asking, setAsking] = useState<'report' | 'note' | undefined>(undefined)
  const { state, band } = exposure
  return (
    <Page
      title={exposure.component}
      kicker={`${exposure.vulnerability} on ${exposure.asset}`}
      lede={exposure.title}
      actions={
        <>
          <button type="button" className="usa-button" onClick={() => setAsking('report')}>
            Say what was done…
          </button>
          <button type="button" className="usa-button usa-button--outline" onClick={() => setAsking('note')}>
            {exposure.note === null ? 'Add a note…' : 'Change the note…'}
          </button>
        </>
      }
    >
      <div className="row">
        <Mark tone={STATES[state].tone} title={STATES[state].meaning}>
          {STATES[state].label}
        </Mark>
        <BandMark band={band} />
        {exposure.reopened ? <Mark tone="bad">Open again</Mark> : null}
        {exposure.embargoed ? <Mark tone="warn">Not public yet</Mark> : null}
        <TlpMark tlp={exposure.tlp} />
      </div>
      <p className="exposure__because">{exposure.because}</p>
      <dl className="facts">
        <dt>Mended in</dt>
        <dd>{exposure.fixedIn ?? <span className="muted">no repaired version is known</span>}</dd>
        <dt>Due</dt>
        <dd>
          <Due at={exposure.dueAt} late={exposure.late} />
        </dd>
        {exposure.purl === null ? null : (
          <>
            <dt>Package URL</dt>
            <dd>
              <code>{exposure.purl}</code>
            </dd>
          </>
        )}
        {exposure.note === null ? null : (
          <>
            <dt>Your note</dt>
            <dd>{exposure.note}</dd>
          </>
        )}
      </dl>
      <Why exposure={exposure} />
      <Urgency exposure={exposure} />
      <History exposure={exposure} />
      {asking === 'report' ? (
        <ReportDialog
          title="What was done about it"
          exposureIds={[exposure.id]}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
      {asking === 'note' ? <NoteDialog exposure={exposure} onClose={() => setAsking(undefined)} /> : null}
    </Page>
  )
}

/** Each record that says something of it, with the range and the rule that decided. */
function Why({ exposure: { said, vex, because } }: { exposure: ExposureView }): ReactElement {
  return (
    <Section title="Why" note="What each source says of this version.">
      {vex === null ? null : (
        <p>
          <Mark tone="plain">{vex.status.replaceAll('_', ' ')}</Mark> {vex.by} states
          {vex.justification === null ? '' : `: ${vex.justification.replaceAll('_', ' ')}`}.
          {vex.words === null ? null : <small className="block">{vex.words}</small>}
        </p>
      )}
      {said.length === 0 ? (
        <Empty title="No source says anything of it any more" />
      ) : (
        <ul className="lines lines--apart">
          {said.map((one) => (
            <li key={`${one.source} ${one.range ?? ''}`}>
              <span>
                <Source source={one.source} href={one.href} />
                {one.because === because ? null : <small className="block">{one.because}</small>}
                {one.range === null ? null : <small className="block">Range: {one.range}</small>}
                {one.fixedIn === null ? null : <small className="block">Mended in {one.fixedIn}</small>}
              </span>
              <span>{one.verdict}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Advisories and cases of this house are ours; what else a record names is on the web, or nowhere. */
function Source({ source, href }: { source: string; href: string | null }): ReactElement {
  const { record, from } = sourceWords(source)
  return (
    <>
      {href === null ? (
        <code>{record}</code>
      ) : /^https:\/\//.test(href) ? (
        <a href={href} rel="noreferrer nofollow">
          {record}
        </a>
      ) : (
        <Href href={href}>{record}</Href>
      )}
      {from === undefined ? null : <span className="muted">, {from}</span>}
    </>
  )
}

function Urgency({ exposure: { urgency } }: { exposure: ExposureView }): ReactElement {
  const shown = urgency.factors.map(({ name }) => name)
  const missing = urgency.missing.filter((name) => !shown.includes(name))
  return (
    <Section title="How urgent, and why" note={urgency.summary}>
      {urgency.timeline === null ? null : <p>{urgency.timeline}</p>}
      <dl className="facts">
        {urgency.factors.map((factor) => (
          <FactorLine key={factor.name} factor={factor} />
        ))}
      </dl>
      {missing.length === 0 ? null : (
        <>
          <h3 className="exposure__missing">Not known either</h3>
          <ul>
            {missing.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function FactorLine({ factor }: { factor: ExposureView['urgency']['factors'][number] }): ReactElement {
  return (
    <>
      <dt>{factor.name}</dt>
      <dd>
        {factor.known ? factor.value : <span className="muted">unknown</span>}
        <small className="block">
          {factor.explanation}
          {factor.source === '' ? '' : ` (${factor.source})`}
        </small>
      </dd>
    </>
  )
}

function History({ exposure: { history, foundAt } }: { exposure: ExposureView }): ReactElement {
  return (
    <Section title="What happened">
      <ul className="lines lines--apart">
        <li>
          <span>Found</span>
          <span className="muted">
            <On at={foundAt} />
          </span>
        </li>
        {history.map((entry) => (
          <li key={`${entry.at} ${entry.said} ${entry.via}`}>
            <span>
              {entry.by}: {entry.said}
              <small className="block">
                by {entry.via}
                {entry.words === null ? '' : `: ${entry.words}`}
              </small>
            </span>
            <span className="muted">
              <On at={entry.at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function NoteDialog({ exposure, onClose }: { exposure: ExposureView; onClose: () => void }): ReactElement {
  const [note, setNote] = useState(exposure.note ?? '')
  const save = useNote(exposure.id)
  return (
    <FormDialog
      title="A note on reachability"
      send="Keep it"
      sending={save}
      onSend={() => save.mutate(note.trim() === '' ? null : note.trim(), { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextArea
        label="Can it be reached here, and by whom?"
        hint="It stays with your organisation and changes no rating."
        rows={4}
        maxLength={4000}
        value={note}
        onText={setNote}
      />
    </FormDialog>
  )
}
