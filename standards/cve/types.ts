import type {
  CvssStatement,
  PublicCredit,
  PublicReference,
  SsvcStatement,
  VersionInterval,
  VersionStatus,
} from '../vulnerability/types.ts'

/** What one container of a CVE record says about one product. */
export interface CveAffected {
  vendor?: string
  product?: string
  /** Name in the collection, for instance `org.example:thing`. */
  packageName?: string
  /** Where the package is kept, for instance `https://repo.example.org`. */
  collectionUrl?: string
  packageUrl?: string
  repo?: string
  /** CPE 2.2 or 2.3 names, as written. */
  cpes: string[]
  platforms: string[]
  modules: string[]
  files: string[]
  routines: string[]
  /** Status of versions no interval names; the schema's default is `unknown`. */
  defaultStatus: VersionStatus
  intervals: VersionInterval[]
  /** Version texts that name no interval (`n/a`, a sentence): shown, never guessed at. */
  unread: string[]
  provider: string
}

/** A mark as known exploited, in the record itself (CISA ADP). */
export interface CveKevMark {
  /** YYYY-MM-DD. */
  dateAdded: string
  reference?: string
  provider: string
}

/**
 * What a CVE record (CVE JSON 5.x) says. Instants are ISO 8601 in UTC; a date-time without a zone counts
 * as UTC (CVE JSON 5, timestamp). Lists keep the record's order: CNA first, then the ADPs.
 */
export interface CveFacts {
  id: string
  /** Absent: the record does not say (some CNAs publish containers without it). */
  state?: 'PUBLISHED' | 'REJECTED' | 'RESERVED'
  dataVersion?: string
  assigner?: string
  reserved?: string
  published?: string
  updated?: string
  /** The day the CNA says it became public elsewhere. */
  public?: string
  rejected?: string
  replacedBy: string[]
  tags: string[]
  title?: string
  /** English where there is one, else the first; a rejected record's reason. */
  description?: string
  /** CWE ids, each once. */
  weaknesses: string[]
  cvss: CvssStatement[]
  ssvc: SsvcStatement[]
  kev?: CveKevMark
  affected: CveAffected[]
  references: PublicReference[]
  credits: PublicCredit[]
  /** What stands in the record and could not be read, as sentences; at most 100. */
  problems: string[]
}
