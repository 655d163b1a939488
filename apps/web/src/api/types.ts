/**
 * The shapes screens work with, by name. All of them come out of the contract the server generates; nothing
 * here adds to it. Everything is a type: nothing of the server is bundled.
 */
import type { components, paths } from '../../../../contract/schema.d.ts'

export type { paths } from '../../../../contract/schema.d.ts'

type Json = { content: { 'application/json': unknown } }
type Body<T> = T extends Json ? T['content']['application/json'] : never
/** What a GET answers. */
type Read<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: infer Answer } } }
  ? Body<Answer>
  : never
/** What a GET may be asked with. Parameters that are not set may be given as undefined; see `given`. */
type Asked<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Query } } }
  ? { [Key in keyof NonNullable<Query>]: NonNullable<Query>[Key] | undefined }
  : never
/** What a POST is sent. */
type Sent<Path extends keyof paths> = paths[Path] extends { post: { requestBody: infer Request } }
  ? Body<Request>
  : never
/** What a PUT is sent. */
type Put<Path extends keyof paths> = paths[Path] extends { put: { requestBody: infer Request } }
  ? Body<Request>
  : never
/** What a POST answers, whichever success it is. */
type Answered<Path extends keyof paths> = paths[Path] extends { post: { responses: infer Answers } }
  ? Body<Answers[keyof Answers & (200 | 201 | 202)]>
  : never

export type Problem = components['schemas']['Problem']

export type Session = Read<'/v1/session'>
export type Role = Session['demonstrationRoles'][number]['role']

export type Pipeline = Read<'/v1/pipeline'>
export type Stage = Pipeline['stages'][number]

export type FindingPage = Read<'/v1/findings'>
export type FindingQuery = Asked<'/v1/findings'>
export type FindingSummary = FindingPage['items'][number]
export type FindingView = Read<'/v1/findings/{id}'>
export type FindingDocument = FindingView['document']
export type Severity = FindingSummary['severity']
export type ReportForm = FindingSummary['form']
export type Verdict = FindingSummary['verdict']
export type EvidenceLevel = FindingSummary['evidenceLevel']
export type Tlp = FindingSummary['tlp']
export type IntakeReceipt = Answered<'/v1/findings'>
export type TrackRecord = Read<'/v1/discoverers'>[number]
export type AttestationBody = Sent<'/v1/findings/{id}/attestations'>

export type RootCausePage = Read<'/v1/root-causes'>
export type RootCauseQuery = Asked<'/v1/root-causes'>
export type RootCauseSummary = RootCausePage['items'][number]
export type RootCauseView = Read<'/v1/root-causes/{id}'>
export type RootCauseMember = RootCauseView['members'][number]
export type NearMiss = RootCauseView['almostJoined'][number]
export type MergeBody = Sent<'/v1/root-causes/{id}/merge'>
export type UnmergeBody = Sent<'/v1/root-causes/{id}/unmerge'>

export type ReproductionPage = Read<'/v1/reproductions'>
export type ReproductionQuery = Asked<'/v1/reproductions'>
export type ReproductionSummary = ReproductionPage['items'][number]
export type ReproductionView = Read<'/v1/reproductions/{id}'>
export type Recipe = ReproductionView['recipe']
export type Oracle = ReproductionView['oracle']
export type Judgement = NonNullable<ReproductionView['judgement']>
export type ControlResult = Judgement['controls'][number]
export type Control = ControlResult['control']
export type RunOutcome = NonNullable<ReproductionView['outcome']>
export type RunObservation = RunOutcome['runs'][number]
export type TrialBody = Sent<'/v1/trials'>
export type TrialReply = Answered<'/v1/trials'>

export type CasePage = Read<'/v1/cases'>
export type CaseQuery = Asked<'/v1/cases'>
export type CaseSummary = CasePage['items'][number]
export type CaseView = Read<'/v1/cases/{id}'>
export type CaseState = CaseView['state']
export type Party = CaseView['parties'][number]
export type Priority = CaseView['priorityExplained']
export type Factor = Priority['factors'][number]
export type PatchCertificate = CaseView['certificates'][number]
export type EmbargoBody = Sent<'/v1/cases/{id}/embargo'>
export type PartyBody = Sent<'/v1/cases/{id}/parties'>

