import Type, { type Static } from 'typebox'
import { DateTime, Id, Nullable, Page, PageQuery } from '../../../platform/http/schema.ts'
import { Band, Reported } from './exposures.ts'

const closed = { additionalProperties: false }
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })

/** What was done about one exposure, or about one vulnerability wherever it stands (on one asset, where named). */
export const UptakeReport = Type.Object(
  {
    exposureId: Type.Optional(Id),
    vulnerability: Type.Optional(Text(200)),
    assetId: Type.Optional(Id),
    said: Reported,
    at: Type.Optional(DateTime),
    words: Type.Optional(Text(2000)),
  },
  closed,
)
export type UptakeReport = Static<typeof UptakeReport>
export const UptakeBody = Type.Object(
  { reports: Type.Array(UptakeReport, { minItems: 1, maxItems: 1000 }) },
  closed,
)
export type UptakeBody = Static<typeof UptakeBody>
/** Each report, and how many exposures it was about; zero is said, not passed over. */
export const UptakeReceipt = Type.Object({
  changed: Type.Integer(),
  reopened: Type.Integer(),
  results: Type.Array(
    Type.Object({
      at: Type.String({ description: 'Position or line' }),
      exposures: Type.Integer(),
      message: Nullable(Type.String()),
    }),
  ),
})
export type UptakeReceipt = Static<typeof UptakeReceipt>

export const Stage = Type.Union([
  Type.Literal('candidate'),
  Type.Literal('certified'),
  Type.Literal('upstream'),
  Type.Literal('released'),
  Type.Literal('distributions'),
])
export type Stage = Static<typeof Stage>
export const StageBody = Type.Object(
  {
    stage: Stage,
    at: Type.Optional(DateTime),
    where: Text(300),
    version: Type.Optional(Text(100)),
    words: Type.Optional(Text(2000)),
  },
  closed,
)
export type StageBody = Static<typeof StageBody>

/** Counts of few members would tell who they are: null below the least shown, with the words in `hidden`. */
export const Deployed = Type.Object({
  exposed: Nullable(Type.Integer()),
  deployed: Nullable(Type.Integer()),
  silent: Nullable(Type.Integer({ description: 'Exposed members that said nothing: never read as done' })),
  medianDays: Nullable(Type.Number({ description: 'From release to deployment' })),
  hidden: Nullable(Type.String()),
})
export const PatchChain = Type.Object({
  id: Id,
  vulnerability: Type.String(),
  title: Type.String(),
  public: Type.Boolean(),
  stages: Type.Array(
    Type.Object({
      stage: Stage,
      reachedAt: Nullable(DateTime),
      bypassed: Type.Boolean(),
      entries: Type.Array(
        Type.Object({
          at: DateTime,
          where: Type.String(),
          version: Nullable(Type.String()),
          words: Nullable(Type.String()),
          bypassedAt: Nullable(DateTime),
        }),
      ),
    }),
  ),
  deployed: Deployed,
  updatedAt: DateTime,
})
export type PatchChain = Static<typeof PatchChain>
export const PatchChainPage = Page(PatchChain)
export const PatchChainQuery = Type.Object({ ...PageQuery, vulnerability: Type.Optional(Text(200)) })
/** How many chains reached each stage, and the median days between a stage and the one before. */
export const StageCounts = Type.Object({
  chains: Type.Integer(),
  stages: Type.Array(
    Type.Object({
      stage: Type.Union([...Stage.anyOf, Type.Literal('deployed')]),
      reached: Type.Integer(),
      medianDays: Nullable(Type.Number()),
      bypassed: Type.Integer(),
    }),
  ),
})
export type StageCounts = Static<typeof StageCounts>

/** Exposure by sector, no member named; a cell of few members is hidden. */
export const SectorMap = Type.Object({
  leastShown: Type.Integer(),
  sectors: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      members: Nullable(Type.Integer()),
      bands: Type.Array(
        Type.Object({
          band: Band,
          members: Nullable(Type.Integer()),
          open: Nullable(Type.Integer()),
          late: Nullable(Type.Integer()),
        }),
      ),
    }),
  ),
})
export type SectorMap = Static<typeof SectorMap>

export const AlertMode = Type.Union([
  Type.Literal('immediate'),
  Type.Literal('daily'),
  Type.Literal('weekly'),
  Type.Literal('off'),
])
export type AlertMode = Static<typeof AlertMode>
const Minute = Type.String({
  pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
  description: "07:30, in the member's zone",
})
export const AlertSettingsBody = Type.Object(
  {
    mode: AlertMode,
    atLeast: Type.Union([
      Type.Literal('immediate'),
      Type.Literal('out-of-cycle'),
      Type.Literal('scheduled'),
      Type.Literal('defer'),
    ]),
    quiet: Nullable(Type.Object({ from: Minute, to: Minute }, closed)),
    breakQuiet: Type.Boolean(),
    digestAt: Minute,
    emails: Type.Array(Type.String({ format: 'email', maxLength: 320 }), { maxItems: 20 }),
  },
  closed,
)
export type AlertSettingsBody = Static<typeof AlertSettingsBody>
export const AlertSettings = Type.Object({
  ...AlertSettingsBody.properties,
  rss: Type.Boolean({ description: 'Whether an address of an RSS feed was made' }),
  mail: Type.Boolean({ description: 'Whether this house sends e-mail' }),
  webhooks: Type.Integer(),
})
export type AlertSettings = Static<typeof AlertSettings>
/** Shown once; making another ends this one. */
export const RssAddress = Type.Object({ href: Type.String() })
export const AlertView = Type.Object({
  id: Id,
  exposureId: Id,
  cause: Type.Union([
    Type.Literal('found'),
    Type.Literal('urgent'),
    Type.Literal('reopened'),
    Type.Literal('due'),
  ]),
  band: Band,
  vulnerability: Type.String(),
  component: Type.String(),
  at: DateTime,
  toldAt: Nullable(DateTime),
})
export type AlertView = Static<typeof AlertView>
export const AlertPage = Page(AlertView)
