import Type from 'typebox'
import { type App, Id } from '../../../platform/http/index.ts'
import {
  AnswerBody,
  CommonProductList,
  ImportReceipt,
  PictureListBody,
  QuestionPage,
  QuestionQuery,
  QuestionView,
} from '../schema.ts'
import type { Members } from '../service/index.ts'

const IdParams = Type.Object({ id: Id })
const tags = ['products']

/** Products that nothing but somebody's words name: what they mean, and things to choose from. */
export function productRoutes(app: App, members: Members): void {
  app.get(
    '/v1/common-products',
    { schema: { tags, response: { 200: CommonProductList } } },
    async (request) => ({ items: members.commonProducts(request.actor) }),
  )
  app.post(
    '/v1/inventories/picture-list',
    {
      schema: {
        tags,
        description: 'Adds what was chosen from the list of common products to what the asset has of it.',
        body: PictureListBody,
        response: { 201: ImportReceipt },
      },
    },
    async (request, reply) =>
      reply.status(201).send(await members.choosePictures(request.actor, request.body)),
  )
  app.get(
    '/v1/product-questions',
    {
      schema: {
        tags,
        description:
          'What words in inventories were taken for: asked, certain, answered, and known to nobody.',
        querystring: QuestionQuery,
        response: { 200: QuestionPage },
      },
    },
    (request) => members.listQuestions(request.actor, request.query),
  )
  app.post(
    '/v1/product-questions/:id/answer',
    { schema: { tags, params: IdParams, body: AnswerBody, response: { 200: QuestionView } } },
    (request) => members.answerQuestion(request.actor, request.params.id, request.body),
  )
}
