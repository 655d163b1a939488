/** The two bytes every gzip file begins with (RFC 1952 §2.3.1). */
const MAGIC = [0x1f, 0x8b] as const

/** The bytes as they are, or decompressed when they begin as gzip does. */
export async function* inflated(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = input[Symbol.asyncIterator]()
  let start = new Uint8Array(0)
  while (start.length < MAGIC.length) {
    const next = await source.next()
    if (next.done) break
    const joined = new Uint8Array(start.length + next.value.length)
    joined.set(start)
    joined.set(next.value, start.length)
    start = joined
  }
  const rest = withStart(start, source)
  if (start[0] !== MAGIC[0] || start[1] !== MAGIC[1]) {
    yield* rest
    return
  }
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await rest.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
  })
  const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value as Uint8Array
  }
}

async function* withStart(start: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start
  for (;;) {
    const next = await source.next()
    if (next.done) return
    yield next.value
  }
}
