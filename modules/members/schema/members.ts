import Type, { type Static } from 'typebox'
import { Tlp } from '../../../platform/access/schema.ts'
import { DateTime, Id, Nullable, Page } from '../../../platform/http/schema.ts'

const closed = { additionalProperties: false }
const Text = (maxLength: number, description?: string) =>
  Type.String({ minLength: 1, maxLength, ...(description ? { description } : {}) })

export const MemberKind = Type.Union([
  Type.Literal('federal civilian agency'),
  Type.Literal('national security'),
  Type.Literal('state'),
  Type.Literal('local'),
  Type.Literal('tribal'),
  Type.Literal('territorial'),
  Type.Literal('critical infrastructure'),
  Type.Literal('other'),
])
export type MemberKind = Static<typeof MemberKind>

/** Somebody to reach, and for what. */
export const Contact = Type.Object(
  {
    name: Text(200),
    email: Type.Optional(Type.String({ format: 'email', maxLength: 320 })),
    phone: Type.Optional(Text(60)),
    purpose: Text(200, 'security, on call, management, …'),
  },
  closed,
)
export type Contact = Static<typeof Contact>

/** What was signed, for instance terms of sharing; noted by a coordinator. */
export const Agreement = Type.Object(
  {
    title: Text(300),
    signedOn: Type.String({ format: 'date' }),
    until: Type.Optional(Type.String({ format: 'date' })),
    reference: Type.Optional(Text(500)),
  },
  closed,
)
export type Agreement = Static<typeof Agreement>

export const Sector = Type.Object({
  code: Type.String(),
  name: Type.String(),
  group: Type.String({ description: 'critical infrastructure, or government' }),
})
export const SectorList = Type.Object({ items: Type.Array(Sector) })

/** One organisation that receives. */
export const MemberView = Type.Object({
  organisationId: Id,
  organisation: Type.String(),
  kind: MemberKind,
  sectors: Type.Array(Type.String({ description: 'Codes of GET /v1/sectors' })),
  small: Type.Boolean({ description: 'Nobody there does nothing but security' }),
  zone: Type.String({ description: 'IANA time zone its days are counted in' }),
  tlp: Tlp,
  contacts: Type.Array(Contact),
  agreements: Type.Array(Agreement),
  /** Whether BOD 26-04 binds it, or informs it, or does not apply. */
  directive: Type.Union([
    Type.Literal('binding'),
    Type.Literal('informative'),
    Type.Literal('not applicable'),
  ]),
  joinedAt: DateTime,
})
export type MemberView = Static<typeof MemberView>
export const MemberPage = Page(MemberView)

/** What a member says of itself. */
export const MemberBody = Type.Object(
  {
    sectors: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 16 }),
    small: Type.Boolean(),
    zone: Text(64),
    contacts: Type.Array(Contact, { maxItems: 50 }),
  },
  closed,
)
export type MemberBody = Static<typeof MemberBody>

/** What a coordinator says of a member: the organisation is made a member by it. */
export const AdmissionBody = Type.Object(
  {
    organisation: Text(200, 'Exact name of an organisation of this house'),
    kind: MemberKind,
    sectors: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 16 }),
    tlp: Tlp,
    agreements: Type.Optional(Type.Array(Agreement, { maxItems: 50 })),
  },
  closed,
)
export type AdmissionBody = Static<typeof AdmissionBody>

export const SiteBody = Type.Object(
  { name: Text(200), place: Type.Optional(Text(300)), zone: Type.Optional(Text(64)) },
  closed,
)
export type SiteBody = Static<typeof SiteBody>
export const SiteView = Type.Object({
  id: Id,
  name: Type.String(),
  place: Nullable(Type.String()),
  zone: Nullable(Type.String()),
  assets: Type.Integer(),
})
export type SiteView = Static<typeof SiteView>
export const SitePage = Page(SiteView)

export const AssetExposure = Type.Union([
  Type.Literal('public'),
  Type.Literal('internal'),
  Type.Literal('isolated'),
])
/** A thing or a group of like things, with the four tags BOD 26-04 asks for. */
export const AssetBody = Type.Object(
  {
    name: Text(200),
    siteId: Type.Optional(Id),
    quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000_000, default: 1 })),
    organisation: Type.Optional(Text(200, 'Tag: which part of the organisation owns it')),
    environment: Type.Optional(Text(100, 'Tag: production, test, clinical, …')),
    exposure: Type.Optional(AssetExposure),
    assetType: Type.Optional(Text(100, 'Tag: server, firewall, infusion pump, …')),
  },
  closed,
)
export type AssetBody = Static<typeof AssetBody>
export const AssetView = Type.Object({
  id: Id,
  name: Type.String(),
  siteId: Nullable(Id),
  site: Nullable(Type.String()),
  quantity: Type.Integer(),
  organisation: Nullable(Type.String()),
  environment: Nullable(Type.String()),
  exposure: Nullable(AssetExposure),
  assetType: Nullable(Type.String()),
  missingTags: Type.Array(Type.String()),
  inventories: Type.Integer(),
})
export type AssetView = Static<typeof AssetView>
export const AssetPage = Page(AssetView)
