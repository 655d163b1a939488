import { type ReactElement, useEffect, useRef, useState } from 'react'
import { Page, Section } from '../../ui/Page.tsx'
import { Fault } from '../../ui/States.tsx'
import { draftFrom, EMPTY_DRAFT } from './draft.ts'
import { EXAMPLE_REPORT, EXAMPLES } from './examples.ts'
import { History } from './History.tsx'
import { RecipeForm } from './RecipeForm.tsx'
import { ReportForm } from './ReportForm.tsx'
import { TrialResult } from './TrialResult.tsx'
import { useTries } from './tries.ts'
import { Understood } from './Understood.tsx'
import './trials.css'

type Way = 'package' | 'report'

export function TryIt(): ReactElement {
  const [way, setWay] = useState<Way>('package')
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const [report, setReport] = useState('')
  const { tries, shown, show, reading, start } = useTries()
  const results = useRef<HTMLDivElement>(null)
  const newest = tries[0]?.id
  useEffect(() => {
    if (newest !== undefined) results.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [newest])
  const understood = reading?.understood ?? undefined
  const corrected = understood === undefined ? undefined : draftFrom(understood)
  return (
    <Page
      title="Try it on something of yours"
      lede="Bring a flaw you know or suspect. In a few seconds you see whether the software falls or stands, with the controls that keep the answer honest. Nothing is reported and nobody is told."
    >
      <div className="trial">
        <section className="card trial__form" aria-label="What to try">
          <fieldset className="segments">
            <legend className="sr-only">How to describe it</legend>
            <button type="button" aria-pressed={way === 'package'} onClick={() => setWay('package')}>
              Package and proof
            </button>
            <button type="button" aria-pressed={way === 'report'} onClick={() => setWay('report')}>
              A report, in any words
            </button>
          </fieldset>
          <div className="trial__examples">
            <p className="muted" id="examples-label">
              No flaw at hand? Take one that was published and fixed long ago:
            </p>
            <ul className="chips" aria-labelledby="examples-label">
              {way === 'report' ? (
                <li>
                  <button type="button" className="chip" onClick={() => setReport(EXAMPLE_REPORT)}>
                    A badly written report about lodash
                  </button>
                </li>
              ) : (
                EXAMPLES.map((example) => (
                  <li key={example.label}>
                    <button type="button" className="chip" onClick={() => setDraft(example.draft)}>
                      {example.label}
                    </button>
                  </li>
                ))
              )}
            </ul>
          </div>
          {way === 'package' ? (
            <RecipeForm
              draft={draft}
              onDraft={setDraft}
              busy={start.isPending}
              onTry={(recipe) => start.mutate({ recipe })}
            />
          ) : (
            <ReportForm
              text={report}
              onText={setReport}
              busy={start.isPending}
              onTry={(text) => start.mutate({ report: text })}
            />
          )}
        </section>
        <div className="trial__results stack" ref={results}>
          {start.error === null ? null : <Fault error={start.error} />}
          {reading === undefined || (way === 'package' && reading.missing.length === 0) ? null : (
            <Understood
              reading={reading}
              onCorrect={
                corrected === undefined
                  ? undefined
                  : () => {
                      setDraft(corrected)
                      setWay('package')
                    }
              }
            />
          )}
          {shown === undefined ? (
            <div className="empty trial__empty">
              <p className="empty__title">The result appears here</p>
              <p>
                The proof runs against the real package in a sandbox: once against the version you name, once
                with harmless input, once against an empty stand-in, and against the fixed version if you name
                one.
              </p>
            </div>
          ) : (
            <TrialResult
              key={shown.id}
              attempt={shown}
              busy={start.isPending}
              onTry={(recipe) => start.mutate({ recipe })}
            />
          )}
        </div>
      </div>
      {tries.length === 0 ? null : (
        <Section
          title="Your tries, side by side"
          note="Kept in this page only; they are gone when you close it."
        >
          <History tries={tries} shown={shown?.id} onShow={show} />
        </Section>
      )}
    </Page>
  )
}
