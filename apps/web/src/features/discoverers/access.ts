import { useSession } from '../session/queries.ts'

/** Whether the viewer may read this discoverer's track record; without a name, anybody's. The server decides. */
export function useMayReadRecord(discoverer?: string): boolean {
  const account = useSession().data?.account
  if (account === undefined) return false
  if (account.roles.includes('coordinator') || account.roles.includes('overseer')) return true
  return (
    account.roles.includes('discoverer') && (discoverer === undefined || account.organisation === discoverer)
  )
}
