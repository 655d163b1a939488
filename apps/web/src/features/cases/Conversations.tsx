import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import type { CaseThread } from '../../api/types.ts'
import { counted } from '../../ui/number.ts'
import { Loaded } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { Conversation } from './Conversation.tsx'
import { NewConversation } from './NewConversation.tsx'
import { threadsQuery } from './queries.ts'
import { nameOf, type Room } from './room.ts'

/** Whom a conversation is with, in a few words for the list. */
function withWhom(room: Room, thread: CaseThread): string {
  if (thread.forAll) return 'everybody in the case'
  const others = thread.partyIds.filter((id) => id !== room.own?.id).map((id) => nameOf(room, id))
  if (others.length > 0) return others.join(', ')
  return room.coordinator ? 'coordinators only' : 'the coordinators'
}

function ThreadList(props: {
  room: Room
  threads: CaseThread[]
  open: string
  onOpen: (id: string) => void
}): ReactElement {
  return (
    <ul className="threads__list">
      {props.threads.map((thread) => (
        <li key={thread.id}>
          <button
            type="button"
            className="threads__choice"
            aria-current={thread.id === props.open ? 'true' : undefined}
            onClick={() => props.onOpen(thread.id)}
          >
            <span className="threads__title">{thread.title}</span>
            <small className="block">with {withWhom(props.room, thread)}</small>
            <small className="block">
              {counted(thread.messages, 'message')}, the last <Ago at={thread.lastAt} />
            </small>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What is talked about in this case: the conversations this viewer is in, one of them open. */
export function Conversations({ room }: { room: Room }): ReactElement {
  const query = useQuery(threadsQuery(room.view.id))
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [beginning, setBeginning] = useState(false)
  const mayWrite = room.coordinator || room.own !== undefined
  return (
    <>
      <Loaded query={query} what="the conversations">
        {({ items }) => {
          const open = items.find(({ id }) => id === chosen) ?? items[0]
          return open === undefined ? (
            <p className="muted">
              {room.coordinator ? 'Nobody has written yet.' : 'There is no conversation you are in yet.'}
            </p>
          ) : (
            <div className="threads">
              <ThreadList room={room} threads={items} open={open.id} onOpen={setChosen} />
              <Conversation key={open.id} room={room} thread={open} mayWrite={mayWrite} />
            </div>
          )
        }}
      </Loaded>
      {mayWrite ? (
        <p className="case__add">
          <button type="button" className="usa-button usa-button--outline" onClick={() => setBeginning(true)}>
            Begin a conversation…
          </button>
        </p>
      ) : null}
      {beginning ? (
        <NewConversation
          room={room}
          onClose={() => setBeginning(false)}
          onBegun={(id) => {
            setChosen(id)
            setBeginning(false)
          }}
        />
      ) : null}
    </>
  )
}
