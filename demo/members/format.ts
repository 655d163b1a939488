import Type, { type Static } from 'typebox'
import { AssetBody, MemberKind, PictureListBody } from '../../modules/members/schema.ts'

const Text = (max: number) => Type.String({ minLength: 1, maxLength: max })
const closed = { additionalProperties: false }
const { siteId: _, ...tags } = AssetBody.properties

const about = {
  /** What the list is called; bringing one of the same name again is a diff. */
  name: Text(200),
  /** Where it runs, with the tags BOD 26-04 asks for. */
  asset: Type.Object(tags, closed),
}

/** Something a member runs: a document in any form the house reads, or things chosen from the picture list. */
export const ScenarioInventory = Type.Union([
  Type.Object(
    {
      ...about,
      document: Type.Union([Text(4_000_000), Type.Object({}, { additionalProperties: true })]),
    },
    closed,
  ),
  Type.Object({ ...about, pictures: PictureListBody.properties.items }, closed),
])
export type ScenarioInventory = Static<typeof ScenarioInventory>

const face = {
  id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$' }),
  name: Text(200),
  kind: MemberKind,
  sectors: Type.Array(Text(60), { maxItems: 16 }),
  /** Nobody there does nothing but security. */
  small: Type.Optional(Type.Boolean()),
  /** IANA time zone its days are counted in. */
  zone: Type.Optional(Text(64)),
}

/** An organisation that receives. */
export const ScenarioMember = Type.Object(
  { ...face, inventories: Type.Array(ScenarioInventory, { maxItems: 100 }) },
  closed,
)
export type ScenarioMember = Static<typeof ScenarioMember>

/** What is known of one component of a member: identifiers it is exposed to, and some it is not. */
export const ComponentTruth = Type.Object(
  {
    /** Name and version as exposures show them: `lodash 4.17.20`. */
    component: Text(400),
    exposed: Type.Array(Text(200)),
    notExposed: Type.Array(Text(200)),
  },
  closed,
)
export type ComponentTruth = Static<typeof ComponentTruth>

/** As the demonstration's own members are written: documents are files beside the list of members. */
export const WrittenMember = Type.Object(
  {
    ...face,
    inventories: Type.Array(
      Type.Union([
        Type.Object({ ...about, file: Text(200) }, closed),
        Type.Object({ ...about, pictures: PictureListBody.properties.items }, closed),
      ]),
    ),
  },
  closed,
)
