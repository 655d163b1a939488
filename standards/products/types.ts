/** A product as a public catalogue names it. Vendor and product are kept in that catalogue's own spelling. */
export interface KnownProduct {
  vendor: string
  product: string
  /** Other full names of the same thing, as a CPE dictionary or a product tree gives them. */
  titles?: string[]
  part?: 'application' | 'operating system' | 'hardware'
  /** One CPE 2.3 name of it, where a record gives one. */
  cpe?: string
  seenIn: ('kev' | 'nvd' | 'cve' | 'csaf')[]
}

/** What somebody's list says of one thing, cell by cell; any cell may hold what belongs in another. */
export interface ProductQuery {
  vendor?: string
  name: string
  version?: string
}

export interface ProductCandidate {
  product: KnownProduct
  /** Share of answers with these reasons that are right, 0–1; how it was measured: confidence.ts. */
  confidence: number
  /** Reasons in words, for and against: "vendor equal", "words of its name not found: server". */
  because: string[]
}

/** What a row of somebody's list is taken to be. */
export interface Resolution {
  /**
   * `certain`: vendor and product agree beyond doubt. `probable`: may be used, and should be asked.
   * `possible`: only a question. `unmatched`: list it for the person; it is never dropped.
   */
  state: 'certain' | 'probable' | 'possible' | 'unmatched'
  /** Of the best candidate; 0 without one. */
  confidence: number
  /** Best first, at most eight, spellings of one product side by side. */
  candidates: ProductCandidate[]
  /** As written, without words such as "version"; model numbers are not versions. */
  version?: string
  /** In plain words, unless certain or unmatched. */
  question?: string
}
