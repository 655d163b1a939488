import { InventoryError } from './error.ts'
import { readInventory } from './read.ts'
import type { Component, Frame, InventoryItem } from './types.ts'
import { writeInventory } from './write.ts'

type Options = Parameters<typeof readInventory>[1]

export interface Collected {
  items: InventoryItem[]
  components: Component[]
  problems: { where: string; message: string }[]
  frame?: Frame
  /** Why reading ended early. */
  error?: InventoryError
}

/** Everything a document gives, up to the fault that ends it. */
export async function collect(
  input: string | Uint8Array | Iterable<string | Uint8Array>,
  options?: Options,
): Promise<Collected> {
  const chunks = typeof input === 'string' || input instanceof Uint8Array ? [input] : input
  const items: InventoryItem[] = []
  let error: InventoryError | undefined
  try {
    for await (const item of readInventory(chunks, options)) items.push(item)
  } catch (thrown) {
    if (!(thrown instanceof InventoryError)) throw thrown
    error = thrown
  }
  const frame = items.flatMap((item) => (item.type === 'frame' ? [item.frame] : []))[0]
  return {
    items,
    components: items.flatMap((item) => (item.type === 'component' ? [item.component] : [])),
    problems: items.flatMap((item) => (item.type === 'problem' ? [item.problem] : [])),
    ...(frame === undefined ? {} : { frame }),
    ...(error === undefined ? {} : { error }),
  }
}

/** The text a frame and items make. */
export async function written(frame: Frame, items: Iterable<InventoryItem>): Promise<string> {
  const texts: string[] = []
  for await (const text of writeInventory(frame, items)) texts.push(text)
  return texts.join('')
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The same bytes in pieces that end at the given positions. */
export function cut(whole: Uint8Array, at: readonly number[]): Uint8Array[] {
  const ends = [...new Set(at.map((end) => Math.min(end, whole.length)))].sort((a, b) => a - b)
  return [0, ...ends].map((from, index) => whole.subarray(from, ends[index] ?? whole.length))
}
