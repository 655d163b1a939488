import { isDeepStrictEqual } from 'node:util'
import { readInventory } from '../../standards/sbom/read.ts'
import type { Frame, InventoryItem } from '../../standards/sbom/types.ts'
import { writeInventory } from '../../standards/sbom/write.ts'

/** Pieces small enough that values are cut everywhere. */
const PIECE = 4093

/** Everything in a document, its form told from its content alone. */
export async function readAll(bytes: Uint8Array): Promise<{ items: InventoryItem[]; frame: Frame }> {
  const items: InventoryItem[] = []
  for await (const item of readInventory(pieces(bytes))) items.push(item)
  const last = items.at(-1)
  if (last?.type !== 'frame') throw new Error('the frame is missing')
  return { items, frame: last.frame }
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
}

/** Import → export → import: the document again, and the same items from it. */
export async function comesBackEqual(
  items: readonly InventoryItem[],
  document: unknown,
): Promise<string | undefined> {
  const frame = items.flatMap((item) => (item.type === 'frame' ? [item.frame] : []))[0]
  if (frame === undefined) return 'the frame is missing'
  const texts: string[] = []
  for await (const text of writeInventory(frame, items)) texts.push(text)
  const written = texts.join('')
  if (!isDeepStrictEqual(JSON.parse(written), document)) return 'comes out otherwise than it went in'
  const again = await readAll(new TextEncoder().encode(written))
  const plain = (list: readonly InventoryItem[]) =>
    list.filter((item) => item.type === 'component').map(({ component, place }) => ({ component, place }))
  return isDeepStrictEqual(plain(again.items), plain(items))
    ? undefined
    : 'its components differ when read again'
}
