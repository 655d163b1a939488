import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactElement, useLayoutEffect, useRef } from 'react'
import type { CaseMessage, CaseThread } from '../../api/types.ts'
import { Paragraphs } from '../../ui/Paragraphs.tsx'
import { Loaded } from '../../ui/States.tsx'
import { On } from '../../ui/When.tsx'
import { Attachment } from './Attachment.tsx'
import { Compose } from './Compose.tsx'
import { messagesQuery } from './queries.ts'
import { readersOf } from './readers.ts'
import type { Room } from './room.ts'

function Message({ room, message }: { room: Room; message: CaseMessage }): ReactElement {
  const mine = message.partyId !== null && message.partyId === room.own?.id
  return (
    <li className={`message ${mine ? 'message--mine' : ''}`}>
      <p className="message__by">
        <strong>{mine ? `${message.by} (you)` : message.by}</strong>{' '}
        <span className="muted">
          <On at={message.at} />
          {message.via === 'e-mail' ? ', by e-mail' : ''}
        </span>
      </p>
      <Paragraphs text={message.text} />
      {message.attachments.length === 0 ? null : (
        <ul className="attachments">
          {message.attachments.map((file) => (
            <li key={file.id}>
              <Attachment caseId={room.view.id} file={file} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** Keeps the newest message in view when one arrives, and the one being read in its place when older ones come. */
function useAtNewest(newest: string | undefined, oldest: string | undefined) {
  const element = useRef<HTMLElement>(null)
  const fromBottom = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message leads to the bottom
  useLayoutEffect(() => {
    const box = element.current
    if (box !== null) box.scrollTop = box.scrollHeight
  }, [newest])
  // biome-ignore lint/correctness/useExhaustiveDependencies: older messages push down what is being read
  useLayoutEffect(() => {
    const box = element.current
    if (box !== null) box.scrollTop = box.scrollHeight - fromBottom.current
  }, [oldest])
  const remember = () => {
    const box = element.current
    if (box !== null) fromBottom.current = box.scrollHeight - box.scrollTop
  }
  return { element, remember }
}

/** One conversation, the newest message at the bottom; older ones are asked for on demand. */
export function Conversation(props: { room: Room; thread: CaseThread; mayWrite: boolean }): ReactElement {
  const { room, thread } = props
  const query = useInfiniteQuery(messagesQuery(room.view.id, thread.id))
  const messages = query.data?.pages.flatMap(({ items }) => items).toReversed() ?? []
  const { element, remember } = useAtNewest(messages.at(-1)?.id, messages[0]?.id)
  const older = () => {
    remember()
    void query.fetchNextPage()
  }
  return (
    <section className="card conversation" aria-labelledby="conversation-title">
      <h3 id="conversation-title">{thread.title}</h3>
      <p className="muted">{readersOf(room, thread)}</p>
      <section
        ref={element}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="messages__frame"
        aria-label={`Messages of “${thread.title}”`}
      >
        {query.hasNextPage ? (
          <p>
            <button
              type="button"
              className="usa-button usa-button--outline usa-button--small"
              disabled={query.isFetchingNextPage}
              onClick={older}
            >
              {query.isFetchingNextPage ? 'Loading…' : 'Older messages'}
            </button>
          </p>
        ) : null}
        <Loaded query={query} what="the messages">
          {() => (
            <ol className="messages">
              {messages.map((message) => (
                <Message key={message.id} room={room} message={message} />
              ))}
            </ol>
          )}
        </Loaded>
      </section>
      {props.mayWrite ? <Compose caseId={room.view.id} threadId={thread.id} /> : null}
    </section>
  )
}
