import type { StatementBody } from '../schema/index.ts'

export type StatementStatus = 'affected' | 'not affected' | 'fixed' | 'under investigation'

/** What is missing in a statement, as a sentence with the place; undefined when it stands. */
export function statementFault(given: StatementBody): { path: string; message: string } | undefined {
  const words = given.words?.trim() ?? ''
  if (given.status === 'not affected' && given.justification === undefined && words === '')
    return {
      path: '/justification',
      message: 'Say why it is not affected: choose a justification, or tell it in words.',
    }
  if (given.status !== 'not affected' && given.justification !== undefined)
    return {
      path: '/justification',
      message: 'A justification belongs to “not affected” only: leave it out.',
    }
  if (given.status === 'fixed' && (given.fixedIn?.trim() ?? '') === '')
    return { path: '/fixedIn', message: 'Name the version in which it is fixed.' }
  return undefined
}

/**
 * What a party's statements come to: the worst that still needs somebody. Nothing said is silent, never
 * "not affected".
 */
export function overallStatus(statuses: readonly StatementStatus[]): StatementStatus | 'silent' {
  for (const status of ['affected', 'under investigation', 'fixed', 'not affected'] as const)
    if (statuses.includes(status)) return status
  return 'silent'
}
