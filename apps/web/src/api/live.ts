import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { linkKey } from './link-key.ts'
import { concerned, kindOf, NOUNS, type Noun } from './news.ts'

const REFRESH_EVERY_MS = 1_000
const POLL_EVERY_MS = 3_000
const ASK_EVERY_MS = 5_000

export type Link = 'connecting' | 'live' | 'polling' | 'asking'
let link: Link = 'connecting'
const linkListeners = new Set<() => void>()
const newsListeners = new Set<(nouns: ReadonlySet<Noun>) => void>()

function setLink(next: Link): void {
  if (next === link) return
  link = next
  for (const listener of linkListeners) listener()
}

/**
 * Whether news arrives by itself (`live`), is asked for every three seconds because the stream is interrupted
 * (`polling`), or every five because this tab acts by a link, whose key a stream cannot send (`asking`).
 */
export function useLink(): Link {
  return useSyncExternalStore(
    (listener) => {
      linkListeners.add(listener)
      return () => linkListeners.delete(listener)
    },
    () => link,
  )
}

/** Calls back, at most once a second, when one of these nouns has changed. Lists use it; see `useKeyedList`. */
export function useNews(noun: Noun, onNews: () => void): void {
  useEffect(() => {
    const listener = (nouns: ReadonlySet<Noun>) => {
      if (nouns.has(noun)) onNews()
    }
    newsListeners.add(listener)
    return () => {
      newsListeners.delete(listener)
    }
  }, [noun, onNews])
}

/** Collects nouns and hands them on at most once per interval, the first at once. */
function throttled(everyMs: number, deliver: (nouns: ReadonlySet<Noun>) => void) {
  let pending = new Set<Noun>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    if (pending.size === 0) return
    const nouns = pending
    pending = new Set()
    timer = setTimeout(flush, everyMs)
    deliver(nouns)
  }
  return {
    add(nouns: Iterable<Noun>) {
      for (const noun of nouns) pending.add(noun)
      if (timer === undefined) flush()
    },
    stop() {
      clearTimeout(timer)
    },
  }
}

/** For a tab opened by a link. One that nobody looks at asks for nothing. */
function ask(queries: QueryClient): () => void {
  setLink('asking')
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void queries.invalidateQueries({ queryKey: ['cases'] })
  }, ASK_EVERY_MS)
  return () => clearInterval(timer)
}

function follow(queries: QueryClient): () => void {
  const news = throttled(REFRESH_EVERY_MS, (nouns) => {
    for (const noun of nouns) void queries.invalidateQueries({ queryKey: [noun] })
    for (const listener of newsListeners) listener(nouns)
  })
  let poll: ReturnType<typeof setInterval> | undefined
  const stopPolling = () => {
    clearInterval(poll)
    poll = undefined
  }
  const source = new EventSource('/v1/events')
  source.addEventListener('open', () => {
    stopPolling()
    // Whatever happened while the stream was down was never announced.
    if (link === 'polling') news.add(NOUNS)
    setLink('live')
  })
  source.addEventListener('change', (event) => {
    const kind = kindOf(String(event.data))
    if (kind !== undefined) news.add(concerned(kind))
  })
  source.addEventListener('error', () => {
    setLink('polling')
    // The browser reconnects an EventSource by itself, except after an HTTP error; polling covers both.
    poll ??= setInterval(() => news.add(NOUNS), POLL_EVERY_MS)
  })
  return () => {
    source.close()
    stopPolling()
    news.stop()
  }
}

/** Keeps every screen fresh. Mounted once, by the shell; `who` reopens the stream when the account changes. */
export function useLiveUpdates(who: string): void {
  const queries = useQueryClient()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a viewer may hear of depends on who they are
  useEffect(() => (linkKey() === undefined ? follow(queries) : ask(queries)), [queries, who])
}
