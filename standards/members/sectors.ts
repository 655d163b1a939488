/** A part of society whose members are counted together. */
export interface Sector {
  /** Stable, the same in the database, the API and files. */
  code: string
  name: string
  /** `government`: who the member is; `critical infrastructure`: what depends on it. A member may be of both. */
  group: 'critical infrastructure' | 'government'
}

const infrastructure = (code: string, name: string): Sector => ({
  code,
  name,
  group: 'critical infrastructure',
})
const government = (code: string, name: string): Sector => ({ code, name, group: 'government' })

/**
 * The sixteen critical-infrastructure sectors of Presidential Policy Directive 21 (2013), which National Security
 * Memorandum 22 (2024) keeps (it names one "Government Services and Facilities"), and the governments that the
 * clearinghouse serves beside them.
 */
export const SECTORS: readonly Sector[] = [
  infrastructure('chemical', 'Chemical'),
  infrastructure('commercial-facilities', 'Commercial Facilities'),
  infrastructure('communications', 'Communications'),
  infrastructure('critical-manufacturing', 'Critical Manufacturing'),
  infrastructure('dams', 'Dams'),
  infrastructure('defense-industrial-base', 'Defense Industrial Base'),
  infrastructure('emergency-services', 'Emergency Services'),
  infrastructure('energy', 'Energy'),
  infrastructure('financial-services', 'Financial Services'),
  infrastructure('food-and-agriculture', 'Food and Agriculture'),
  infrastructure('government-services-and-facilities', 'Government Services and Facilities'),
  infrastructure('healthcare-and-public-health', 'Healthcare and Public Health'),
  infrastructure('information-technology', 'Information Technology'),
  infrastructure('nuclear', 'Nuclear Reactors, Materials, and Waste'),
  infrastructure('transportation-systems', 'Transportation Systems'),
  infrastructure('water-and-wastewater-systems', 'Water and Wastewater Systems'),
  government('federal-agencies', 'Federal Agencies'),
  government('state', 'State Governments'),
  government('local', 'Local Governments'),
  government('tribal', 'Tribal Governments'),
  government('territorial', 'Territorial Governments'),
]

const BY_CODE = new Map(SECTORS.map((sector) => [sector.code, sector]))

/** The sector of a code; undefined: there is none. */
export const sectorOf = (code: string): Sector | undefined => BY_CODE.get(code)
