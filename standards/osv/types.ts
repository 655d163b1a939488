/** The members of an OSV record (OSV schema 1.7.0) that an advisory of ours fills. */
export interface OsvRecord {
  schema_version: '1.7.0'
  id: string
  modified: string
  published: string
  aliases?: string[]
  summary: string
  details: string
  severity?: Array<{ type: 'CVSS_V2' | 'CVSS_V3' | 'CVSS_V4'; score: string }>
  affected: OsvAffected[]
  references: Array<{ type: 'ADVISORY' | 'FIX' | 'WEB'; url: string }>
  credits?: Array<{ name: string; type: 'FINDER' }>
  database_specific: Record<string, unknown>
}

export type OsvEvent = { introduced: string } | { fixed: string } | { last_affected: string }

export interface OsvAffected {
  package: { ecosystem: string; name: string; purl: string }
  ranges: Array<{ type: 'SEMVER' | 'ECOSYSTEM'; events: OsvEvent[] }>
}
