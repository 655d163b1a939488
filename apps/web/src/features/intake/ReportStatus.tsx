import { queryOptions, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { api, read } from '../../api/client.ts'
import { VerdictMark } from '../../ui/Marks.tsx'
import { Page } from '../../ui/Page.tsx'
import { Loaded } from '../../ui/States.tsx'
import { On } from '../../ui/When.tsx'
import { VERDICTS } from '../../ui/words.ts'

const route = getRouteApi('/status/$token')
const LOOK_AGAIN_MS = 15_000

const receiptQuery = (token: string) =>
  queryOptions({
    queryKey: ['receipts', token],
    queryFn: () => read(api.GET('/v1/receipts/{token}', { params: { path: { token } } })),
    refetchInterval: LOOK_AGAIN_MS,
  })

/** What the holder of the private link of an anonymous report may see. */
export function ReportStatus(): ReactElement {
  const { token } = route.useParams()
  const query = useQuery(receiptQuery(token))
  return (
    <Page
      title={query.data?.title ?? 'Your report'}
      kicker="Your report"
      lede="Keep the address of this page: it is the only way back to your report. Whoever has it can see this page."
    >
      <Loaded query={query} what="your report">
        {(receipt) => (
          <div className="card">
            <dl className="facts">
              <dt>Arrived</dt>
              <dd>
                <On at={receipt.receivedAt} />
              </dd>
              <dt>Acknowledged</dt>
              <dd>{receipt.acknowledgedAt === null ? 'not yet' : <On at={receipt.acknowledgedAt} />}</dd>
              <dt>Now</dt>
              <dd>{receipt.status}</dd>
              <dt>What trying it showed</dt>
              <dd>
                <VerdictMark verdict={receipt.verdict} />{' '}
                <span className="muted">{VERDICTS[receipt.verdict].meaning}</span>
              </dd>
            </dl>
          </div>
        )}
      </Loaded>
    </Page>
  )
}
