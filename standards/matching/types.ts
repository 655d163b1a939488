import type { VersionStatus } from '../vulnerability/types.ts'

/** The two sides of an exposure: what somebody runs, and what is affected. Neither says where it comes from. */

/** Where a package or product stands: compared in lower case, as registries do or nearly do. */
export interface NameKey {
  /** OSV ecosystem in lower case without release (`npm`, `debian`), or the vendor of a product. */
  space: string
  /** As in Debian:12. */
  release: string | undefined
  name: string
}

/** One interval of one package or product, or the listed versions that no interval covers. */
export interface Range extends NameKey {
  kind: 'package' | 'product'
  /** How the versions are ordered: a name of standards/vulnerability/scheme.ts, else the record's own word. */
  scheme: string
  status: VersionStatus
  introduced: string | undefined
  introducedExcluded: boolean
  fixed: string | undefined
  lastAffected: string | undefined
  changes: { at: string; status: string }[] | undefined
  versions: string[] | undefined
}

/** One thing that runs, under one of its names. */
export interface Subject extends NameKey {
  kind: 'package' | 'product'
  version: string | undefined
}

/** What one advisory says of one subject, and why. */
export interface Verdict {
  /** `unknown`: the version is missing or cannot be compared; never read as not affected. */
  status: 'affected' | 'not affected' | 'unknown'
  rule:
    | 'in range'
    | 'listed version'
    | 'outside every range'
    | 'stated unaffected'
    | 'version missing'
    | 'version not comparable'
    | 'status unknown'
  /** The range that decided it; undefined when none did. */
  range: Range | undefined
  /** One sentence for people: "1.2.3 lies between 1.0.0 and before 1.4.0 (npm order)". */
  because: string
  /** Least version said to be fixed above this one, where a range names one. */
  fixedIn: string | undefined
}
