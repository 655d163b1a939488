import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Recipe, TrialBody, TrialReply } from '../../api/types.ts'
import { startTrial } from './queries.ts'

/** One press of the button: what was sent, and how to watch it. Newest first. */
export type Try = { id: string; token: string; number: number }

/** How many tries the comparison keeps; older ones make room. */
const KEPT = 6

/** What was understood of a report that could not be run yet. */
export type Reading = { understood: Recipe | null; missing: string[] }

export function useTries() {
  const [tries, setTries] = useState<Try[]>([])
  const [shown, setShown] = useState<string | undefined>(undefined)
  const [reading, setReading] = useState<Reading | undefined>(undefined)
  const onReply = useCallback((reply: TrialReply) => {
    setReading({ understood: reply.understood, missing: reply.missing })
    const { reproductionId, token } = reply
    if (reproductionId === null || token === null) {
      // Nothing was run: an earlier result beside this answer would pass for one.
      setShown(undefined)
      return
    }
    setTries((before) =>
      [{ id: reproductionId, token, number: (before[0]?.number ?? 0) + 1 }, ...before].slice(0, KEPT),
    )
    setShown(reproductionId)
  }, [])
  const start = useMutation({
    mutationFn: (body: TrialBody) => startTrial(body),
    onMutate: () => setReading(undefined),
    onSuccess: onReply,
  })
  return { tries, shown: tries.find(({ id }) => id === shown), show: setShown, reading, start }
}
