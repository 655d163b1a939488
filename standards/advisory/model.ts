import type { Severity, Tlp } from '../report/document.ts'

/** One range of an affected package: from `introduced` (0 = from the first) up to a fix or a last bad version. */
export interface AdvisoryRange {
  introduced: string
  fixed?: string
  lastAffected?: string
}

export interface AffectedPackage {
  /** Package URL without version. */
  purl: string
  ranges: AdvisoryRange[]
}

/** What an advisory says. The advisories module stores the same shape; CSAF and OSV are renderings of it. */
export interface AdvisoryBody {
  title: string
  summary: string
  severity: Severity
  affected: AffectedPackage[]
  weaknesses: Array<{ id: string; name: string }>
  /** CVSS vector strings of any version. */
  cvss: string[]
  /** Public identifiers; the first CVE is the advisory's own. */
  identifiers: string[]
  remediation: string
  credits: string[]
  references: Array<{ url: string; summary: string }>
  /** What was shown, in words: n of N, driver, patch certificate grade. */
  evidence: string
}

/** CSAF 2.0 §3.2.1.8.1: who issues. */
export interface Publisher {
  name: string
  /** URL under the publisher's control. */
  namespace: string
  contact?: string
  category?: 'coordinator' | 'discoverer' | 'other' | 'user' | 'vendor'
}

/** One published state. Numbers are whole, ascending, starting with 1 (CSAF integer versioning, §3.1.11). */
export interface AdvisoryRevision {
  number: number
  /** ISO 8601 instant, UTC. */
  date: string
  summary: string
}

/** Everything a codec needs to render one published advisory; every instant is an argument. */
export interface AdvisoryModel {
  /** TOCSIN-2026-0001 */
  number: string
  tlp: Tlp
  publisher: Publisher
  /** Instant of the first publication, ISO 8601, UTC. */
  published: string
  /** Instant of this revision; equals the date of the last revision. */
  updated: string
  /** At least one, oldest first. */
  revisions: AdvisoryRevision[]
  content: AdvisoryBody
  /** Public address of this advisory, where it has one. */
  url?: string
}
