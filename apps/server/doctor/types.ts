/** One thing looked at: what was found and, unless it is well, how to mend it. */
export interface Check {
  what: string
  status: 'ok' | 'warning' | 'problem'
  found: string
  mend?: string
}
export const ok = (what: string, found: string): Check => ({ what, status: 'ok', found })
export const warning = (what: string, found: string, mend: string): Check => ({
  what,
  status: 'warning',
  found,
  mend,
})
export const problem = (what: string, found: string, mend: string): Check => ({
  what,
  status: 'problem',
  found,
  mend,
})
