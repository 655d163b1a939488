import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'
import type { ProjectRules } from '../../api/types.ts'
import { loadCases } from '../cases/queries.ts'

/** Each case of the list asks for two more things: what is open, and what was said. */
const CASES = 12

export const deskQuery = infiniteQueryOptions({
  queryKey: ['cases', 'desk'],
  queryFn: ({ pageParam: cursor }) => loadCases({ cursor, limit: CASES }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
})

/** @param target a package URL, or another one-line form of a target */
export const rulesQuery = (target: string) =>
  queryOptions({
    queryKey: ['project-rules', target],
    queryFn: () => read(api.GET('/v1/project-rules', { params: { query: { target } } })),
    enabled: target !== '',
  })

export function useSetRules(target: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (rules: ProjectRules) => read(api.PUT('/v1/project-rules', { body: { target, rules } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['project-rules'] }),
  })
}
