import { sectorOf } from '../../../standards/members/sectors.ts'
import type { AssetBody, MemberKind, MemberView } from '../schema.ts'

/** BOD 26-04 binds federal civilian agencies, leaves national security systems alone, and informs everybody else. */
export function directiveOf(kind: MemberKind): MemberView['directive'] {
  if (kind === 'federal civilian agency') return 'binding'
  return kind === 'national security' ? 'not applicable' : 'informative'
}

/** Codes that are no sector's, each once. */
export const strangeSectors = (codes: readonly string[]): string[] => [
  ...new Set(codes.filter((code) => sectorOf(code) === undefined)),
]

// Intl also takes "+01:00", which knows no summer time.
const ZONE = /^[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*$/

/** Whether this is an IANA time zone that the runtime knows. */
export function isZone(zone: string): boolean {
  if (zone.length > 64 || !ZONE.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** The four tags BOD 26-04 asks for on every asset, as the API names them. */
const TAGS = ['organisation', 'environment', 'exposure', 'assetType'] as const

export type Tags = Pick<AssetBody, (typeof TAGS)[number]>

/** Tags nobody set: without them its days cannot be counted. */
export const missingTags = (tags: { [Tag in keyof Tags]: Tags[Tag] | null | undefined }): string[] =>
  TAGS.filter((tag) => tags[tag] === undefined || tags[tag] === null)
