import { QueryClient } from '@tanstack/react-query'
import { worthRetrying } from './problem.ts'

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // News arrives by events; without them every three seconds (see live.ts).
        staleTime: 5_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && worthRetrying(error),
      },
      mutations: { retry: false },
    },
  })
}
