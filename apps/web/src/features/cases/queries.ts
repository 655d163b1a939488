import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, given, read } from '../../api/client.ts'
import type {
  AnswerBody,
  CaseQuery,
  CaseState,
  CreditBody,
  DecisionBody,
  EmbargoBody,
  LastResortBody,
  MessageBody,
  PartyBody,
  PolicyBody,
  ProposalBody,
  ReleasePlanBody,
  SignalBody,
  StatementBody,
  ThreadBody,
} from '../../api/types.ts'

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id],
    queryFn: () => read(api.GET('/v1/cases/{id}', { params: { path: { id } } })),
  })

export const coordinationQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id, 'coordination'],
    queryFn: () => read(api.GET('/v1/cases/{id}/coordination', { params: { path: { id } } })),
  })

export const dossiersQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id, 'dossiers'],
    queryFn: () => read(api.GET('/v1/cases/{id}/dossiers', { params: { path: { id } } })),
  })

export const escalationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id, 'escalations'],
    queryFn: () => read(api.GET('/v1/cases/{id}/escalations', { params: { path: { id } } })),
  })

/** Cases whose software nobody mends, waiting for a decision. */
export const openEscalationsQuery = queryOptions({
  queryKey: ['cases', 'escalations'],
  queryFn: async () => (await read(api.GET('/v1/escalations'))).items,
})

export const lastResortQuery = queryOptions({
  queryKey: ['cases', 'last resort'],
  queryFn: async () => (await read(api.GET('/v1/last-resort-maintainers'))).items,
})

export const threadsQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id, 'threads'],
    queryFn: () => read(api.GET('/v1/cases/{id}/threads', { params: { path: { id } } })),
  })

/** Messages asked for at a time. */
const MESSAGES = 30

