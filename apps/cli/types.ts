/**
 * The shapes of the public API by name, taken from the contract the server generates; nothing here adds to
 * it. Types alone, so that nothing of the server comes along.
 */
import type { paths } from '../../contract/schema.d.ts'

type Body<T> = T extends { content: { 'application/json': infer Json } } ? Json : never
/** What a GET answers. */
type Read<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: infer Answer } } }
  ? Body<Answer>
  : never
/** What a POST answers. */
type Posted<Path extends keyof paths> = paths[Path] extends { post: { responses: infer Answers } }
  ? Body<Answers[keyof Answers & (200 | 201 | 202)]>
  : never

export type AdvisorySummary = Read<'/v1/advisories'>['items'][number]
export type AdvisoryView = Read<'/v1/advisories/{id}'>
export type CaseExport = Posted<'/v1/cases/{id}/parties/{partyId}/export'>
export type CaseHandover = Read<'/v1/cases/{id}/handover/{kind}'>
export type CaseIdentifiers = Read<'/v1/cases/{id}/identifiers'>
export type CaseSummary = Read<'/v1/cases'>['items'][number]
export type CaseView = Read<'/v1/cases/{id}'>
export type CheckResult = Posted<'/v1/scan-claims/check'>
export type ClaimSummary = Read<'/v1/scan-claims'>['items'][number]
export type ClaimView = Read<'/v1/scan-claims/{id}'>
export type JoinReply = Posted<'/v1/scan-claims/{id}/join'>
export type LeaseView = Posted<'/v1/scan-claims/{id}/heartbeat'>
export type MaintainersSay = NonNullable<Read<'/v1/project-rules'>['maintainersSay']>
export type PastSearch = Read<'/v1/scan-coverage'>['searches'][number]
export type ProjectMaintainer = Read<'/v1/project-maintainers'>['items'][number]
export type Overlap = NonNullable<CheckResult['overlap']>
export type TakenClaim = Posted<'/v1/scan-claims'>
export type Delivery = Read<'/v1/deliveries'>['items'][number]
export type ExportTraces = Posted<'/v1/cases/{id}/exports/identify'>
export type FeedRun = Posted<'/v1/feeds/{name}/import'>
export type FeedView = Read<'/v1/feeds'>[number]
export type Escalations = Read<'/v1/cases/{id}/escalations'>
export type LastResortMaintainer = Read<'/v1/last-resort-maintainers'>['items'][number]
export type OpenEscalation = Read<'/v1/escalations'>['items'][number]
export type FindingSummary = Read<'/v1/findings'>['items'][number]
export type FindingView = Read<'/v1/findings/{id}'>
export type IntakeReceipt = Posted<'/v1/findings'>
export type IntakeResult = IntakeReceipt['results'][number]
export type KeyView = Read<'/v1/keys'>[number]
export type ReproductionSummary = Read<'/v1/reproductions'>['items'][number]
export type ReproductionView = Read<'/v1/reproductions/{id}'>
export type RootCauseSummary = Read<'/v1/root-causes'>['items'][number]
export type RootCauseView = Read<'/v1/root-causes/{id}'>
export type VulnerabilityView = Read<'/v1/vulnerabilities/{id}'>
export type TrackRecord = Read<'/v1/discoverers'>[number]
export type TargetNames = Read<'/v1/target-names'>['items'][number]
export type WantedTarget = Read<'/v1/scan-targets'>['items'][number]
export type AlertSettings = Read<'/v1/alert-settings'>
export type AlertView = Read<'/v1/alerts'>['items'][number]
export type PatchChain = Read<'/v1/patch-chains/{id}'>
export type SectorMap = Read<'/v1/sector-exposure'>
export type UptakeReceipt = Posted<'/v1/uptake'>
export type AssetView = Read<'/v1/assets'>['items'][number]
export type ComponentView = Read<'/v1/inventories/{id}/components'>['items'][number]
export type ImportReceipt = Posted<'/v1/inventories'>
export type InventoryView = Read<'/v1/inventories/{id}'>
export type MemberView = Read<'/v1/member'>
export type QuestionView = Read<'/v1/product-questions'>['items'][number]
export type Sector = Read<'/v1/sectors'>['items'][number]
export type SiteView = Read<'/v1/sites'>['items'][number]
export type ActionList = Read<'/v1/actions'>
export type ExposureSummary = Read<'/v1/exposures'>['items'][number]
export type ExposureView = Read<'/v1/exposures/{id}'>
export type StatementsReceipt = Posted<'/v1/vex'>
export type CommonProduct = Read<'/v1/common-products'>['items'][number]
