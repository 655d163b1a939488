import { StringDecoder } from 'node:string_decoder'

/** Longest line taken, characters; longer ones are yielded as undefined and skipped to their end. */
const MAX_LINE = 1024 * 1024

/** Lines of a stream without holding more than one; undefined stands for a line that is too long. */
export async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string | undefined> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let skipping = false
  for await (const chunk of stream) {
    let text = rest + decoder.write(chunk as Buffer)
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      const line = text.slice(0, end)
      text = text.slice(end + 1)
      yield skipping || line.length > MAX_LINE ? undefined : line
      skipping = false
    }
    if (text.length > MAX_LINE) {
      skipping = true
      text = ''
    }
    rest = text
  }
  if (skipping || rest.length > MAX_LINE) yield undefined
  else if (rest !== '') yield rest
}