/** A conversation page by page, the newest first. */
export const messagesQuery = (id: string, threadId: string) =>
  infiniteQueryOptions({
    queryKey: ['cases', id, 'threads', threadId],
    queryFn: ({ pageParam: cursor }) =>
      read(
        api.GET('/v1/cases/{id}/threads/{threadId}/messages', {
          params: { path: { id, threadId }, query: given({ cursor, limit: MESSAGES }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const loadCases = (query: CaseQuery) => read(api.GET('/v1/cases', { params: { query: given(query) } }))

/** Every act on a case changes its page, the lists, and the counts of the watch floor. */
export function useCaseAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all(
        ['cases', 'advisories', 'pipeline', 'list'].map((noun) =>
          queries.invalidateQueries({ queryKey: [noun] }),
        ),
      ),
  })
}

export const moveCase = (id: string) => (input: { to: CaseState; note: string }) =>
  read(
    api.POST('/v1/cases/{id}/state', {
      params: { path: { id } },
      body: { to: input.to, ...(input.note.trim() === '' ? {} : { note: input.note.trim() }) },
    }),
  )

export const setEmbargo = (id: string) => (body: EmbargoBody) =>
  read(api.POST('/v1/cases/{id}/embargo', { params: { path: { id } }, body }))

export const assessCase = (id: string) => (vector: string | null) =>
  read(api.PUT('/v1/cases/{id}/assessment', { params: { path: { id } }, body: { vector } }))

export const addParty = (id: string) => (body: PartyBody) =>
  read(api.POST('/v1/cases/{id}/parties', { params: { path: { id } }, body }))

export const draftAdvisory = (id: string) => () =>
  read(api.POST('/v1/cases/{id}/advisory', { params: { path: { id } } }))

type ForParty<Body> = { partyId: string; body: Body }

export const setPolicy = (id: string) => (body: PolicyBody) =>
  read(api.PUT('/v1/cases/{id}/policy', { params: { path: { id } }, body }))

export const stateAbout =
  (id: string) =>
  ({ partyId, body }: ForParty<StatementBody>) =>
    read(api.PUT('/v1/cases/{id}/parties/{partyId}/statements', { params: { path: { id, partyId } }, body }))

export const introduce = (id: string) => (partyId: string) =>
  read(api.PUT('/v1/cases/{id}/parties/{partyId}/introduction', { params: { path: { id, partyId } } }))

export const setCredit =
  (id: string) =>
  ({ partyId, body }: ForParty<CreditBody>) =>
    read(api.PUT('/v1/cases/{id}/parties/{partyId}/credit', { params: { path: { id, partyId } }, body }))

export const makeLink =
  (id: string) =>
  ({ partyId, days }: { partyId: string; days: number }) =>
    read(
      api.POST('/v1/cases/{id}/parties/{partyId}/link', {
        params: { path: { id, partyId } },
        body: { days },
      }),
    )

export const propose = (id: string) => (body: ProposalBody) =>
  read(api.POST('/v1/cases/{id}/embargo/proposals', { params: { path: { id } }, body }))

export const answerProposal =
  (id: string) =>
  ({ proposalId, body }: { proposalId: string; body: AnswerBody }) =>
    read(
      api.POST('/v1/cases/{id}/embargo/proposals/{proposalId}/answer', {
        params: { path: { id, proposalId } },
        body,
      }),
    )

export const signal = (id: string) => (body: SignalBody) =>
  read(api.POST('/v1/cases/{id}/signals', { params: { path: { id } }, body }))

export const planRelease = (id: string) => (body: ReleasePlanBody) =>
  read(api.PUT('/v1/cases/{id}/release-plan', { params: { path: { id } }, body }))

export const markStep =
  (id: string) =>
  ({ stepId, is }: { stepId: string; is: 'ready' | 'done' }) =>
    read(
      api.POST('/v1/cases/{id}/release-plan/{stepId}', {
        params: { path: { id, stepId } },
        body: { is },
      }),
    )

export const sendNow =
  (id: string) =>
  ({ partyId, note }: { partyId: string; note: string }) =>
    read(
      api.POST('/v1/cases/{id}/parties/{partyId}/dossiers', {
        params: { path: { id, partyId } },
        body: { note },
      }),
    )

export const openThread = (id: string) => (body: ThreadBody) =>
  read(api.POST('/v1/cases/{id}/threads', { params: { path: { id } }, body }))

export const postMessage = (id: string, threadId: string) => (body: MessageBody) =>
  read(
    api.POST('/v1/cases/{id}/threads/{threadId}/messages', {
      params: { path: { id, threadId } },
      body,
    }),
  )

/** Through the client, not as a link: a tab opened by a link sends its key in a header. */
export const loadAttachment = (id: string, attachmentId: string): Promise<Blob> =>
  read(
    api.GET('/v1/cases/{id}/attachments/{attachmentId}', {
      params: { path: { id, attachmentId } },
      parseAs: 'blob',
    }),
  )

export const proposeEscalation = (id: string) => (words: string) =>
  read(
    api.POST('/v1/cases/{id}/escalations', {
      params: { path: { id } },
      body: words === '' ? {} : { words },
    }),
  )

export const decideEscalation =
  (id: string) =>
  ({ escalationId, body }: { escalationId: string; body: DecisionBody }) =>
    read(
      api.POST('/v1/cases/{id}/escalations/{escalationId}/decision', {
        params: { path: { id, escalationId } },
        body,
      }),
    )

export const takeBack =
  (id: string) =>
  ({ escalationId, words }: { escalationId: string; words: string }) =>
    read(
      api.POST('/v1/cases/{id}/escalations/{escalationId}/take-back', {
        params: { path: { id, escalationId } },
        body: words === '' ? {} : { words },
      }),
    )

export const registerLastResort = (body: LastResortBody) =>
  read(api.POST('/v1/last-resort-maintainers', { body }))

export const withdrawLastResort = (id: string) =>
  read(api.DELETE('/v1/last-resort-maintainers/{id}', { params: { path: { id } } }))

export const readIn =
  (id: string) =>
  ({ partyId, compartments }: { partyId: string; compartments: string[] }) =>
    read(
      api.PUT('/v1/cases/{id}/parties/{partyId}/reading', {
        params: { path: { id, partyId } },
        body: { compartments },
      }),
    )

export const removeParty =
  (id: string) =>
  ({ partyId, note }: { partyId: string; note: string }) =>
    read(
      api.POST('/v1/cases/{id}/parties/{partyId}/removal', {
        params: { path: { id, partyId } },
        body: { note },
      }),
    )