export type Coordination = Read<'/v1/cases/{id}/coordination'>
export type DisclosurePolicy = NonNullable<Coordination['policy']>
export type PolicyBody = Put<'/v1/cases/{id}/policy'>
export type Milestone = Coordination['milestones'][number]
export type CaseStatement = Coordination['statements'][number]
export type StatementBody = Put<'/v1/cases/{id}/parties/{partyId}/statements'>
export type Justification = NonNullable<StatementBody['justification']>
export type EmbargoProposal = Coordination['proposals'][number]
export type ProposalBody = Sent<'/v1/cases/{id}/embargo/proposals'>
export type AnswerBody = Sent<'/v1/cases/{id}/embargo/proposals/{proposalId}/answer'>
export type SignalBody = Sent<'/v1/cases/{id}/signals'>
export type ReleaseStep = Coordination['releasePlan'][number]
export type ReleasePlanBody = Put<'/v1/cases/{id}/release-plan'>
export type CreditBody = Put<'/v1/cases/{id}/parties/{partyId}/credit'>
export type CaseThread = Read<'/v1/cases/{id}/threads'>['items'][number]
export type CaseMessage = Read<'/v1/cases/{id}/threads/{threadId}/messages'>['items'][number]
export type ThreadBody = Sent<'/v1/cases/{id}/threads'>
export type MessageBody = Sent<'/v1/cases/{id}/threads/{threadId}/messages'>
export type AttachmentBody = NonNullable<MessageBody['attachments']>[number]
export type Dossier = Read<'/v1/cases/{id}/dossiers'>['items'][number]
export type Escalations = Read<'/v1/cases/{id}/escalations'>
export type Escalation = Escalations['items'][number]
export type AbsentParty = Escalation['absent'][number]
export type DecisionBody = Sent<'/v1/cases/{id}/escalations/{escalationId}/decision'>
export type LastResortMaintainer = Read<'/v1/last-resort-maintainers'>['items'][number]
export type LastResortBody = Sent<'/v1/last-resort-maintainers'>
export type Delivery = Read<'/v1/deliveries'>['items'][number]
export type HeldMail = Read<'/v1/held-mails'>['items'][number]
export type QueuePlace = NonNullable<Read<'/v1/root-causes/{id}/queue'>>
export type ProjectRules = Put<'/v1/project-rules'>['rules']
export type MaintainersSay = NonNullable<Read<'/v1/project-rules'>['maintainersSay']>

export type Outcomes = Read<'/v1/discoverers/{name}/outcomes'>

export type ClaimPage = Read<'/v1/scan-claims'>
export type ClaimSummary = ClaimPage['items'][number]
export type ClaimView = Read<'/v1/scan-claims/{id}'>
export type ClaimBody = Sent<'/v1/scan-claims'>
export type ClaimMethod = ClaimBody['method']
export type ClaimDepth = NonNullable<ClaimBody['depth']>
export type ClaimShow = NonNullable<ClaimBody['show']>
export type ClaimCheck = Answered<'/v1/scan-claims/check'>
export type Overlap = NonNullable<ClaimCheck['overlap']>
export type Suggestion = Overlap['suggestions'][number]
export type EndBody = Sent<'/v1/scan-claims/{id}/end'>
export type JoinRequest = ClaimView['joins'][number]
export type WantedTarget = Read<'/v1/scan-targets'>['items'][number]
export type WantedBody = Put<'/v1/scan-targets'>
export type TargetNames = Read<'/v1/target-names'>['items'][number]
export type PastSearch = Read<'/v1/scan-coverage'>['searches'][number]
export type ProjectMaintainer = Read<'/v1/project-maintainers'>['items'][number]

export type Feed = Read<'/v1/feeds'>[number]
export type FeedMode = Feed['mode']
export type Vulnerability = Read<'/v1/vulnerabilities/{id}'>
export type VulnerabilityRecord = Vulnerability['records'][number]

export type WhatIf = Read<'/v1/cases/{id}/what-if'>
export type WhatIfChange = WhatIf['changes'][number]

export type AdvisoryPage = Read<'/v1/advisories'>
export type AdvisoryQuery = Asked<'/v1/advisories'>
export type AdvisorySummary = AdvisoryPage['items'][number]
export type AdvisoryView = Read<'/v1/advisories/{id}'>
export type AdvisoryContent = AdvisoryView['content']

export type PatchChain = Read<'/v1/patch-chains/{id}'>
export type PatchStage = PatchChain['stages'][number]
export type StageCounts = Read<'/v1/patch-chain-counts'>
export type StageBody = Sent<'/v1/patch-chains/{id}/stages'>
export type SectorMap = Read<'/v1/sector-exposure'>
export type Member = Read<'/v1/member'>
export type AdmissionBody = Put<'/v1/members'>
export type AlertSettings = Read<'/v1/alert-settings'>
export type AlertSettingsBody = Put<'/v1/alert-settings'>
export type Alert = Read<'/v1/alerts'>['items'][number]
export type ExposureQuery = Asked<'/v1/exposures'>
export type ExposureSummary = Read<'/v1/exposures'>['items'][number]
export type ExposureView = Read<'/v1/exposures/{id}'>
export type ExposureState = ExposureSummary['state']
export type ExposureCounts = Read<'/v1/exposure-counts'>
export type ActionList = Read<'/v1/actions'>
export type Action = ActionList['items'][number]
export type UptakeReport = Sent<'/v1/uptake'>['reports'][number]
export type Reported = UptakeReport['said']
export type InventoryView = Read<'/v1/inventories/{id}'>
export type ImportReceipt = Answered<'/v1/inventories'>
export type ComponentView = Read<'/v1/inventories/{id}/components'>['items'][number]
export type Asset = Read<'/v1/assets'>['items'][number]
export type AssetBody = Put<'/v1/assets/{id}'>
export type CommonProduct = Read<'/v1/common-products'>['items'][number]
export type PictureListBody = Sent<'/v1/inventories/picture-list'>
export type ProductQuestion = Read<'/v1/product-questions'>['items'][number]
export type ProductQuestionQuery = Asked<'/v1/product-questions'>
export type ProductAnswer = Sent<'/v1/product-questions/{id}/answer'>
