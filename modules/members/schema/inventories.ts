import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable, Page, PageQuery } from '../../../platform/http/schema.ts'

const closed = { additionalProperties: false }
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })

export const InventoryForm = Type.Union([
  Type.Literal('cyclonedx-json'),
  Type.Literal('spdx-json'),
  Type.Literal('spdx3-json'),
  Type.Literal('spdx-tag-value'),
  Type.Literal('package-lock'),
  Type.Literal('requirements'),
  Type.Literal('go-mod'),
  Type.Literal('cargo-lock'),
  Type.Literal('dpkg'),
  Type.Literal('rpm'),
  Type.Literal('csv'),
  Type.Literal('picture list'),
])
export type InventoryForm = Static<typeof InventoryForm>

/** Where an inventory comes from; the document itself is the body of the request. */
export const ImportQuery = Type.Object({
  assetId: Type.Optional(Id),
  asset: Type.Optional(Text(200)),
  name: Type.Optional(Text(200)),
  fileName: Type.Optional(Text(300)),
  form: Type.Optional(InventoryForm),
  distribution: Type.Optional(
    Type.String({ maxLength: 60, description: 'Of dpkg and rpm lists: debian:12' }),
  ),
})
export type ImportQuery = Static<typeof ImportQuery>

export const InventoryProblem = Type.Object({ where: Type.String(), message: Type.String() })

/** What an import did; importing the same again adds nothing. */
export const ImportReceipt = Type.Object({
  inventoryId: Id,
  assetId: Id,
  revision: Type.Integer(),
  form: InventoryForm,
  added: Type.Integer(),
  removed: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  problems: Type.Array(InventoryProblem),
  problemCount: Type.Integer(),
  questions: Type.Integer({ description: 'Products whose meaning has to be answered by somebody' }),
  lookingUp: Type.Integer({
    description: 'Products whose meaning is being looked up; some may become questions',
  }),
})
export type ImportReceipt = Static<typeof ImportReceipt>

export const InventoryView = Type.Object({
  id: Id,
  name: Type.String(),
  assetId: Id,
  asset: Type.String(),
  form: InventoryForm,
  fileName: Nullable(Type.String()),
  revision: Type.Integer(),
  components: Type.Integer(),
  importedAt: Nullable(DateTime),
  /** Components whose exposure was not looked for yet. */
  waiting: Type.Integer(),
  open: Type.Integer({ description: 'Exposures that are open' }),
  problems: Type.Array(InventoryProblem),
  problemCount: Type.Integer(),
  imports: Type.Array(
    Type.Object({
      revision: Type.Integer(),
      at: DateTime,
      added: Type.Integer(),
      removed: Type.Integer(),
      changed: Type.Integer(),
      same: Type.Integer(),
    }),
  ),
})
export type InventoryView = Static<typeof InventoryView>
export const InventoryPage = Page(InventoryView)

export const ComponentView = Type.Object({
  id: Id,
  kind: Type.Union([Type.Literal('package'), Type.Literal('product'), Type.Literal('other')]),
  name: Type.String(),
  vendor: Nullable(Type.String()),
  version: Nullable(Type.String()),
  purl: Nullable(Type.String()),
  cpes: Type.Array(Type.String()),
  /** What it is taken for, where its words had to be interpreted. */
  takenFor: Nullable(Type.Object({ vendor: Type.String(), product: Type.String() })),
  open: Type.Integer(),
  firstSeen: DateTime,
  removedAt: Nullable(DateTime),
})
export type ComponentView = Static<typeof ComponentView>
export const ComponentPage = Page(ComponentView)
export const ComponentQuery = Type.Object({
  ...PageQuery,
  removed: Type.Optional(
    Type.Boolean({ default: false, description: 'Those that went, in place of those there' }),
  ),
})

/** Things chosen from the picture list. */
export const PictureListBody = Type.Object(
  {
    asset: Type.Optional(Text(200)),
    replace: Type.Optional(
      Type.Boolean({ default: false, description: 'In place of what was chosen before, not beside it' }),
    ),
    items: Type.Array(
      Type.Object(
        {
          id: Text(60),
          version: Type.Optional(Text(100)),
          quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
        },
        closed,
      ),
      { minItems: 1, maxItems: 500 },
    ),
  },
  closed,
)
export type PictureListBody = Static<typeof PictureListBody>

export const CommonProduct = Type.Object({
  id: Type.String(),
  group: Type.String(),
  name: Type.String(),
  icon: Type.String(),
  versionHint: Type.String(),
})
export type CommonProduct = Static<typeof CommonProduct>
export const CommonProductList = Type.Object({ items: Type.Array(CommonProduct) })

const KnownProduct = Type.Object({
  vendor: Type.String(),
  product: Type.String(),
  confidence: Type.Number(),
  because: Type.Array(Type.String()),
})
export const QuestionState = Type.Union([
  Type.Literal('certain'),
  Type.Literal('asked'),
  Type.Literal('unmatched'),
  Type.Literal('confirmed'),
  Type.Literal('named'),
  Type.Literal('refused'),
])
export type QuestionState = Static<typeof QuestionState>
/** What somebody's words for a product mean. */
export const QuestionView = Type.Object({
  id: Id,
  state: QuestionState,
  vendor: Nullable(Type.String()),
  name: Type.String(),
  question: Nullable(Type.String()),
  confidence: Type.Number(),
  candidates: Type.Array(KnownProduct),
  takenFor: Nullable(Type.Object({ vendor: Type.String(), product: Type.String() })),
  components: Type.Integer(),
})
export type QuestionView = Static<typeof QuestionView>
export const QuestionPage = Page(QuestionView)
export const QuestionQuery = Type.Object({ ...PageQuery, state: Type.Optional(QuestionState) })
/** Yes: it is this candidate. No: it is none of them. Named: it is this one. */
export const AnswerBody = Type.Union([
  Type.Object({ answer: Type.Literal('yes'), candidate: Type.Integer({ minimum: 0, maximum: 20 }) }, closed),
  Type.Object({ answer: Type.Literal('no') }, closed),
  Type.Object({ answer: Type.Literal('named'), vendor: Text(200), product: Text(200) }, closed),
])
export type AnswerBody = Static<typeof AnswerBody>
