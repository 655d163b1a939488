import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { api, read } from '../../api/client.ts'
import { Fault } from '../../ui/States.tsx'

/** Opens a case for a root cause that has none, and goes there. */
export function OpenCase({ rootCauseId }: { rootCauseId: string }): ReactElement {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const open = useMutation({
    mutationFn: () => read(api.POST('/v1/cases', { body: { rootCauseIds: [rootCauseId] } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['root-causes', rootCauseId] })
      await navigate({ to: '/cases/$id', params: { id } })
    },
  })
  return (
    <>
      <button type="button" className="usa-button" disabled={open.isPending} onClick={() => open.mutate()}>
        {open.isPending ? 'Opening…' : 'Open a case'}
      </button>
      {open.error === null ? null : <Fault error={open.error} />}
    </>
  )
}
