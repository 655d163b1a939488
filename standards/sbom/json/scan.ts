import { concat } from '../encoding.ts'
import { InventoryError } from '../error.ts'
import type { InventoryLimits } from '../limits.ts'
import type { FrameList } from '../types.ts'
import { extent } from './extent.ts'
import { below } from './place.ts'

/** Which containers of a document are streamed, and which are looked into for such. */
export interface ScanPlan {
  stream(path: readonly string[], kind: 'array' | 'object'): boolean
  enter(path: readonly string[]): boolean
}

/** One entry of a streamed list. */
export interface ScannedEntry {
  list: FrameList
  /** RFC 6901 pointer. */
  place: string
  /** Byte of the document at which it begins. */
  offset: number
  /** Not parsed yet. */
  text: string
}

export interface JsonScanner {
  push(bytes: Uint8Array): void
  /** @returns the document without the entries, as a Frame holds it, and pointers to members that came twice */
  end(): { texts: string[]; lists: FrameList[]; twice: string[] }
}

interface Context {
  object: boolean
  path: readonly string[]
  /** Set where the entries are streamed. */
  list?: FrameList
  /** Member names seen, where the members belong to the frame. */
  keys: Set<string>
  /** The running member's name. */
  key: string
}

type Expected = 'value' | 'first' | 'key' | 'colon' | 'next' | 'nothing'

/**
 * Splits a JSON document of any size (RFC 8259) into the entries of some of its lists and the text around them, in
 * memory bounded by the largest entry. It finds where values end, no more: whether they are JSON shows when they are
 * parsed, each entry by whoever takes it, the rest at the end by the reader.
 * @param emit takes each entry as soon as its last byte has come
 */
