import type { Actor } from '../../../platform/access/actor.ts'
import { isId } from '../../../platform/clock/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import * as policy from '../policy.ts'

/** What every use case of a member on its own things begins with. */

export interface PageInput {
  cursor?: string
  limit?: number
}

/** @throws Fault `not-allowed` */
export function requireReader(actor: Actor): void {
  if (!policy.mayReadOwn(actor))
    throw fault(
      'not-allowed',
      'This is for accounts with the role member, of their own organisation, with the scope members:read.',
    )
}

/** @throws Fault `not-allowed` */
export function requireWriter(actor: Actor): void {
  if (!policy.mayWriteOwn(actor))
    throw fault(
      'not-allowed',
      'This is for accounts with the role member, of their own organisation, with the scope members:write.',
    )
}

/** The id of the last row of the page before. @throws Fault `invalid-input` */
export function idCursor(cursor: string | undefined): string | undefined {
  if (cursor !== undefined && !isId(cursor))
    throw fault('invalid-input', 'The cursor is not one this house gave; start again without it.')
  return cursor
}
