import { queryOptions } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'

export const pipelineQuery = queryOptions({
  queryKey: ['pipeline'],
  queryFn: () => read(api.GET('/v1/pipeline')),
})
