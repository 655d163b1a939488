import type { Client } from './client.ts'
import { failed } from './exit.ts'
import type { InputStream } from './input.ts'
import type { Output } from './output.ts'
import { createProgress } from './progress.ts'
import { refusalText } from './receipt.ts'
import type { IntakeReceipt, IntakeResult } from './types.ts'

export type StreamTotal = Pick<
  IntakeReceipt,
  'sent' | 'accepted' | 'duplicates' | 'rejected' | 'maintainersSay'
>

/**
 * Sends NDJSON and reads the result of each line while sending. Refused lines are named at once.
 * @returns the server's closing counts
 * @throws CommandError when the answer breaks off: what was answered is committed
 */
export async function submitStream(
  client: Client,
  output: Output,
  input: InputStream,
  key: string | undefined,
): Promise<StreamTotal> {
  const progress = createProgress(output)
  const response = await client.raw('/v1/findings/stream', input.body, {
    'content-type': 'application/x-ndjson',
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  })
  let total: StreamTotal | undefined
  try {
    for await (const line of linesOf(response)) {
      const answer = JSON.parse(line) as Partial<IntakeResult & StreamTotal & { resumedAfterLine: number }>
      if (answer.resumedAfterLine !== undefined) output.say(`resumed after line ${answer.resumedAfterLine}`)
      else if (answer.sent !== undefined) total = answer as StreamTotal
      else {
        if (answer.status === 'rejected') output.say(refusalText(answer as IntakeResult))
        if (input.size !== undefined) progress.show('sending', input.read(), input.size)
      }
    }
  } catch (error) {
    throw failed(broken(error))
  } finally {
    progress.end()
  }
  if (total === undefined) throw failed(broken(undefined))
  return total
}

const broken = (error: unknown): string =>
  `The answer broke off${error instanceof Error ? ` (${error.message})` : ''}. Lines answered so far are kept: send the file again; with the same --idempotency-key it resumes where it broke off.`

async function* linesOf(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    yield* lines.filter((line) => line !== '')
  }
  if (rest !== '') yield rest
}
