/** What inventory documents have in common. A component is a view: the document's own object stays beside it as it came. */

/** One thing that runs somewhere, as an inventory document tells of it. */
export interface Component {
  /** Its identity within the document as written there (bom-ref, SPDXID); made of its place where the format has none. */
  ref: string
  /** `package`: software with an ecosystem; `product`: what only vendor, product and version name; `other`: files, licences' texts. */
  kind: 'package' | 'product' | 'other'
  /** As written, on one line; with its group or scope in front where the document keeps the two apart. */
  name: string
  vendor?: string
  /** As the ecosystem orders it: of an RPM package `epoch:version-release`, the epoch left out where it is 0. */
  version?: string
  /** Canonical text; one the document gives wrongly is left out and listed as a problem. */
  purl?: string
  /** Further package URLs the document gives for the same thing, canonical. */
  otherPurls?: string[]
  /** CPE names as written, 2.2 URIs or 2.3 formatted strings. */
  cpes: string[]
  /** What a spreadsheet says beside it, as written in the columns understood as such. */
  listed?: { quantity?: string; location?: string; notes?: string }
}

/** Form of an inventory document. `csv` is whatever somebody keeps in a spreadsheet. */
export type InventoryForm =
  | 'cyclonedx-json'
  | 'spdx-json'
  | 'spdx3-json'
  | 'spdx-tag-value'
  | 'package-lock'
  | 'requirements'
  | 'go-mod'
  | 'cargo-lock'
  | 'dpkg'
  | 'rpm'
  | 'csv'

/** What was not understood, where, and how to mend it. Never a reason to drop a component without a word. */
export interface InventoryProblem {
  /** JSON pointer, `line 12`, or `row 3, column B`; empty for the document as a whole. */
  where: string
  message: string
}

/** What a CycloneDX document says of a vulnerability (CycloneDX 1.4 and later, `vulnerabilities[]`). */
export interface StatedVulnerability {
  /** As written, for instance `CVE-2021-44228`; undefined where the document names none. */
  id?: string
  /** Name of the source that gave the identifier. */
  source?: string
  /** bom-refs or BOM-Links, each with the versions named, as written. */
  affects: { ref: string; versions: { version?: string; range?: string; status?: string }[] }[]
  /** The VEX statement, words as written. */
  analysis?: { state?: string; justification?: string; responses: string[]; detail?: string }
}

/** The object of a document that an item was read from. */
interface Own {
  /** RFC 6901 pointer into the document, or `line 12`, `row 3`. */
  place: string
  /**
   * The document's own object with everything in it; for lists the fields or cells. Absent for a component that stands
   * inside another one (its raw has it) or in the frame.
   */
  raw?: unknown
  /**
   * The JSON text that `raw` was parsed from: numbers beyond 2^53 or written `1.0` keep their text here alone. Present
   * wherever the form is JSON and `raw` is there.
   */
  text?: string
}

/** What reading yields, in the order of the document. Each streamed object of it comes once, in one item. */
export type InventoryItem =
  | ({ type: 'component'; component: Component } & Own)
  | ({ type: 'vulnerability'; vulnerability: StatedVulnerability } & Own)
  /** An entry of another list of the document (dependencies, relationships, services, …), kept as it is. */
  | ({ type: 'part' } & Own)
  | { type: 'problem'; problem: InventoryProblem }
  /** Once, last: the document has been read to its end. */
  | { type: 'frame'; frame: Frame }

/** A JSON document without the entries of its lists: plain data, to be kept beside them. */
export interface Frame {
  form: InventoryForm
  /**
   * The document's text between the entries that were streamed, one more than there are lists: the first ends with the
   * opening bracket of the first list, the next begins with its closing one. Empty where the form is not JSON.
   */
  texts: string[]
  /** The lists, in order. */
  lists: FrameList[]
}

export interface FrameList {
  /** RFC 6901 pointer: `/components`. */
  place: string
  /** `members`: an object's members, each under its key (package-lock). */
  kind: 'entries' | 'members'
  /** How many were read. */
  count: number
}
