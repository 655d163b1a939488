import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { Page } from '../../ui/Page.tsx'
import { Empty, Fault, Loading } from '../../ui/States.tsx'
import { useClaimRights } from './access.ts'
import { CheckAnswer, type Way } from './CheckAnswer.tsx'
import { ClaimForm } from './ClaimForm.tsx'
import { type ClaimDraft, EMPTY_CLAIM, follow } from './draft.ts'
import { refusalOf, useTake } from './queries.ts'
import { useCheck } from './use-check.ts'
import './scans.css'

const route = getRouteApi('/claims/new')

/** Taking a target: the form, and beside it what is known of the target as it is typed. */
export function ClaimTarget(): ReactElement {
  const { target = '' } = route.useSearch()
  const [draft, setDraft] = useState<ClaimDraft>({ ...EMPTY_CLAIM, target })
  const { mayClaim } = useClaimRights()
  const check = useCheck(draft)
  const take = useTake()
  const navigate = useNavigate()
  const refusal = refusalOf(take.error)
  const set = (change: Partial<ClaimDraft>) => {
    take.reset()
    setDraft((before) => ({ ...before, ...change }))
  }
  const onFollow = (way: Way) => {
    take.reset()
    setDraft((before) => follow(before, way))
  }
  return (
    <Page
      title="Claim a target"
      kicker={<Link to="/claims">Claims</Link>}
      lede="So that two do not search the same place at once. A claim is a lease: renewed while you search, and gone by itself when you stop."
    >
      {mayClaim ? (
        <div className="columns columns--2-1">
          <section className="card" aria-label="The claim">
            <ClaimForm
              draft={draft}
              set={set}
              unreadable={check.unreadable}
              busy={take.isPending}
              onLeaveTarget={check.ask}
              onSend={(body) =>
                take.mutate(body, {
                  onSuccess: ({ claim }) => void navigate({ to: '/claims/$id', params: { id: claim.id } }),
                })
              }
            />
          </section>
          <aside className="card claim__aside" aria-label="Whether it is free">
            <h2>Is it free?</h2>
            <div aria-live="polite">
              <Standing check={check} refusal={refusal} onFollow={onFollow} />
            </div>
            {take.error === null || refusal !== undefined ? null : <Fault error={take.error} />}
          </aside>
        </div>
      ) : (
        <Empty title="Claims are taken by discoverers">
          <p>Sign in as one, or ask whoever runs this house for an account.</p>
        </Empty>
      )}
    </Page>
  )
}

function Standing(props: {
  check: ReturnType<typeof useCheck>
  refusal: ReturnType<typeof refusalOf>
  onFollow: (way: Way) => void
}): ReactElement {
  const { check, refusal, onFollow } = props
  // What was refused just now is newer than what was asked before.
  if (refusal !== undefined) return <CheckAnswer free={false} {...answerOf(refusal)} onFollow={onFollow} />
  if (check.error !== null) return <Fault error={check.error} />
  if (check.answer !== undefined)
    return (
      <div aria-busy={check.isAsking}>
        <CheckAnswer {...check.answer} onFollow={onFollow} />
      </div>
    )
  if (check.isAsking) return <Loading what="what is known of it" />
  return (
    <p className="muted">
      Name a target, and it is looked up as you type: whether it is free, what its maintainers say, and what
      to do where it is taken.
    </p>
  )
}

const answerOf = ({ overlap, maintainersSay }: NonNullable<ReturnType<typeof refusalOf>>) => ({
  overlap: overlap ?? null,
  maintainersSay: maintainersSay ?? null,
})
