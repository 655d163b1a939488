import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'
import { isApiError } from '../../api/problem.ts'
import type {
  ClaimBody,
  ClaimSummary,
  EndBody,
  MaintainersSay,
  Overlap,
  ProjectRules,
  WantedBody,
} from '../../api/types.ts'

/** A lease may end without anybody doing anything: asked again this often, milliseconds. */
const LOOK_AGAIN_MS = 20_000
/** More claims at once than a board shows. */
const MOST = 200

export const claimsQuery = (state: ClaimSummary['state']) =>
  queryOptions({
    queryKey: ['claims', 'in', state],
    queryFn: () => read(api.GET('/v1/scan-claims', { params: { query: { state, limit: MOST } } })),
    refetchInterval: LOOK_AGAIN_MS,
  })

export const claimQuery = (id: string) =>
  queryOptions({
    queryKey: ['claims', id],
    queryFn: () => read(api.GET('/v1/scan-claims/{id}', { params: { path: { id } } })),
    refetchInterval: LOOK_AGAIN_MS,
  })

export const wantedQuery = queryOptions({
  queryKey: ['claims', 'wanted'],
  queryFn: async () => (await read(api.GET('/v1/scan-targets'))).items,
})

export const maintainersQuery = queryOptions({
  queryKey: ['claims', 'maintainers'],
  queryFn: async () => (await read(api.GET('/v1/project-maintainers'))).items,
})

export const namesQuery = queryOptions({
  queryKey: ['claims', 'names'],
  queryFn: async () => (await read(api.GET('/v1/target-names'))).items,
})

export const coverageQuery = (target: string) =>
  queryOptions({
    queryKey: ['claims', 'coverage', target],
    queryFn: async () =>
      (await read(api.GET('/v1/scan-coverage', { params: { query: { target } } }))).searches,
    retry: false,
  })

export const rulesQuery = (target: string) =>
  queryOptions({
    queryKey: ['claims', 'rules', target],
    queryFn: async () =>
      (await read(api.GET('/v1/project-rules', { params: { query: { target } } }))).maintainersSay,
    retry: false,
  })

/** Whether a target could be claimed now. It is asked as a person types, so what is no target is no fault. */
export const checkQuery = (target: string, window: ClaimBody['window'] | undefined) =>
  queryOptions({
    queryKey: ['claims', 'check', target, window ?? null],
    queryFn: () =>
      read(
        api.POST('/v1/scan-claims/check', { body: { target, ...(window === undefined ? {} : { window }) } }),
      ),
    retry: false,
  })

/** Every act on claims changes the board, and what others could claim. */
function useClaimAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['claims'] }),
  })
}

export const useTake = () => useClaimAct((body: ClaimBody) => read(api.POST('/v1/scan-claims', { body })))

export const useHeartbeat = (id: string) =>
  useClaimAct((_: undefined) =>
    read(api.POST('/v1/scan-claims/{id}/heartbeat', { params: { path: { id } } })),
  )

export const useEnd = (id: string) =>
  useClaimAct((body: EndBody) =>
    read(api.POST('/v1/scan-claims/{id}/end', { params: { path: { id } }, body })),
  )

export const useJoin = () =>
  useClaimAct((handle: string) =>
    read(api.POST('/v1/scan-claims/{id}/join', { params: { path: { id: handle } } })),
  )

export const useDecideJoin = (id: string) =>
  useClaimAct(({ joinId, accept }: { joinId: string; accept: boolean }) =>
    read(
      api.POST('/v1/scan-claims/{id}/joins/{joinId}', { params: { path: { id, joinId } }, body: { accept } }),
    ),
  )

export const useWant = () => useClaimAct((body: WantedBody) => read(api.PUT('/v1/scan-targets', { body })))

export const useUnwant = () =>
  useClaimAct((id: string) => read(api.DELETE('/v1/scan-targets/{id}', { params: { path: { id } } })))

export const useSetRules = (target: string) =>
  useClaimAct((rules: ProjectRules) => read(api.PUT('/v1/project-rules', { body: { target, rules } })))

export const useNameMaintainer = () =>
  useClaimAct((body: { target: string; organisation: string }) =>
    read(api.POST('/v1/project-maintainers', { body })),
  )

export const useRemoveMaintainer = () =>
  useClaimAct((id: string) => read(api.DELETE('/v1/project-maintainers/{id}', { params: { path: { id } } })))

export const useJoinNames = () =>
  useClaimAct((body: { targets: string[]; reason?: string }) => read(api.POST('/v1/target-names', { body })))

export const usePartNames = () =>
  useClaimAct((id: string) => read(api.DELETE('/v1/target-names/{id}', { params: { path: { id } } })))

/** What a refusal says beside its words; undefined for any other error. */
export function refusalOf(
  error: unknown,
): { overlap?: Overlap | undefined; maintainersSay?: MaintainersSay | undefined } | undefined {
  if (!isApiError(error)) return undefined
  const { code } = error.problem
  // The contract's problem of this route carries more than any other's.
  if (code === 'claim-overlaps' || code === 'target-opted-out')
    return error.problem as { overlap?: Overlap; maintainersSay?: MaintainersSay }
  return undefined
}
