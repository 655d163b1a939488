import { isId } from '../../../platform/clock/index.ts'
import { fault } from '../../../platform/errors/index.ts'

/** Keys of pages. They come back from outside: what the database would choke on is refused here. */

const STRANGE_CURSOR = 'The cursor is not one this house gave; start again without it.'

export const encodeCursor = (value: string, id: string) =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url')
/** The key of the last row of the page before. @throws Fault `invalid-input` */
export function decodeCursor(
  cursor: string | undefined,
  sort: 'updated' | 'collisions',
): { value: string; id: string } | undefined {
  if (!cursor) return undefined
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const fits = sort === 'updated' ? !Number.isNaN(Date.parse(value)) : /^[0-9]{1,9}$/.test(value)
    if (typeof value === 'string' && fits && typeof id === 'string' && isId(id)) return { value, id }
  } catch {}
  throw fault('invalid-input', STRANGE_CURSOR)
}

/** The id of the last row of the page before. @throws Fault `invalid-input` */
export function idCursor(cursor: string | undefined): string | undefined {
  if (cursor && !isId(cursor)) throw fault('invalid-input', STRANGE_CURSOR)
  return cursor
}
