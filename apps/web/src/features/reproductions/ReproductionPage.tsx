import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { ReproductionView } from '../../api/types.ts'
import { Code } from '../../ui/Code.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Loaded } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { Controls } from './Controls.tsx'
import { Closure, Environment } from './Environment.tsx'
import { reproductionQuery } from './queries.ts'
import { RecipeView } from './Recipe.tsx'
import { RunAgain } from './RunAgain.tsx'
import { VerdictBox } from './VerdictBox.tsx'

const route = getRouteApi('/reproductions/$id')

function Evidence({ view }: { view: ReproductionView }): ReactElement {
  const base = `/v1/reproductions/${view.id}`
  return (
    <div className="stack">
      <p>
        You need not take this house's word for it. The bundle holds the recipe, the packages and the proof;
        anybody can run it on a computer of their own, without an account and without this server.
      </p>
      <p className="row">
        <a
          className="usa-button usa-button--outline"
          href={`${base}/bundle`}
          download={`tocsin-${view.id}.json`}
        >
          <Icon name="down" /> Bundle to run it yourself
        </a>
        {view.statementAvailable ? (
          <a
            className="usa-button usa-button--outline"
            href={`${base}/statement`}
            download={`tocsin-${view.id}.dsse.json`}
          >
            <Icon name="down" /> Signed statement (DSSE)
          </a>
        ) : (
          <span className="muted">There is no signed statement: nothing was judged yet.</span>
        )}
      </p>
      <Code label="Check it yourself" text={`tocsin reproduce tocsin-${view.id}.json`} />
    </div>
  )
}

function Body({ view }: { view: ReproductionView }): ReactElement {
  return (
    <>
      <VerdictBox view={view} />
      {view.judgement === null ? null : (
        <Section title="The controls" note="Only all of them together make a verdict.">
          <Controls view={view} judgement={view.judgement} />
        </Section>
      )}
      <Section title="What was run">
        <RecipeView recipe={view.recipe} />
      </Section>
      <Section title="Where it ran">
        <Environment view={view} />
      </Section>
      <Section title="What was loaded">
        <Closure closure={view.closure} />
      </Section>
      <Section title="Evidence to take with you">
        <Evidence view={view} />
      </Section>
    </>
  )
}

export function ReproductionPage(): ReactElement {
  const { id } = route.useParams()
  const query = useQuery(reproductionQuery(id))
  const view = query.data
  return (
    <Page
      title={view === undefined ? 'Reproduction' : `Reproduction of ${view.target}`}
      kicker={
        view === undefined ? undefined : (
          <>
            Asked for <Ago at={view.createdAt} />
            {view.judgedAt === null ? null : (
              <>
                , judged <Ago at={view.judgedAt} />
              </>
            )}
            {view.findingId === null ? (
              ' · a trial, not a report'
            ) : (
              <>
                {' · '}
                <Link to="/findings/$id" params={{ id: view.findingId }}>
                  the finding it belongs to
                </Link>
              </>
            )}
          </>
        )
      }
      actions={
        view === undefined || view.findingId === null ? undefined : <RunAgain findingId={view.findingId} />
      }
    >
      <Loaded query={query} what="the reproduction">
        {(data) => <Body view={data} />}
      </Loaded>
    </Page>
  )
}
