import { InventoryError } from './error.ts'
import { lastToken, parentOf } from './json/place.ts'
import type { Frame, FrameList, InventoryItem } from './types.ts'

/** Text is handed on in pieces of about this many characters. */
const PIECE = 64 * 1024

/**
 * The JSON document a frame and its items came from: equal as JSON, white space between the entries of its lists
 * aside. Entries are written as the text they were read from, so every number keeps its digits; an item without text
 * is written from `raw`, with the precision of a JavaScript number.
 *
 * Items come in the order of the frame's lists; those without an object of their own (nested components, problems)
 * are passed over, so what readInventory yielded can be given as it is. Entries may be left out or added.
 * @throws InventoryError inventory-wrong-form: the form is not JSON, or an item belongs to no list that is still to come
 */
export async function* writeInventory(
  frame: Frame,
  items: AsyncIterable<InventoryItem> | Iterable<InventoryItem>,
): AsyncGenerator<string> {
  const { texts, lists } = frame
  if (texts.length !== lists.length + 1) {
    throw new InventoryError(
      'inventory-wrong-form',
      `A document of form ${frame.form} cannot be put together again; only JSON ones can. Export it as CycloneDX.`,
    )
  }
  let open = -1
  let written = 0
  let piece = texts[0] ?? ''
  for await (const item of items) {
    const text = 'place' in item ? textOf(item) : undefined
    if (text === undefined || !('place' in item)) continue
    const at = listOf(item.place, lists, open)
    while (open < at) {
      open += 1
      if (open > 0) piece += texts[open] ?? ''
      written = 0
    }
    piece += written === 0 ? '' : ','
    piece += lists[at]?.kind === 'members' ? `${JSON.stringify(lastToken(item.place))}:${text}` : text
    written += 1
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece + texts.slice(Math.max(open, 0) + 1).join('')
}

function textOf(item: { raw?: unknown; text?: string }): string | undefined {
  return item.text ?? (item.raw === undefined ? undefined : JSON.stringify(item.raw))
}

/** The list an entry belongs to, not before the one that is open. */
function listOf(place: string, lists: readonly FrameList[], open: number): number {
  const parent = parentOf(place)
  const at = lists.findIndex((list, index) => index >= open && list.place === parent)
  if (at >= 0) return at
  throw new InventoryError(
    'inventory-wrong-form',
    `${place} belongs to no list of the document that is still to be written. Give the items in the order in which they were read.`,
    place,
  )
}
