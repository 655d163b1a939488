import type { Judgement } from '../../standards/judging/types.ts'
import { facts, plain, table } from './output.ts'

/** A judgement for a person: the verdict first, then the controls side by side. */
export function judgementText(judgement: Judgement, target: string): string {
  const controls = table(
    ['control', 'expected', 'observed', 'holds', 'falls', 'detail'],
    judgement.controls.map((entry) => [
      entry.control,
      entry.expected,
      entry.observed,
      entry.holds ? 'yes' : 'NO',
      `${entry.falls} of ${entry.runs}`,
      entry.detail,
    ]),
  )
  const head = facts([
    ['verdict', judgement.verdict.toUpperCase()],
    ['target', target],
    ['falls', `${judgement.falls} of ${judgement.runs}`],
    ['fix', judgement.fixHolds === undefined ? undefined : judgement.fixHolds ? 'holds' : 'does not hold'],
  ])
  const reasons = judgement.reasons.map((reason) => `- ${plain(reason)}`).join('\n')
  return [head, ...(judgement.controls.length === 0 ? [] : [controls]), reasons].join('\n\n')
}
