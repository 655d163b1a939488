/** The public API's shapes, in one place: types alone, so that no module's code comes along. */
export type { AdvisorySummary, AdvisoryView } from '../../modules/advisories/schema.ts'
export type { CaseSummary, CaseView } from '../../modules/cases/schema.ts'
export type {
  FindingSummary,
  FindingView,
  IntakeReceipt,
  IntakeResult,
  RootCauseSummary,
  RootCauseView,
} from '../../modules/findings/schema.ts'
export type { ReproductionSummary, ReproductionView } from '../../modules/validation/schema.ts'
export type { OneShotJob } from '../../modules/validation/wire.ts'

/** GET /v1/keys */
export interface KeyView {
  id: string
  name: string
  scopes: string[]
  createdAt: string
  expiresAt: string | null
  revokedAt: string | null
}
