import { BAND_ORDER, CASE_STATES } from '../../ui/words.ts'

export const CASE_FACETS = {
  band: BAND_ORDER,
  state: CASE_STATES,
  sort: ['priority', 'newest', 'oldest'],
} as const
