import { plain } from './output.ts'
import type { IntakeReceipt, IntakeResult } from './types.ts'

type Counts = Pick<IntakeReceipt, 'sent' | 'accepted' | 'duplicates' | 'rejected'> &
  Partial<Pick<IntakeReceipt, 'results' | 'statusLink'>>

/** What intake answered, for a person: counts, every refusal with its position, the status link. */
export function receiptText(receipt: Counts): string {
  const { sent, accepted, duplicates, rejected, results = [], statusLink } = receipt
  const refused = results.filter(({ status }) => status === 'rejected').map(refusalText)
  const ids = results.length === 1 ? results.flatMap(({ findingId }) => findingId ?? []) : []
  return [
    `${sent} sent: ${accepted} accepted, ${duplicates} duplicates, ${rejected} rejected`,
    ...ids.map((id) => `finding ${id}`),
    ...refused,
    ...(statusLink === undefined ? [] : [`status, shown only once: ${statusLink}`]),
  ].join('\n')
}

export function refusalText({ position, error }: IntakeResult): string {
  return plain(`${position}: ${error?.path ?? ''} ${error?.message ?? 'rejected'} [${error?.code ?? '?'}]`)
}
