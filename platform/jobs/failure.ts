import { Fault } from '../errors/index.ts'

/** Which jobs an error made fail; without it an error is of the queue itself. */
export interface JobFailure {
  queue: string
  ids: string[]
  /** Those of them whose tries are used up: nobody does them any more. */
  lost: string[]
}

/** Told everything that breaks in the background. */
export type OnError = (error: unknown, failure?: JobFailure) => void

/**
 * An error as a log may hold it. Words of ours stay; of others' words everything from the first quotation
 * mark to the last goes, since parsers and databases quote the text they broke on, and the stack loses
 * its head for the same reason. `detail` and other fields of database errors are not taken at all.
 */
export function describeFailure(error: unknown): {
  name: string
  message: string
  code?: string
  stack?: string
} {
  if (!(error instanceof Error))
    return { name: typeof error, message: 'something that is no error was thrown' }
  const { code } = error as { code?: unknown }
  const message = error instanceof Fault ? error.message : error.message.replace(/["'`“].*["'`”]/s, '"…"')
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    message: message.slice(0, 300),
    ...(typeof code === 'string' ? { code: code.slice(0, 64) } : {}),
    ...(frames.length > 0 ? { stack: frames.slice(0, 12).join('\n') } : {}),
  }
}
