import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useNews } from './live.ts'
import type { Noun } from './news.ts'

type Page<T> = { items: T[]; next: string | null }

/** Rows asked for at a time. */
const LIMIT = 100

/** A list read page by page with the cursor the server gave, never by offset. */
export type KeyedList<T> = {
  items: T[]
  isPending: boolean
  error: Error | null
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
  /** Something changed while several pages were open: refreshing moves rows, so the reader decides. */
  hasNews: boolean
  refresh: () => void
}

/**
 * Reads a list whose pages are chained by cursor.
 * The key is prefixed with `list` so that an event does not refetch every open page of a long list:
 * with one page open it refreshes by itself, with more it only says so.
 */
export function useKeyedList<T>(
  noun: Noun,
  query: Record<string, unknown>,
  load: (page: { cursor?: string; limit: number }) => Promise<Page<T>>,
): KeyedList<T> {
  const client = useQueryClient()
  const [hasNews, setHasNews] = useState(false)
  const list = useInfiniteQuery({
    queryKey: ['list', noun, query],
    queryFn: ({ pageParam: cursor }) => load({ ...(cursor === undefined ? {} : { cursor }), limit: LIMIT }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (previous) => previous,
  })
  const pages = list.data?.pages.length ?? 0
  const refresh = useCallback(() => {
    setHasNews(false)
    void client.resetQueries({ queryKey: ['list', noun] })
  }, [client, noun])
  const onNews = useCallback(() => {
    if (pages > 1) setHasNews(true)
    else void client.invalidateQueries({ queryKey: ['list', noun] })
  }, [client, noun, pages])
  useNews(noun, onNews)

  const { fetchNextPage, isFetchingNextPage } = list
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, isFetchingNextPage])
  return {
    items: list.data?.pages.flatMap((page) => page.items) ?? [],
    isPending: list.isPending,
    error: list.error,
    hasMore: list.hasNextPage,
    isLoadingMore: isFetchingNextPage,
    loadMore,
    hasNews,
    refresh,
  }
}
