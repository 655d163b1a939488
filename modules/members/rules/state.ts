import type { ExposureState, Reported } from '../schema.ts'

/** What is known of one exposure: what the records say of the component, and what the member says. */
export interface Standing {
  verdict: 'affected' | 'unknown' | 'not affected' | 'gone'
  suppressed: boolean
  reported: Reported | null
  /** It was mended once and came back; a later report settles that. */
  reopened: boolean
}

/**
 * Where an exposure stands. A member's own word comes first, silence is never one: what nobody spoke of is as open as
 * the records say. What counts as mended because a newer version runs is unsure again once the repair was bypassed.
 */
export function stateOf({ verdict, suppressed, reported, reopened }: Standing): ExposureState {
  if (verdict === 'gone') return 'closed'
  if (reported === 'deployed') return 'mended'
  if (reported === 'not affected' || reported === 'accepted') return 'closed'
  if (verdict === 'not affected') return reopened ? 'unsure' : 'mended'
  if (suppressed) return 'suppressed'
  return verdict === 'affected' ? 'open' : 'unsure'
}
