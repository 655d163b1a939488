import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { api, read } from '../../api/client.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Fault } from '../../ui/States.tsx'
import { saveAs } from './save.ts'

/** Saves all that is needed to run a reproduction elsewhere. */
export function SaveBundle({ reproductionId }: { reproductionId: string }): ReactElement {
  const save = useMutation({
    mutationFn: () =>
      read<Blob>(
        api.GET('/v1/reproductions/{id}/bundle', {
          params: { path: { id: reproductionId } },
          parseAs: 'blob',
        }),
      ),
    onSuccess: (blob) => saveAs('bundle.json', blob),
  })
  return (
    <>
      <button
        type="button"
        className="usa-button usa-button--outline"
        disabled={save.isPending}
        onClick={() => save.mutate()}
      >
        <Icon name="down" /> Save the bundle to run it yourself
      </button>
      {save.error === null ? null : <Fault error={save.error} />}
    </>
  )
}
