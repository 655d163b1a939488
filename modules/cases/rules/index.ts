/** Rules of cases: pure; time is an argument. */
export {
  type Absence,
  type AbsenceFacts,
  type AskedParty,
  absence,
  covers,
  mayProposeAgain,
  mendersOf,
} from './absence.ts'
export { type Certificate, certificatesOf, type Tried } from './certificates.ts'
export {
  ASKED,
  type DisclosurePolicy,
  type Milestone,
  milestones,
  POLICIES,
  policyName,
  type ToldParty,
} from './disclosure.ts'
export { type CaseDossier, type Cover, dossierParts } from './dossier.ts'
export { isZone, missingAgreement, resolveLocal } from './embargo.ts'
export { agreedIdentifiers, caseNumber, faceOf, isCve } from './identity.ts'
export { mayReach, maySendNow, type Pace, type Place, placeOf } from './pace.ts'
export { casePriority, caseWhatIf, NO_REFERENCE, type PriorityPart, type ReferenceData } from './priority.ts'
export { causeOf, mustAgree, type ProposalCause, settle, shortening } from './proposals.ts'
export { overallStatus, statementFault } from './statements.ts'
export { type CaseFacts, type Mover, mayMoveTo, moveFault, publishObstacles } from './states.ts'
export { identify, sentencesOf, spread } from './watermark.ts'
