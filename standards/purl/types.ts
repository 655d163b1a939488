/** The parts of a package URL a finding or an advisory needs. `version` is absent when the purl names none. */
export interface Purl {
  type: string
  namespace?: string
  name: string
  version?: string
  qualifiers?: Record<string, string>
  subpath?: string
}
