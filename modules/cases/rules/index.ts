/** Rules of cases: pure; time is an argument. */
export { type Certificate, certificatesOf, type Tried } from './certificates.ts'
export { missingAgreement, resolveLocal } from './embargo.ts'
export { agreedIdentifiers, caseNumber, faceOf } from './identity.ts'
export { casePriority, NO_REFERENCE, type PriorityPart, type ReferenceData } from './priority.ts'
export { type CaseFacts, type Mover, mayMoveTo, moveFault, publishObstacles } from './states.ts'
