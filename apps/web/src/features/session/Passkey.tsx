import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { Fault } from '../../ui/States.tsx'
import { addPasskey, passkeysWork, signInWithPasskey } from './passkey.ts'
import { useSessionChange } from './queries.ts'

export function PasskeySignIn({ onDone }: { onDone: () => void }): ReactElement | null {
  const signIn = useSessionChange<void>(signInWithPasskey)
  if (!passkeysWork()) return null
  return (
    <div>
      <button
        type="button"
        className="usa-button usa-button--outline"
        disabled={signIn.isPending}
        onClick={() => signIn.mutate(undefined, { onSuccess: onDone })}
      >
        {signIn.isPending ? 'Waiting for your passkey…' : 'Sign in with a passkey'}
      </button>
      {signIn.error === null ? null : <Fault error={signIn.error} />}
    </div>
  )
}

export function AddPasskey(): ReactElement | null {
  const add = useMutation({ mutationFn: addPasskey })
  if (!passkeysWork()) return null
  return (
    <>
      <button
        type="button"
        className="usa-button usa-button--outline"
        disabled={add.isPending || add.isSuccess}
        onClick={() => add.mutate()}
      >
        {add.isSuccess ? 'Passkey added' : 'Add a passkey of this device'}
      </button>
      {add.error === null ? null : <Fault error={add.error} />}
    </>
  )
}
