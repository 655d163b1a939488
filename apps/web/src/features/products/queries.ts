import { api, given, read } from '../../api/client.ts'
import type { ProductAnswer, ProductQuestionQuery } from '../../api/types.ts'
import { useInventoryAct } from '../inventories/queries.ts'

export const loadQuestions = (query: ProductQuestionQuery) =>
  read(api.GET('/v1/product-questions', { params: { query: given(query) } }))

export const useAnswer = (id: string) =>
  useInventoryAct((body: ProductAnswer) =>
    read(api.POST('/v1/product-questions/{id}/answer', { params: { path: { id } }, body })),
  )
