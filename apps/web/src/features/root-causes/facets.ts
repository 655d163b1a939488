import { SEVERITY_ORDER, VERDICT_ORDER } from '../../ui/words.ts'

export const ROOT_CAUSE_FACETS = {
  q: 'text',
  package: 'text',
  severity: SEVERITY_ORDER,
  verdict: VERDICT_ORDER,
  sort: ['updated', 'collisions'],
} as const
