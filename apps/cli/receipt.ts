import { maintainersText } from './claim-text.ts'
import { plain } from './output.ts'
import type { IntakeReceipt, IntakeResult } from './types.ts'

type Counts = Pick<IntakeReceipt, 'sent' | 'accepted' | 'duplicates' | 'rejected'> &
  Partial<Pick<IntakeReceipt, 'results' | 'statusLink' | 'maintainersSay'>>

/** What intake answered, for a person: counts, every refusal with its position, the status link, maintainers' words. */
export function receiptText(receipt: Counts): string {
  const { sent, accepted, duplicates, rejected, results = [], statusLink, maintainersSay = [] } = receipt
  const refused = results.filter(({ status }) => status === 'rejected').map(refusalText)
  const ids = results.length === 1 ? results.flatMap(({ findingId }) => findingId ?? []) : []
  return [
    `${sent} sent: ${accepted} accepted, ${duplicates} duplicates, ${rejected} rejected`,
    ...ids.map((id) => `finding ${id}`),
    ...refused,
    ...(statusLink === undefined ? [] : [`status, shown only once: ${statusLink}`]),
    ...maintainersSay.map((one) => `\n${plain(one.package)}\n${maintainersText(one.says)}`),
  ].join('\n')
}

export function refusalText({ position, error }: IntakeResult): string {
  return plain(`${position}: ${error?.path ?? ''} ${error?.message ?? 'rejected'} [${error?.code ?? '?'}]`)
}
