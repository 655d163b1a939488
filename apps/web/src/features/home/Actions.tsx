import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useEffect, useState } from 'react'
import type { Action, ActionList } from '../../api/types.ts'
import { counted } from '../../ui/number.ts'
import { Section } from '../../ui/Page.tsx'
import { Paragraphs } from '../../ui/Paragraphs.tsx'
import { Empty, Loaded } from '../../ui/States.tsx'
import { On } from '../../ui/When.tsx'
import { BANDS } from '../../ui/words.ts'
import { BandMark } from '../cases/PriorityView.tsx'
import { actionsQuery } from '../exposures/queries.ts'
import { ReportDialog } from '../exposures/ReportDialog.tsx'

const SHOWN = 10

/** The things that matter this week, in plain words, to be printed too. */
export function Actions(): ReactElement {
  const query = useQuery(actionsQuery(SHOWN))
  useEffect(() => {
    // What is folded on a screen is wanted on paper.
    const unfold = () => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>('.action details:not(.no-print)'))
        details.open = true
    }
    addEventListener('beforeprint', unfold)
    return () => removeEventListener('beforeprint', unfold)
  }, [])
  return (
    <Section
      title="What to do now"
      note="At most ten things, the most pressing first."
      actions={
        query.data === undefined || query.data.items.length === 0 ? undefined : (
          <button type="button" className="usa-button usa-button--outline no-print" onClick={() => print()}>
            Print this list
          </button>
        )
      }
    >
      <Loaded query={query} what="what to do">
        {(list) => <List list={list} />}
      </Loaded>
    </Section>
  )
}

function List({ list }: { list: ActionList }): ReactElement {
  if (list.items.length === 0)
    return (
      <Empty title="Nothing to do that we know of">
        <p>
          That holds for what is on your list alone. <Link to="/inventories">Look at what you run</Link>, or{' '}
          <Link to="/inventories/choose">choose from pictures</Link>.
        </p>
      </Empty>
    )
  return (
    <>
      <ol className="actions">
        {list.items.map((action) => (
          <ActionCard key={action.id} action={action} />
        ))}
      </ol>
      <p className="muted actions__foot">
        {list.more === 0
          ? 'That is all.'
          : `${counted(list.more, 'more thing')} less pressing wait behind these.`}{' '}
        Made <On at={list.madeAt} />.
      </p>
    </>
  )
}

function ActionCard({ action }: { action: Action }): ReactElement {
  const [reporting, setReporting] = useState(false)
  return (
    <li className="card action">
      <div className="action__head">
        <h3>{action.title}</h3>
        <BandMark band={action.band} />
      </div>
      <div className="action__facts">
        <p className={`action__deadline action__deadline--${BANDS[action.band].tone}`}>
          <strong>{action.deadlineWords}</strong>
        </p>
        <p className="muted">Where: {action.where.join(', ')}</p>
      </div>
      <div className="action__words">
        <p>{action.why}</p>
        <ol className="action__steps">
          {action.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {action.askVendor === null ? null : (
          <details className="disclosure">
            <summary>What to ask the vendor</summary>
            <blockquote className="action__letter">
              <Paragraphs text={action.askVendor} />
            </blockquote>
          </details>
        )}
        <details className="disclosure no-print">
          <summary>
            {counted(action.vulnerabilities.length, 'vulnerability', 'vulnerabilities')} behind this
          </summary>
          <p>
            {action.vulnerabilities.map((id) => (
              <code key={id} className="action__id">
                {id}
              </code>
            ))}
          </p>
        </details>
      </div>
      <p className="action__done no-print">
        <button type="button" className="usa-button" onClick={() => setReporting(true)}>
          It is done…<span className="sr-only"> {action.title}</span>
        </button>
      </p>
      {reporting ? (
        <ReportDialog
          title={action.title}
          exposureIds={action.exposureIds}
          onClose={() => setReporting(false)}
        />
      ) : null}
    </li>
  )
}
