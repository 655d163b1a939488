import type { Actor } from '../../../platform/access/actor.ts'
import { fault } from '../../../platform/errors/index.ts'
import { mayReadFindings } from '../policy.ts'

/** What a list of findings or root causes is narrowed by, and where its page begins. */
export interface FindingQueryInput {
  cursor?: string
  limit?: number
  form?: string
  severity?: string
  verdict?: string
  discoverer?: string
  package?: string
  q?: string
  rootCauseId?: string
  sort?: 'updated' | 'collisions'
}

export type Page<T> = { items: T[]; next: string | null }

/** Rows of a page unless another number is asked for. */
export const PAGE = 50

/** @throws Fault `not-allowed` */
export function requireReader(actor: Actor): void {
  if (!mayReadFindings(actor))
    throw fault('not-allowed', 'Reading findings takes a signed-in account and the scope findings:read.')
}
