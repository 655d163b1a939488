import { SEVERITY_ORDER, VERDICT_ORDER } from '../../ui/words.ts'

export const FINDING_FACETS = {
  q: 'text',
  package: 'text',
  severity: SEVERITY_ORDER,
  verdict: VERDICT_ORDER,
  form: ['native', 'sarif', 'csaf', 'markdown'],
  discoverer: 'text',
  rootCauseId: 'text',
} as const