export function jsonScanner(
  plan: ScanPlan,
  limits: InventoryLimits,
  emit: (entry: ScannedEntry) => void,
): JsonScanner {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const stack: Context[] = []
  const texts: string[] = []
  const lists: FrameList[] = []
  const twice: string[] = []
  const value = extent(limits)
  let expected: Expected = 'value'
  /** What the running value is for; undefined between values. */
  let running: 'key' | 'entry' | 'kept' | undefined
  let offset = 0
  let valueAt = 0
  let captured: Uint8Array[] = []
  let frame: Uint8Array[] = []
  let frameBytes = 0
  /** Where the frame's text in the running piece begins; -1 inside a list. */
  let frameFrom = -1

  const top = () => stack.at(-1)
  const here = (): string => {
    const context = top()
    if (context === undefined) return ''
    if (context.list !== undefined)
      return below(context.list.place, context.object ? context.key : String(context.list.count))
    return below('', ...context.path, ...(context.key === '' ? [] : [context.key]))
  }
  /** @param byte of the document */
  const fault = (byte: number, message: string): InventoryError =>
    new InventoryError(
      'inventory-not-json',
      `Not JSON at byte ${byte}${here() === '' ? '' : `, in ${here()}`}: ${message}. Mend the export and send it again.`,
      here(),
    )

  function decode(bytes: Uint8Array): string {
    try {
      return decoder.decode(bytes)
    } catch {
      throw new InventoryError(
        'inventory-not-text',
        `The document is not UTF-8 text${here() === '' ? '' : `, in ${here()}`}. Save it as UTF-8 and send it again.`,
        here(),
      )
    }
  }

  /** Bytes of the frame: between lists everything is. */
  function keep(bytes: Uint8Array): void {
    frameBytes += bytes.length
    if (frameBytes > limits.frameBytes) {
      throw new InventoryError(
        'inventory-too-large',
        `The document has more than ${limits.frameBytes} bytes outside its lists${here() === '' ? '' : `, at ${here()}`}. Leave out what is embedded there.`,
        here(),
      )
    }
    frame.push(bytes.slice())
  }

  function open(object: boolean, at: number): boolean {
    const parent = top()
    const path = parent === undefined ? [] : [...parent.path, parent.key]
    const streamed = plan.stream(path, object ? 'object' : 'array')
    if (!streamed && !(object && (path.length === 0 || plan.enter(path)))) return false
    const context: Context = { object, path, keys: new Set(), key: '' }
    if (streamed) {
      const place = below('', ...path)
      if (lists.some((list) => list.place === place)) {
        throw new InventoryError(
          'inventory-not-json',
          `The document has ${place} twice, at byte ${offset + at} for the second time: readers disagree which one counts. Keep one.`,
          place,
        )
      }
      context.list = { place, kind: object ? 'members' : 'entries', count: 0 }
      lists.push(context.list)
    }
    stack.push(context)
    expected = 'first'
    return true
  }

  /** @returns the position after the byte, or after as much of the value as has come */
  function step(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] as number
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return at + 1
    const context = top()
    if (expected === 'nothing') throw fault(offset + at, 'the document ended before this')
    if (expected === 'colon') {
      if (byte !== 0x3a) throw fault(offset + at, 'a colon is expected')
      expected = 'value'
      return at + 1
    }
    const closes = context !== undefined && byte === (context.object ? 0x7d : 0x5d)
    if (closes && (expected === 'first' || expected === 'next')) {
      if (context.list !== undefined) frameFrom = at
      stack.pop()
      after()
      return at + 1
    }
    if (expected === 'next') {
      if (byte !== 0x2c) throw fault(offset + at, `a comma or ${context?.object ? '}' : ']'} is expected`)
      expected = context?.object ? 'key' : 'value'
      return at + 1
    }
    if (expected === 'key' || (expected === 'first' && context?.object)) {
      if (byte !== 0x22) throw fault(offset + at, 'a member name in double quotes is expected')
      return begin('key', bytes, at)
    }
    if (context?.list !== undefined) return begin('entry', bytes, at)
    if ((byte === 0x7b || byte === 0x5b) && open(byte === 0x7b, at)) {
      if (top()?.list !== undefined) cut(bytes, at + 1)
      return at + 1
    }
    return begin('kept', bytes, at)
  }

  function begin(what: 'key' | 'entry' | 'kept', bytes: Uint8Array, at: number): number {
    if (!/["{[\-0-9tfn]/.test(String.fromCharCode(bytes[at] as number)))
      throw fault(offset + at, 'a value is expected')
    running = what
    valueAt = offset + at
    captured = []
    value.begin(bytes[at] as number, offset + at)
    return run(bytes, at)
  }

  function run(bytes: Uint8Array, from: number): number {
    const at = value.run(bytes, from, offset, here)
    if (running !== 'kept') {
      captured.push(value.done ? bytes.subarray(from, at) : bytes.slice(from, at))
      if (offset + at - valueAt > limits.entryBytes) {
        throw new InventoryError(
          'inventory-too-large',
          `${here()} has more than ${limits.entryBytes} bytes. Split it, or leave out what is embedded in it.`,
          here(),
        )
      }
    }
    if (value.done) finish()
    return at
  }

  function finish(): void {
    const what = running
    running = undefined
    const context = top()
    if (what === 'kept' || context === undefined) {
      after()
      return
    }
    const text = decode(concat(captured))
    if (what === 'key') {
      context.key = keyOf(text)
      if (context.keys.has(context.key)) twice.push(here())
      if (context.list === undefined) context.keys.add(context.key)
      expected = 'colon'
      return
    }
    const { list } = context
    if (list === undefined) return
    emit({ list, place: here(), offset: valueAt, text })
    list.count += 1
    after()
  }

  function keyOf(text: string): string {
    try {
      return String(JSON.parse(text))
    } catch {
      throw fault(valueAt, 'this member name is not closed or escaped as JSON asks')
    }
  }

  function after(): void {
    expected = stack.length === 0 ? 'nothing' : 'next'
  }

  function cut(bytes: Uint8Array, at: number): void {
    keep(bytes.subarray(frameFrom, at))
    texts.push(decode(concat(frame)))
    frame = []
    frameFrom = -1
  }

  return {
    push(bytes) {
      if (offset + bytes.length > limits.bytes) {
        throw new InventoryError(
          'inventory-too-large',
          `The document has more than ${limits.bytes} bytes. Send it in parts.`,
        )
      }
      frameFrom = top()?.list === undefined ? 0 : -1
      let at = 0
      while (at < bytes.length) at = running === undefined ? step(bytes, at) : run(bytes, at)
      if (frameFrom >= 0) keep(bytes.subarray(frameFrom))
      offset += bytes.length
    },
    end() {
      if (running !== undefined && value.scalar && stack.length === 0) finish()
      if (expected !== 'nothing') {
        throw new InventoryError(
          'inventory-cut-short',
          `The document ends at byte ${offset}${here() === '' ? '' : `, in ${here()}`}, before it is complete. Send all of it.`,
          here(),
        )
      }
      texts.push(decode(concat(frame)))
      return { texts, lists, twice }
    },
  }
}
