import type { Readable } from 'node:stream'
import type { RunObservation } from '../../standards/judging/types.ts'

/**
 * Calls `onLine` for each newline-ended line of a stream another process writes.
 * Rejects when the stream brings more than `maxBytes` in all.
 */
export async function readLines(
  stream: Readable,
  maxBytes: number,
  onLine: (line: string) => void,
): Promise<void> {
  let parts: Buffer[] = []
  let total = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    total += chunk.length
    if (total > maxBytes) throw new Error('too much output')
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      onLine(Buffer.concat([...parts, chunk.subarray(from, at)]).toString('utf8'))
      parts = []
      from = at + 1
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
  }
}

/**
 * What a sandbox's process says in one line: that it is ready, or what a run showed. The judge checks what
 * an observation holds. @returns undefined for a line that is no object
 */
export function parseAnswer(line: string): { ready?: boolean; observation?: RunObservation } | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
