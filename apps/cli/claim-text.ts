import { facts, table } from './output.ts'
import type { CheckResult, ClaimView, MaintainersSay, Overlap } from './types.ts'

/** A claim for a person. */
export function claimText(view: ClaimView): string {
  const { ended } = view
  const head = facts([
    ['claim', view.id],
    ['target', view.line],
    ['state', view.state],
    ['held by', view.organisation],
    ['method', `${view.method}, ${view.depth}`],
    ['tool', view.tool],
    ['budget', view.budget && `${view.budget.amount} ${view.budget.unit}`],
    ['window', `${view.window.from} to ${view.window.to}`],
    ['lease', `until ${view.leaseUntil}, ${view.leaseSeconds} seconds from each heartbeat`],
    ['shown to rivals', view.show],
    ['note', view.note],
    ['ended', ended && `${ended.at}: ${ended.outcome}, reached ${ended.depthReached}`],
    ['words', ended?.words],
  ])
  const joins = view.joins.map(({ organisation, state, id, askedAt }) => [organisation, state, askedAt, id])
  return joins.length === 0 ? head : `${head}\n\n${table(['asks to join', 'state', 'asked', 'id'], joins)}`
}

/** Whether a target is free, and what to do if not. */
export function checkText({ free, overlap, maintainersSay }: CheckResult): string {
  const verdict = free ? 'free' : overlap ? overlapText(overlap) : 'its maintainers do not want it searched'
  return [verdict, maintainersSay && maintainersText(maintainersSay)].filter(Boolean).join('\n')
}

function wayOf(way: Overlap['suggestions'][number]): [string, string] {
  switch (way.kind) {
    case 'wait':
      return ['wait', `until ${way.until}; free from ${way.earliest} should the holder not renew`]
    case 'split':
      return ['split', `nobody holds ${way.versions}`]
    case 'join':
      return ['join', `ask for ${way.claim}${way.methods ? ` with ${way.methods.join(', ')}` : ''}`]
    case 'elsewhere':
      return ['elsewhere', way.targets.join(', ')]
  }
}

export function overlapText(overlap: Overlap): string {
  const taken = facts([
    ['taken until', overlap.until],
    ['by', [...overlap.holders, ...overlap.own.map((id) => `your claim ${id}`)].join(', ')],
    ['method', overlap.methods.join(', ')],
    ['compared', overlap.compared === 'meets' ? '' : 'cannot be compared, taken to meet'],
  ])
  return `${taken}\n\n${facts(overlap.suggestions.map(wayOf))}`
}

/** Maintainers' words, as they wrote them. */
export function maintainersText({ rules, setBy, setAt }: MaintainersSay): string {
  const intake = rules.preferredIntake
  return facts([
    ['maintainers say', `(${setBy}, ${setAt})`],
    ['opt out', rules.optOut?.words],
    ['report by', intake && [intake.kind, intake.address, intake.words].filter(Boolean).join(': ')],
    ['threat model', rules.threatModel],
    ...(rules.severityRules ?? []).map(({ applies, severity, words }): [string, string] => [
      'severity',
      [`${applies} is ${severity}`, words].filter(Boolean).join(': '),
    ]),
    ['load', rules.loadBudget && `${rules.loadBudget.dossiersPerWeek} dossiers a week`],
    ['unreproduced reports', rules.acceptsUnreproduced === true ? 'taken too' : 'not wanted'],
  ])
}
