import type { PlainAction } from '../../standards/exposure/actions.ts'
import type { OfflineExposure } from '../../standards/exposure/offline.ts'
import type { OfflineResult } from './offline.ts'
import { plain, table } from './output.ts'

/** An action as it stands on a page. */
export function actionText(
  action: Pick<
    PlainAction,
    'title' | 'why' | 'steps' | 'deadlineWords' | 'askVendor' | 'where' | 'vulnerabilities'
  >,
  at: number,
): string {
  const { title, why, steps, deadlineWords, askVendor, where, vulnerabilities } = action
  return plain(
    [
      `${at + 1}. ${title}`,
      `   When: ${deadlineWords}`,
      `   Why: ${why}`,
      ...steps.map((step, place) => `   ${String.fromCharCode(97 + place)}) ${step}`),
      ...(where.length === 0 ? [] : [`   Where: ${where.join('; ')}`]),
      ...(askVendor === null ? [] : [`   Ask the vendor: “${askVendor}”`]),
      `   (${vulnerabilities.slice(0, 12).join(', ')}${vulnerabilities.length > 12 ? `, and ${vulnerabilities.length - 12} more` : ''})`,
    ].join('\n'),
  )
}

export const exposureRows = (exposures: readonly OfflineExposure[]): string =>
  table(
    ['urgency', 'state', 'vulnerability', 'component', 'fixed in', 'because'],
    exposures.map(({ urgency, state, found, component, stated }) => [
      urgency.band,
      state,
      found.vulnerability,
      [component.name, component.version].filter(Boolean).join(' '),
      found.fixedIn,
      state === 'suppressed' ? stated : found.because,
    ]),
  )

export function offlineText(result: OfflineResult): string {
  const { header, exposures, actions, questions, problems, components } = result
  const open = exposures.filter(({ state }) => state !== 'suppressed').length
  return [
    plain(
      `${components} components against ${header.counts.advisories} records of ${header.issuer}, made ${header.madeAt.slice(0, 10)}, good until ${header.expiresAt.slice(0, 10)}: ${open} exposures.`,
    ),
    ...(exposures.length === 0 ? [] : [exposureRows(exposures)]),
    ...(actions.items.length === 0 ? [] : ['What to do:', ...actions.items.map(actionText)]),
    ...(actions.more > 0 ? [`… and ${actions.more} more.`] : []),
    ...(questions.length === 0
      ? []
      : [
          'Not compared, because nobody knows for certain what they are:',
          ...questions.map(({ words, question }) => plain(`  ${words}  ${question ?? 'no source names it'}`)),
        ]),
    ...problems.slice(0, 50).map(({ where, message }) => plain(`problem at ${where}: ${message}`)),
  ].join('\n\n')
}
