import type { CvssStatement, PublicCredit, PublicReference, VersionInterval } from '../vulnerability/types.ts'

/** Commits between which a repository is affected: a graph, not an order, so there are no intervals. */
export interface OsvCommits {
  repo?: string
  introduced: string[]
  fixed: string[]
  lastAffected: string[]
  limit: string[]
}

/** One affected package of an OSV record. */
export interface OsvAffectedFacts {
  /** As written, for instance `Debian:12`; absent where only commits are named. */
  ecosystem?: string
  name?: string
  purl?: string
  /** Versions by SEMVER and ECOSYSTEM ranges, all `affected`. */
  intervals: VersionInterval[]
  commits: OsvCommits[]
  /** Listed versions the intervals are not known to cover: they are affected as well (OSV, evaluation). */
  versions: string[]
  /** Vectors of this package alone; the record's own stand in `cvss`. */
  cvss: CvssStatement[]
}

/** What an OSV record says. Instants are ISO 8601 in UTC. */
export interface OsvFacts {
  id: string
  schemaVersion?: string
  modified?: string
  published?: string
  withdrawn?: string
  aliases: string[]
  related: string[]
  upstream: string[]
  summary?: string
  details?: string
  /** CWE ids out of `database_specific`, each once. */
  weaknesses: string[]
  cvss: CvssStatement[]
  /** The database's own word, for instance GitHub's `MODERATE`. */
  severityWord?: string
  affected: OsvAffectedFacts[]
  references: PublicReference[]
  credits: PublicCredit[]
  /** What stands in the record and could not be read, as sentences; at most 100. */
  problems: string[]
}
