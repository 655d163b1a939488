import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Fault } from '../../ui/States.tsx'
import { reproduceAgain } from '../findings/queries.ts'
import { useHasRole } from '../session/queries.ts'

/** Reproduces a finding once more and goes to watch it; for those who may. */
export function RunAgain({ findingId }: { findingId: string }): ReactElement | null {
  const mayRun = useHasRole('coordinator', 'evaluator', 'discoverer')
  const navigate = useNavigate()
  const again = useMutation({
    mutationFn: () => reproduceAgain(findingId),
    onSuccess: ({ reproductionId }) => navigate({ to: '/reproductions/$id', params: { id: reproductionId } }),
  })
  if (!mayRun) return null
  return (
    <>
      <button
        type="button"
        className="usa-button usa-button--outline"
        disabled={again.isPending}
        onClick={() => again.mutate()}
      >
        {again.isPending ? 'Starting…' : 'Run it again'}
      </button>
      {again.error === null ? null : <Fault error={again.error} />}
    </>
  )
}
