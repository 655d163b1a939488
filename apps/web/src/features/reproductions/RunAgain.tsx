import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Fault } from '../../ui/States.tsx'
import { reproduceAgain } from '../findings/queries.ts'

/** Reproduces a finding once more and goes to watch it. */
export function RunAgain({ findingId }: { findingId: string }): ReactElement {
  const navigate = useNavigate()
  const again = useMutation({
    mutationFn: () => reproduceAgain(findingId),
    onSuccess: ({ reproductionId }) => navigate({ to: '/reproductions/$id', params: { id: reproductionId } }),
  })
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
