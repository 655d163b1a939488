import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isApiError } from '../../api/problem.ts'
import type { ClaimBody } from '../../api/types.ts'
import { type ClaimDraft, windowOf } from './draft.ts'
import { checkQuery } from './queries.ts'
import { couldBeTarget } from './target-line.ts'

const PAUSE_MS = 700

type Asked = { target: string; window: ClaimBody['window'] | undefined }

/**
 * Asks whether what stands in the form is free: when the typing pauses, and at once when `ask` is called, as a
 * field does that is left. Nothing is asked about what cannot be a target yet.
 */
export function useCheck(draft: Pick<ClaimDraft, 'target' | 'from' | 'lasts'>) {
  const { target, from, lasts } = draft
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const key = `${target.trim()} ${from} ${lasts}`
  const [askedKey, setAskedKey] = useState('')
  const ask = () => {
    if (key === askedKey) return
    setAskedKey(key)
    setAsked(
      couldBeTarget(target)
        ? { target: target.trim(), window: windowOf({ from, lasts }, Date.now()) }
        : undefined,
    )
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what stands in the form starts the pause anew
  useEffect(() => {
    const timer = setTimeout(ask, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [key])
  const query = useQuery({
    ...checkQuery(asked?.target ?? '', asked?.window),
    enabled: asked !== undefined,
    placeholderData: (previous) => previous,
  })
  const error = asked === undefined ? null : query.error
  return {
    ask,
    /** What is known of exactly what stands in the form. */
    answer: asked === undefined || error !== null ? undefined : query.data,
    isAsking: asked !== undefined && query.isFetching,
    unreadable: isApiError(error) && error.problem.code === 'target-unreadable' ? error.message : undefined,
    error: isApiError(error) && error.problem.code === 'target-unreadable' ? null : error,
  }
}
