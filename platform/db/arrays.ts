/** Type identifiers of PostgreSQL's catalogue (pg_type.oid); those of built-in types never change. */
const BYTEA = 17
const INTEGER = 23
const UUID = 2950

/**
 * Arrays in PostgreSQL's binary form (array_recv in its src/backend/utils/adt/arrayfuncs.c): a bulk insert
 * sends them as one parameter each. As text every byte travels as two digits behind an escaped backslash,
 * which both sides take longer over than over the rest of the insert. The statement must name the type:
 * `${byteaArray(list)}::bytea[]`.
 */
export function byteaArray(values: readonly (Uint8Array | null)[]): Buffer {
  let size = HEADER
  for (const value of values) size += 4 + (value?.length ?? 0)
  const out = begin(BYTEA, values, size)
  let at = HEADER
  for (const value of values) {
    at = out.writeInt32BE(value === null ? -1 : value.length, at)
    if (value === null) continue
    out.set(value, at)
    at += value.length
  }
  return finish(out, values)
}

/** `bytea[]` of sixteen-byte values, given as 32 hexadecimal digits each. */
export const keyArray = (values: readonly string[]): Buffer => sixteens(BYTEA, values)

/** `uuid[]` */
export const uuidArray = (values: readonly (string | null)[]): Buffer =>
  sixteens(
    UUID,
    values.map((id) => (id === null ? null : id.replaceAll('-', ''))),
  )

/** `integer[]`, signed, 32 bits. */
export function integerArray(values: readonly number[]): Buffer {
  const out = begin(INTEGER, values, HEADER + 8 * values.length)
  let at = HEADER
  for (const value of values) at = out.writeInt32BE(value, out.writeInt32BE(4, at))
  return finish(out, values)
}

/** Number of dimensions, whether a null is among them, element type, length, lower bound. */
const HEADER = 20

function sixteens(type: number, values: readonly (string | null)[]): Buffer {
  let elements = ''
  for (const value of values) {
    if (value !== null && value.length !== 32) throw new TypeError(`${value} is not sixteen bytes`)
    elements += value === null ? 'ffffffff' : `00000010${value}`
  }
  const out = begin(type, values, HEADER + elements.length / 2)
  // Decoding stops at the first character that is no digit.
  if (out.write(elements, HEADER, 'hex') < elements.length / 2)
    throw new TypeError('an element is not hexadecimal')
  return finish(out, values)
}

function begin(type: number, values: readonly unknown[], size: number): Buffer {
  const out = Buffer.alloc(size)
  out.writeInt32BE(values.length === 0 ? 0 : 1, 0)
  out.writeInt32BE(values.includes(null) ? 1 : 0, 4)
  out.writeInt32BE(type, 8)
  out.writeInt32BE(values.length, 12)
  out.writeInt32BE(1, 16)
  return out
}

/** An array without elements has no dimensions, hence neither length nor lower bound. */
const finish = (out: Buffer, values: readonly unknown[]): Buffer =>
  values.length === 0 ? out.subarray(0, 12) : out
