import { asText, type Loose } from '../../../../standards/report/loose.ts'
import { readRecord } from '../../../../standards/vulnerability/record.ts'
import { bodyOf, FetchProblem } from './get.ts'
import type { PagingContext } from './paging.ts'

/** What a provider's lists and documents are asked for with. */

export const LIST_BYTES = 64 * 1024 * 1024

/** It is not there: its own problem, and no reason to give the provider up. */
export class Missing extends Error {}

/** @throws Missing when the provider does not have it; FetchProblem when the provider is not there */
export async function get(
  { fetch, clock, source, trusted }: PagingContext,
  url: string,
  most: number,
): Promise<Buffer> {
  // What a provider's lists lead to is trusted as far as its own host.
  const own = trusted && new URL(url).host === new URL(source.address!).host
  const answer = await fetch(url, { trusted: own })
  if (answer.status === 404 || answer.status === 410) {
    answer.body.destroy()
    throw new Missing()
  }
  return bodyOf(answer, most, url, clock.now())
}

/** @throws FetchProblem when it is not there or no JSON object */
export async function json(context: PagingContext, url: string, what: string): Promise<Loose> {
  try {
    return readRecord(await get(context, url, LIST_BYTES), what, LIST_BYTES)
  } catch (error) {
    if (error instanceof FetchProblem) throw error
    throw new FetchProblem(`${url} is no ${what}${error instanceof Missing ? ': it is not there' : ''}.`)
  }
}

/** An address a provider gives, relative ones from where they stand; undefined: it is none. */
export function address(value: unknown, base: string): string | undefined {
  const text = asText(value)
  return text !== undefined && text.length <= 2048 && URL.canParse(text, base)
    ? new URL(text, base).href
    : undefined
}
