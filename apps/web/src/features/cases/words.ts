import type {
  CreditBody,
  EmbargoProposal,
  Escalation,
  Justification,
  Milestone,
  Party,
  StatementBody,
} from '../../api/types.ts'
import type { Tone } from '../../ui/words.ts'

export const PARTY_ROLES: Record<Party['role'], string> = {
  maintainer: 'mends the flawed code itself',
  vendor: 'ships it in a product of its own, and is asked for a fix',
  downstream: 'passes it on, and needs the fix in time',
  member: 'runs it, and must protect itself early',
  coordinator: 'helps to lead the case',
  discoverer: 'found it',
}
export const PARTY_ROLE_ORDER = Object.keys(PARTY_ROLES) as Party['role'][]
/** Those who are asked first, those who found it last. */
export const byRole = (parties: readonly Party[]): Party[] =>
  parties.toSorted((a, b) => PARTY_ROLE_ORDER.indexOf(a.role) - PARTY_ROLE_ORDER.indexOf(b.role))

export const CAUSES: Record<EmbargoProposal['cause'], string> = {
  first: 'the first date proposed',
  later: 'later than what is agreed',
  earlier: 'earlier than what is agreed',
  leak: 'because it is known outside',
  exploitation: 'because it is being exploited',
  collisions: 'because several found it',
}

export const PROPOSAL_STATES: Record<EmbargoProposal['state'], { label: string; tone: Tone }> = {
  open: { label: 'Open', tone: 'warn' },
  agreed: { label: 'Agreed', tone: 'good' },
  declined: { label: 'Declined', tone: 'bad' },
  superseded: { label: 'Replaced by another', tone: 'plain' },
  imposed: { label: 'Set without agreement', tone: 'odd' },
}

export const STATEMENT_STATUSES: Record<StatementBody['status'], string> = {
  affected: 'Affected',
  'under investigation': 'Under investigation',
  fixed: 'Fixed',
  'not affected': 'Not affected',
}

/** The reasons of VEX, each as the question somebody can answer. */
export const JUSTIFICATIONS: Record<Justification, string> = {
  'component not present': 'The component is not in the product',
  'vulnerable code not present': 'The component is in it, the flawed code is not',
  'vulnerable code not in execute path': 'The flawed code is in it, but is never run',
  'vulnerable code cannot be controlled by adversary': 'It is run, but no attacker can reach it',
  'inline mitigations already exist': 'It can be reached, but something in the product stops it',
}

export const CREDIT_WISHES: Record<CreditBody['wish'], string> = {
  named: 'by name',
  anonymous: 'anonymously',
  none: 'not at all',
}

export const MILESTONES: Record<Milestone['kind'], string> = {
  silent: 'Nobody waits for an answer any longer',
  publish: 'Everything is published, fixed or not',
  'publish with grace': 'Everything is published; grace is counted in, because a fix is coming',
  'publish because exploited': 'Everything is published, because it is being exploited',
}

export const ABSENCES: Record<Escalation['reason'], string> = {
  'nobody named': 'No maintainer is named',
  'cannot be reached': 'The maintainer cannot be reached',
  silent: 'The maintainer stays silent',
}

export const ESCALATION_STATES: Record<Escalation['state'], { label: string; tone: Tone }> = {
  proposed: { label: 'Waits for a decision', tone: 'warn' },
  decided: { label: 'Somebody stands in', tone: 'info' },
  declined: { label: 'Decided against', tone: 'plain' },
  overtaken: { label: 'Overtaken: somebody is there', tone: 'good' },
  'taken back': { label: 'Taken back', tone: 'good' },
}
