import Type, { type Static } from 'typebox'
import { Tlp } from '../../platform/access/schema.ts'
import { DateTime, Id, Nullable, Page, PageQuery } from '../../platform/http/schema.ts'
import { Severity } from '../findings/schema.ts'

/** The one advisory model; CSAF and OSV are renderings of it. */
export const AdvisoryContent = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 500 }),
  summary: Type.String({ maxLength: 20_000 }),
  severity: Severity,
  affected: Type.Array(
    Type.Object({
      purl: Type.String(),
      ranges: Type.Array(
        Type.Object({
          introduced: Type.String(),
          fixed: Type.Optional(Type.String()),
          lastAffected: Type.Optional(Type.String()),
        }),
      ),
    }),
  ),
  weaknesses: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  cvss: Type.Array(Type.String()),
  identifiers: Type.Array(Type.String()),
  remediation: Type.String(),
  credits: Type.Array(Type.String()),
  references: Type.Array(Type.Object({ url: Type.String(), summary: Type.String() })),
  /** What was shown, in words: n of N, driver, patch certificate grade. */
  evidence: Type.String(),
})
export type AdvisoryContent = Static<typeof AdvisoryContent>

export const AdvisoryState = Type.Union([Type.Literal('draft'), Type.Literal('published')])
export const AdvisorySummary = Type.Object({
  id: Id,
  number: Type.String({ description: 'TOCSIN-2026-0001' }),
  title: Type.String(),
  severity: Severity,
  tlp: Tlp,
  state: AdvisoryState,
  packages: Type.Array(Type.String()),
  identifiers: Type.Array(Type.String()),
  publishedAt: Nullable(DateTime),
  revision: Type.Integer(),
})
export type AdvisorySummary = Static<typeof AdvisorySummary>
export const AdvisoryPage = Page(AdvisorySummary)
export const AdvisoryQuery = Type.Object({ ...PageQuery, package: Type.Optional(Type.String()) })
export const AdvisoryView = Type.Object({
  ...AdvisorySummary.properties,
  caseId: Nullable(Id),
  content: AdvisoryContent,
  /** Stable public addresses of the renderings; empty while it is a draft. */
  renderings: Type.Array(Type.Object({ format: Type.String(), href: Type.String() })),
  /** Faults the CSAF validator finds in the draft, empty when it may be published. */
  faults: Type.Array(Type.String()),
})
export type AdvisoryView = Static<typeof AdvisoryView>
