import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, read, rememberCsrfToken } from '../../api/client.ts'
import type { Role, Session } from '../../api/types.ts'

async function remembered(answer: Promise<Session>): Promise<Session> {
  const session = await answer
  rememberCsrfToken(session.csrfToken)
  return session
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => remembered(read(api.GET('/v1/session'))),
  staleTime: 60_000,
})

export const useSession = () => useQuery(sessionQuery)

/** True when the signed-in account holds one of these roles. A courtesy: the server decides. */
export function useHasRole(...roles: Role[]): boolean {
  const held = useSession().data?.account?.roles ?? []
  return roles.some((role) => held.includes(role))
}

/** After a change of account everything shown may be too much or too little: all of it is asked for anew. */
function useSessionChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (input: Input) => {
      await change(input)
      const session = await remembered(read(api.GET('/v1/session')))
      queries.setQueryData(sessionQuery.queryKey, session)
      await queries.resetQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
      return session
    },
  })
}

export const useSignOut = () => useSessionChange<void>(() => read(api.DELETE('/v1/session')))

export const useSignIn = () =>
  useSessionChange((body: { account: string; password: string }) => read(api.POST('/v1/session', { body })))

export const useDemonstrationRole = () =>
  useSessionChange((role: Role) => read(api.POST('/v1/session/demonstration', { body: { role } })))

export { useSessionChange }
