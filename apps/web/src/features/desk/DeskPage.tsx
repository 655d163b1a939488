import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { linkKey } from '../../api/link-key.ts'
import { isApiError } from '../../api/problem.ts'
import { TlpMark } from '../../ui/Marks.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Loaded } from '../../ui/States.tsx'
import { TLPS } from '../../ui/words.ts'
import { Asks } from '../cases/Asks.tsx'
import { asksOfParty } from '../cases/asks.ts'
import { Conversations } from '../cases/Conversations.tsx'
import { Dossiers } from '../cases/Dossiers.tsx'
import { EmbargoSection } from '../cases/EmbargoSection.tsx'
import { LastResort, useEscalations } from '../cases/LastResort.tsx'
import { ReleasePlan } from '../cases/ReleasePlan.tsx'
import { isAsked, type Room, useRoom } from '../cases/room.ts'
import { Statements } from '../cases/Statements.tsx'
import { Thanks } from '../cases/Thanks.tsx'
import { PARTY_ROLES } from '../cases/words.ts'
import { NoWayIn } from './NoWayIn.tsx'
import { Rules } from './Rules.tsx'
import '../cases/cases.css'
import '../cases/room.css'
import './desk.css'

const route = getRouteApi('/desk/$id')

function Asked({ room }: { room: Room }): ReactElement {
  const { own, view } = room
  const escalations = useEscalations(room).data?.items ?? []
  return (
    <section className="card desk__asked" aria-labelledby="asked-title">
      <h2 id="asked-title">What is asked of you</h2>
      <Asks
        asks={asksOfParty(room, escalations)}
        none="Nothing at present. You are told here when that changes."
      />
      <p className="muted">
        {own === undefined
          ? 'You are no party of this case; you read it only.'
          : `You take part as ${own.name}: ${own.role}, who ${PARTY_ROLES[own.role]}.${own.lastResort ? ' You stand in for a maintainer who is absent; when it is back you are told, and nothing more is asked of you.' : ''}`}{' '}
        What you read here is not public. {TLPS[view.tlp]}
      </p>
      {room.coordinator ? (
        <p>
          You lead this case:{' '}
          <Link to="/cases/$id" params={{ id: view.id }}>
            go to its room
          </Link>
          .
        </p>
      ) : null}
    </section>
  )
}

function Body({ room }: { room: Room }): ReactElement {
  const asked = room.own === undefined || isAsked(room.own)
  return (
    <>
      <Asked room={room} />
      <LastResort room={room} />
      {asked ? (
        <Section
          title="What was found"
          id="dossiers"
          note="One dossier for each flaw: all reports of it, merged."
        >
          <Dossiers room={room} />
        </Section>
      ) : null}
      {room.own?.role === 'discoverer' ? null : (
        <Section title="Your word on your products" id="statements">
          <Statements room={room} />
        </Section>
      )}
      <EmbargoSection room={room} />
      <Section title="Conversations" id="conversations">
        <Conversations room={room} />
      </Section>
      <Section title="The hour of release" id="release">
        <ReleasePlan room={room} />
      </Section>
      <Section title="Thanks" id="thanks">
        <Thanks room={room} />
      </Section>
      {asked ? (
        <Section title="Your pace and your rules" id="rules">
          <Rules room={room} />
        </Section>
      ) : null}
    </>
  )
}

/** One case as somebody who is asked for a fix has it on the desk; by a link it needs no account. */
export function DeskPage(): ReactElement {
  const { id } = route.useParams()
  const query = useRoom(id)
  const view = query.data?.view
  if (isApiError(query.error) && query.error.problem.status === 401)
    return <NoWayIn byLink={linkKey() !== undefined} />
  return (
    <Page
      title={view?.title ?? 'Your desk'}
      kicker={
        view === undefined ? (
          'Your desk'
        ) : (
          <span className="row">
            <span>
              {linkKey() === undefined ? <Link to="/desk">Your desk</Link> : 'Your desk'}, case {view.number}
            </span>
            <TlpMark tlp={view.tlp} />
          </span>
        )
      }
    >
      <Loaded query={query} what="your desk">
        {(room) => <Body room={room} />}
      </Loaded>
    </Page>
  )
}
