import semver from 'semver'
import type { Family } from './families.ts'
import { KIND, type Kind } from './features.ts'

/** Version of this rule; a grouping names the rule that made it and is recomputed under a newer one. */
export const GROUPING_VERSION = 2

/** At or above: the finding joins. Between the two: it almost joined, and a person may look. */
export const JOIN = 0.6
export const NEAR = 0.35

/** A finding as the rule sees it: hashed fingerprints and the claimed family. */
export interface Subject {
  family: Family | undefined
  keys: { kind: Kind; key: string }[]
  /** Versions the report says are affected and repaired; known where the text was opened. */
  version?: string | undefined
  fixed?: string | undefined
}

/** A root cause of the same package, with the fingerprints it shares with the subject. */
export interface Candidate {
  rootCauseId: string
  family: string | undefined
  members: number
  /** Kinds any member has, as a bit set. */
  kinds: number
  /** Version replay showed to repair it. */
  repairedIn?: string | undefined
  matched: Map<Kind, string[]>
}

/** A reason in code; words are made from it when somebody reads it (rules/explain.ts). */
export interface Reason {
  kind: Kind | 0
  effect: number
  code: string
}

/** A root cause that fits, and how well. */
export interface Match {
  rootCauseId: string
  score: number
  reasons: Reason[]
}

export interface Decision {
  join: Match | undefined
  almost: Match[]
}

/**
 * Decides where a finding belongs among the root causes of its package. Evidence for and against adds
 * up; what a report does not say neither helps nor hurts. Replayed behaviour outweighs any words.
 */
export function decide(
  subject: Subject,
  candidates: Candidate[],
  apart: ReadonlySet<string> = new Set(),
): Decision {
  const matches = candidates
    .filter((candidate) => !apart.has(candidate.rootCauseId))
    .map((candidate) => ({ candidate, ...score(subject, candidate, candidates) }))
    .sort(
      (a, b) =>
        b.total - a.total ||
        b.candidate.members - a.candidate.members ||
        (a.candidate.rootCauseId < b.candidate.rootCauseId ? -1 : 1),
    )
    .map(({ candidate, score, reasons }): Match => ({ rootCauseId: candidate.rootCauseId, score, reasons }))
  const [best] = matches
  const join = best !== undefined && best.score >= JOIN ? best : undefined
  const almost = matches.slice(join ? 1 : 0).filter((match) => match.score >= NEAR)
  return { join, almost: almost.slice(0, 3) }
}

const has = (candidate: Candidate, kind: Kind): boolean => (candidate.kinds & (1 << kind)) !== 0

function score(
  subject: Subject,
  candidate: Candidate,
  all: Candidate[],
): { total: number; score: number; reasons: Reason[] } {
  const reasons: Reason[] = []
  const own = (kind: Kind) => subject.keys.filter((entry) => entry.kind === kind)
  const matched = (kind: Kind) => candidate.matched.get(kind) ?? []
  const say = (kind: Kind | 0, effect: number, code: string) => reasons.push({ kind, effect, code })
  /** For when both sides know this kind and agree, against when both know it and do not. */
  const compare = (kind: Kind, agree: number, disagree: number, name: string) => {
    if (matched(kind).length > 0) say(kind, agree, `${name} agrees`)
    else if (own(kind).length > 0 && has(candidate, kind)) say(kind, disagree, `${name} differs`)
  }

  const about = matched(KIND.component).length > 0
  const sameProof = matched(KIND.proof).length > 0
  const sameBehaviour = matched(KIND.behaviour).length > 0
  const refuted = own(KIND.refuted).length > 0
  // Without a rival the words need not agree so well: a report is about the flaw there is.
  const alone = about && !all.some((other) => rivals(other, candidate, subject))
  const doubt = alone ? 0.5 : 1

  // Replay settles it: proofs that the same fix is the first to stop are one flaw, others are not.
  if (sameProof) say(KIND.proof, 0.9, 'proof agrees')
  else if (sameBehaviour) say(KIND.behaviour, 0.8, 'behaviour agrees')
  else if (own(KIND.behaviour).length > 0 && has(candidate, KIND.behaviour))
    say(KIND.behaviour, -3, 'behaviour differs')
  else if (refuted && has(candidate, KIND.behaviour)) say(KIND.refuted, -3, 'proof does not trigger it')
  else if (own(KIND.behaviour).length > 0 && has(candidate, KIND.refuted))
    say(KIND.refuted, -3, 'proof does not trigger it')

  if (about && !refuted) say(KIND.component, 0.3, 'package agrees')
  if (subject.family && candidate.family) {
    if (subject.family === candidate.family) say(KIND.family, 0.3, 'family agrees')
    // A wrong class is the reporter's mistake where replay has shown what the proof does.
    else if (!sameBehaviour) say(KIND.family, alone ? -0.3 : -0.5, 'family differs')
  }
  if (matched(KIND.identifier).length > 0) say(KIND.identifier, 0.45, 'identifier agrees')
  else if (matched(KIND.identifierScheme).length > 0) say(KIND.identifier, -0.3 * doubt, 'identifier differs')
  if (matched(KIND.sink).length > 0) say(KIND.sink, 0.35, 'function agrees')
  else if (own(KIND.statedSink).length > 0 && has(candidate, KIND.statedSink))
    say(KIND.sink, -0.3 * doubt, 'function differs')
  if (matched(KIND.fix).length > 0) say(KIND.fix, 0.3, 'fix agrees')
  else if (matched(KIND.fixLine).length > 0) say(KIND.fix, -0.4 * doubt, 'fix differs')
  if (matched(KIND.version).length > 0) say(KIND.version, 0.1, 'version agrees')
  if (!sameBehaviour && isRepaired(subject, candidate.repairedIn))
    say(KIND.version, -0.5 * doubt, 'repaired before')
  compare(KIND.technique, 0.1, -0.05, 'technique')
  if (matched(KIND.location).length > 0) say(KIND.location, 0.1, 'file agrees')
  if (matched(KIND.text).length >= 2) say(KIND.text, 0.5, 'text agrees')
  const words = matched(KIND.term)
  if (words.length > 0) {
    // A word that every root cause of the package shares says nothing.
    const weight = words.reduce((sum, word) => sum + 1 / sharers(word, all), 0)
    say(KIND.term, Math.min(0.3, weight * 0.05), 'words agree')
  }
  if (alone && !refuted) say(0, 0.3, 'no other flaw fits')
  const total = reasons.reduce((sum, reason) => sum + reason.effect, 0)
  return { total, score: Math.max(0, Math.min(1, total)), reasons }
}

/** Another root cause that the subject could as well belong to, as far as its words go. */
const rivals = (other: Candidate, candidate: Candidate, subject: Subject): boolean =>
  other.rootCauseId !== candidate.rootCauseId &&
  (subject.family === undefined || other.family === undefined || other.family === subject.family)

/** The version it was seen in came after the repair; unless its own line of releases got one of its own. */
function isRepaired({ version, fixed }: Subject, repairedIn: string | undefined): boolean {
  const [claimed, fix, ownFix] = [semver.coerce(version), semver.coerce(repairedIn), semver.coerce(fixed)]
  if (!claimed || !fix || !semver.gte(claimed, fix)) return false
  return claimed.major === fix.major || !ownFix || !semver.gt(ownFix, claimed)
}

function sharers(key: string, all: Candidate[]): number {
  let count = 0
  for (const candidate of all) {
    if (candidate.matched.get(KIND.term)?.includes(key)) count += 1
  }
  return Math.max(1, count)
}
