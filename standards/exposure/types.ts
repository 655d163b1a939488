import type { Range, Verdict } from '../matching/types.ts'

/** One record that says what is affected, wherever it comes from: a feed, an advisory, a bundle. */
export interface Face {
  /** `osv/GHSA-…`, `advisory/TOCSIN-2026-0001`, `case/TOCSIN-2026-0003`: the same at every asking. */
  ref: string
  /** Address of it for people, where there is one. */
  href: string | null
  /** The identifier exposures are kept under: a CVE where the record is or names exactly one, else its own. */
  vulnerability: string
  /** CVEs under which its urgency is looked up: its own, those it names, those it was derived from. */
  cves: readonly string[]
  title: string
}

/** The same with what it says is affected, in its own order, which counts. */
export interface SaidRecord extends Face {
  ranges: readonly Range[]
}

/** What one record says of one thing that runs. */
export interface Opinion {
  ref: string
  href: string | null
  verdict: Verdict['status']
  rule: Verdict['rule']
  /** The range that decided, in words; null when none did. */
  range: string | null
  because: string
  fixedIn: string | null
}

/** One vulnerability of one thing that runs, with everything said of it. */
export interface Found {
  vulnerability: string
  title: string
  status: Verdict['status']
  because: string
  /** Least version that is good by every record that says "affected" and names one. */
  fixedIn: string | undefined
  /** Order that `fixedIn` is compared in. */
  scheme: string | undefined
  rule: Verdict['rule']
  cves: string[]
  said: Opinion[]
}
