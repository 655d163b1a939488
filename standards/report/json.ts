import { textNestsDeeper, valueNestsDeeper } from './depth.ts'
import { findJsonFault } from './json-fault.ts'
import type { ReadError, ReadLimits } from './limits.ts'

export type Read<T> = { ok: true; value: T } | { ok: false; error: ReadError }

/**
 * Text of an upload: UTF-8, or UTF-16 where a byte order mark says so (some Windows tools), without the
 * mark. Size is bounded before anything is decoded.
 */
export function readText(input: string | Uint8Array, limits: ReadLimits): Read<string> {
  const size = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength
  if (size > limits.bytes) {
    return refuse(
      'report-too-large',
      `The document has ${size} bytes; at most ${limits.bytes} are read at once. Send it in parts.`,
    )
  }
  if (typeof input === 'string')
    return { ok: true, value: input.startsWith('\ufeff') ? input.slice(1) : input }
  try {
    return { ok: true, value: decode(input) }
  } catch {
    return refuse('report-not-text', 'The document is not UTF-8 text. Save it as UTF-8 and send it again.')
  }
}

/** A JSON value from text, bytes or an already parsed value, within the limits. */
export function readJson(input: unknown, limits: ReadLimits): Read<unknown> {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) {
    return valueNestsDeeper(input, limits.depth) ? tooDeep(limits) : { ok: true, value: input }
  }
  const text = readText(input, limits)
  if (!text.ok) return text
  if (text.value.trim() === '') return refuse('report-empty', 'The document is empty.')
  if (textNestsDeeper(text.value, limits.depth)) return tooDeep(limits)
  try {
    return { ok: true, value: JSON.parse(text.value) }
  } catch {
    const fault = findJsonFault(text.value)
    return refuse(
      'report-not-json',
      `Not JSON at line ${fault.line}, column ${fault.column}: ${fault.message}. Mend the export and send it again.`,
    )
  }
}

/** @throws TypeError when the bytes are not text in the encoding the byte order mark names. */
function decode(bytes: Uint8Array): string {
  const mark = (first: number, second: number) => bytes[0] === first && bytes[1] === second
  const encoding = mark(0xff, 0xfe) ? 'utf-16le' : mark(0xfe, 0xff) ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding, { fatal: true }).decode(bytes)
}

function tooDeep(limits: ReadLimits): Read<never> {
  return refuse('report-too-deep', `The document nests deeper than ${limits.depth} levels. Flatten it.`)
}

function refuse(code: ReadError['code'], message: string): Read<never> {
  return { ok: false, error: { code, path: '', message } }
}
